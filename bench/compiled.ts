// npm run bench: compiles the project as it ships and runs the bench from that. Run straight from its sources through tsx, every
// function gets its name written again when it is made, which costs some parts half as much again.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { compiledFolder, root, serviceFlags } from './harness/root.ts'

rmSync(compiledFolder, { recursive: true, force: true })
mkdirSync(compiledFolder)
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.bench.json'], { cwd: root, stdio: 'inherit' })
// What the code looks for beside itself.
for (const name of ['package.json', 'node_modules', 'seeds', 'schema', 'drizzle']) {
  const link = join(compiledFolder, name)
  if (!existsSync(link)) symlinkSync(join('..', name), link)
}
const flags = [
  ...serviceFlags,
  // A million profiles may be held. No more than they need: each small collection goes over all pages of the heap, garbage or not.
  '--max-old-space-size=6144',
  // While a database answers, V8 would take the process for idle and collect those profiles, seconds of work, at the expense of who is timed next.
  '--no-memory-reducer'
]
const child = spawn(process.execPath, [...flags, join(compiledFolder, 'bench/run.js'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => { child.kill(signal) })
child.on('exit', (code) => { process.exitCode = code ?? 1 })
