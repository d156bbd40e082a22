// Scripts of the bench as processes of their own, so that memory is theirs alone and no other work shares their thread.
import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { nodeArguments, root, serviceFlags } from './root.ts'

function start (script: string, args: readonly string[], stdio: 'pipe' | 'inherit', { env = {}, flags = [] }: { readonly env?: Readonly<Record<string, string>> | undefined, readonly flags?: readonly string[] } = {}): ChildProcess {
  return spawn(process.execPath, [...flags, ...nodeArguments(script), ...args], { cwd: root, stdio: ['pipe', stdio, 'inherit'], env: { ...process.env, ...env } })
}

/** Runs a script of the project and reads the JSON that is its last line. @throws Error when it fails */
export async function runScript<T> (script: string, args: readonly string[]): Promise<T> {
  const child = start(script, args, 'pipe')
  child.stdin?.end()
  let last = ''
  if (child.stdout !== null) createInterface({ input: child.stdout }).on('line', (line) => { last = line })
  const code = await new Promise<number | null>((resolve) => { child.on('close', resolve) })
  if (code !== 0) throw new Error(`${script} ${args[0] ?? ''} ended with ${code}.`)
  return JSON.parse(last) as T
}

/** A script that serves until its standard input ends, with the flags of the service; `ready` is the JSON of its first line. `env` is added to the environment. */
export async function serveScript<T> (script: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<{ readonly ready: T, stop (): Promise<void> }> {
  const child = start(script, args, 'pipe', { env, flags: serviceFlags })
  const closed = new Promise<void>((resolve) => { child.on('close', () => { resolve() }) })
  const ready = await new Promise<T>((resolve, reject) => {
    child.on('close', (code) => { reject(new Error(`${script} ended with ${code} before it was ready.`)) })
    if (child.stdout !== null) createInterface({ input: child.stdout }).once('line', (line) => { resolve(JSON.parse(line) as T) })
  })
  return {
    ready,
    async stop () {
      child.stdin?.end()
      await closed
    }
  }
}
