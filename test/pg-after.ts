// Stops the server that pg-before.ts started, and removes all of it.
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { serverFile, type TestServer } from './postgres.ts'

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
