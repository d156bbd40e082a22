// What the service logs while the tests run is gathered in one folder, file by file of the processes, and looked through at the
// end (pg-after.ts): no key, no token, and nothing by which a person could be reached, whatever the tests were about.
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of one run, named by the tap process. pg-before.ts makes it; without one nothing is gathered. */
export function logFolder (runner: number): string {
  return fileURLToPath(new URL(`../node_modules/.cache/ponteverde/logs-${runner}`, import.meta.url))
}

const folder = logFolder(process.ppid)
const gathering = existsSync(folder)
const file = join(folder, `${process.pid}.log`)
/** Characters that wait to be written together. */
const patience = 65_536
let waiting = ''

/** Writes what waits. */
export function writeGathered (): void {
  if (waiting !== '') appendFileSync(file, waiting)
  waiting = ''
}
if (gathering) process.on('exit', writeGathered)

/** Gathers what a service wrote to its log: whole lines. */
export function gather (text: string): void {
  if (!gathering) return
  waiting += text
  if (waiting.length > patience) writeGathered()
}

/** Names, besides addresses and numbers, that tests give to contacts or mark as secret. */
const marked = ['Riservatell', 'Anna Bianchi', 'Luca Neri', 'Bice Mutata', 'RISERVATISSIM', 'parolasegretissima', 'Inventata', 'Ada Rossi', 'Nuova Persona', 'Persona one', 'Persona two', '王小明']

const patterns: ReadonlyArray<readonly [string, RegExp]> = [
  ['an API key', /\bpv_[0-9a-f]{16}_[\w-]+/gi],
  ['credentials', /\b(?:bearer|basic)\s+(?!\[)[\w.~+/=-]{6,}/gi],
  ['a token', /\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g],
  ['a cookie', /\\*"(?:set-)?cookie\\*"\s*:\s*\\*[["]+[^"\]]+/gi],
  ['a password in an address', /[a-z][a-z\d+.-]*:\/\/(?!\[)[^\s/@:"]+:[^\s/@"]+@/gi],
  ['an e-mail address', /[\w.%+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/gi],
  ['a telephone number', /\+\d[\d ()./-]{6,}\d/g],
  ['a marked name', new RegExp(marked.join('|'), 'gi')]
]

export interface Leak {
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly what: string
  /** The line without what must not be in it. */
  readonly shown: string
}

/** Every line of a log that holds what it must not, once for each kind of it. */
export function leaksIn (text: string, name: string): readonly Leak[] {
  return text.split('\n').flatMap((line, index) => {
    const found = patterns.filter(([, pattern]) => line.search(pattern) >= 0)
    if (found.length === 0) return []
    const shown = patterns.reduce((rest, [what, pattern]) => rest.replaceAll(pattern, `[${what}]`), line).slice(0, 500)
    return found.map(([what]) => ({ file: name, line: index + 1, what, shown }))
  })
}

/** Looks through a run's folder. */
export function searchLogs (where: string): { readonly lines: number, readonly leaks: readonly Leak[] } {
  let lines = 0
  const leaks: Leak[] = []
  for (const name of readdirSync(where).sort()) {
    const text = readFileSync(join(where, name), 'utf8')
    lines += text.split('\n').length - 1
    leaks.push(...leaksIn(text, name))
  }
  return { lines, leaks }
}
