// What a command talks to: the streams and environment of its process, given to it so that nothing else reads them.
import { languages, type Language } from '../catalogues/catalogue.ts'

export interface Terminal {
  readonly env: NodeJS.ProcessEnv
  readonly stdin: AsyncIterable<Uint8Array>
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  /** What the process will end with: 0 all is well, 1 something is not, 2 the command line was not understood. */
  exitCode: 0 | 1 | 2
}

export type Style = 'bold' | 'dim' | 'green' | 'yellow' | 'red'
/** Puts a text in a style, or leaves it alone where styles are not shown. */
export type Paint = (style: Style, text: string) => string

/** Select Graphic Rendition of ECMA-48: on, then off. */
const codes: Readonly<Record<Style, readonly [on: number, off: number]>> = { bold: [1, 22], dim: [2, 22], green: [32, 39], yellow: [33, 39], red: [31, 39] }

export const plainPaint: Paint = (_style, text) => text

/** Colours only on a terminal, and not when NO_COLOR (no-color.org) asks for none. */
export function paintFor ({ env, stdout }: Terminal): Paint {
  const shown = stdout.isTTY && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb'
  return shown ? (style, text) => `\u001b[${codes[style][0]}m${text}\u001b[${codes[style][1]}m` : plainPaint
}

/** Columns to write in: the terminal's, within what reads well; 100 for a file or a pipe. */
export function widthOf ({ stdout }: Terminal): number {
  return stdout.isTTY ? Math.min(120, Math.max(72, stdout.columns)) : 100
}

/** Writes a text and a newline to standard output. */
export function say ({ stdout }: Terminal, text: string): void {
  stdout.write(`${text}\n`)
}

/** Writes a value as JSON to standard output, indented where a person reads it. */
export function sayJson (terminal: Terminal, value: unknown): void {
  say(terminal, JSON.stringify(value, null, terminal.stdout.isTTY ? 2 : undefined))
}

/** The language of the first locale (`it_IT.UTF-8`, `zh_CN`) that names one of ours, ranked as POSIX does; English when none does. */
export function languageOf (env: Terminal['env']): Language {
  for (const locale of [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']]) {
    const named = languages.find((language) => locale?.toLowerCase().startsWith(language))
    if (named !== undefined) return named
  }
  return 'en'
}
