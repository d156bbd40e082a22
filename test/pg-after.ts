// Stops the server that pg-before.ts started, and removes all of it. Then looks through what the services of the run logged: the run
// fails when any of it is a key, a token or somebody's address.
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { serverFile, type TestServer } from './postgres.ts'
import { logFolder, searchLogs } from './run-log.ts'

const file = serverFile(process.ppid)
const { stop } = JSON.parse(readFileSync(file, 'utf8')) as TestServer
if (stop !== null) {
  const { bin, data, folder, ...user } = stop
  try {
    execFileSync(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'], { ...user, cwd: folder, stdio: 'pipe' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
rmSync(file)

const logs = logFolder(process.ppid)
const { lines, leaks } = searchLogs(logs)
rmSync(logs, { recursive: true })
console.log(`# ${lines} lines of logs looked through, ${leaks.length === 0 ? 'nothing confidential in them' : `${leaks.length} times something confidential`}`)
for (const { file: name, line, what, shown } of leaks.slice(0, 20)) console.error(`LEAK ${name}:${line} holds ${what}: ${shown}`)
if (leaks.length > 0) process.exitCode = 1
