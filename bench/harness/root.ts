// Where things lie, for the bench as it is written and as it is compiled.
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
