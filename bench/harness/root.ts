// Where things lie, for the bench as it is written and as it is compiled.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const isCompiled = import.meta.url.endsWith('.js')

/** The project's folder. */
export const root = fileURLToPath(new URL(isCompiled ? '../../..' : '../..', import.meta.url))

/** Where the bench is compiled to; never committed. */
export const compiledFolder = join(root, '.bench')

/** What starts a script of the project, given as `bench/….ts`, the way this one was started. */
export function nodeArguments (script: string): readonly string[] {
  return isCompiled ? [join(compiledFolder, script.replace(/\.ts$/, '.js'))] : ['--import', 'tsx', join(root, script)]
}

/** What Node is told when the service is started, by `npm start` of package.json. */
export const serviceFlags: readonly string[] = (() => {
  const { scripts: { start } } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly scripts: { readonly start: string } }
  const flags = /\bnode ((?:--\S+ )*)dist\/main\.js$/.exec(start)?.[1]
  if (flags === undefined) throw new Error(`npm start does not run the service with flags of Node alone: ${start}`)
  return flags.trim().split(' ').filter((flag) => flag !== '')
})()
