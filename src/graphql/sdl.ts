// The schema's source text: schema/*.graphql at the top of the package, two folders above this file in src/ and in dist/.
import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../../schema/', import.meta.url)

/** All rooms' parts in one text, in order of file name. */
export function readSdl (): string {
  return readdirSync(folder).filter((name) => name.endsWith('.graphql')).sort().map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n')
}
