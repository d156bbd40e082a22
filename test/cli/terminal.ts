// The command line under test: in this process on streams that remember, or as a process of its own.
import { spawn } from 'node:child_process'
import { PassThrough, Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { run } from '../../src/cli/program.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import { gather } from '../run-log.ts'

export interface Ended { readonly code: number | null, readonly stdout: string, readonly stderr: string }

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A stream as a terminal or a file would be, and what was written to it. */
export function remembering (isTTY = false): { stream: NodeJS.WriteStream, text: () => string } {
  const parts: string[] = []
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 100 })
  stream.on('data', (chunk: Buffer) => { parts.push(chunk.toString()) })
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => parts.join('') }
}

/** A command shows its user what was asked for, keys too; what it logs is looked through with all other logs. */
function gathered (ended: Ended): Ended {
  for (const line of `${ended.stdout}\n${ended.stderr}`.split('\n')) if (line.startsWith('{"level":')) gather(`${line}\n`)
  return ended
}

/** Runs a command line in this process. */
export async function runHere (args: readonly string[], env: NodeJS.ProcessEnv, { isTTY = false, input = '' }: { isTTY?: boolean, input?: string } = {}): Promise<Ended> {
  const [out, err] = [remembering(isTTY), remembering(isTTY)]
  const terminal: Terminal = { env, stdin: Readable.from([Buffer.from(input)]), stdout: out.stream, stderr: err.stream, exitCode: 0 }
  const code = await run(args, terminal)
  return gathered({ code, stdout: out.text(), stderr: err.text() })
}

/** Runs a command line as `npx ponteverde` would: a process with nothing but the given environment. */
export async function runThere (args: readonly string[], env: NodeJS.ProcessEnv, input = ''): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...args], { cwd: root, env: { PATH: process.env['PATH'], ...env } })
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []]
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
  child.stdin.end(input)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return gathered({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() })
}
