// The command line as a whole: its commands, and how each way of ending is told.
import { Command, CommanderError } from 'commander'
import { readFileSync } from 'node:fs'
import { addAudit } from './audit.ts'
import { addDatabase } from './database.ts'
import { addDoctor } from './doctor.ts'
import { addExport } from './export.ts'
import { failureReport, failureText } from './failure.ts'
import { addImport } from './import.ts'
import { addKeys } from './keys.ts'
import { addMappings } from './mappings.ts'
import { addMatch } from './match.ts'
import { addPrivacy } from './privacy.ts'
import { addReview } from './review.ts'
import { addServe } from './serve.ts'
import { sayJson, type Terminal } from './terminal.ts'
import { addUndo } from './undo.ts'

function packageVersion (): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
  return version
}

/** The command `ponteverde` with all its subcommands, acting on the given terminal. */
export function buildProgram (terminal: Terminal): Command {
  const program = new Command('ponteverde')
  // Set before the commands are added: they inherit it.
  program
    .configureOutput({
      writeOut: (text) => { terminal.stdout.write(text) },
      writeErr: (text) => { terminal.stderr.write(text) }
    })
    .exitOverride()
    .helpOption('-h, --help', 'print what is possible')
  addServe(program, terminal)
  addDatabase(program, terminal)
  addImport(program, terminal)
  addUndo(program, terminal)
  addMappings(program, terminal)
  addExport(program, terminal)
  addMatch(program, terminal)
  addReview(program, terminal)
  addKeys(program, terminal)
  addAudit(program, terminal)
  addPrivacy(program, terminal)
  addDoctor(program, terminal)
  pointToHelp(program, 'ponteverde')
  return program
    .description('Ponte Verde (绿桥) ranks green Italian SMEs against Chinese investors, with explained scores.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpCommand('help [command]', 'print what is possible with a command')
    .addHelpText('after', `
Examples:
  ponteverde seed --demo                          a database with demo profiles
  ponteverde match sme_demo_15 --language it      its investors, in Italian
  ponteverde import members.json --dry-run        what an import would do
  ponteverde keys create --role admin             a key for the API
  ponteverde doctor                               is all well?

Every command takes --help, and --json for machines. The database is that of DATABASE_URL
(default: sqlite:data/ponteverde.db). Exit code 0: all is well; 1: something is not; 2: the command line is wrong.`)
}

/** After a mistake each command names its own help. */
function pointToHelp (command: Command, name: string): void {
  command.showHelpAfterError(`"${name} --help" tells what is possible.`)
  for (const inner of command.commands) pointToHelp(inner, `${name} ${inner.name()}`)
}

/**
 * Runs a command line (without the interpreter and script) and answers the exit code: 0 only when all is well,
 * 1 when something is not, 2 when the command line was not understood. Never throws.
 */
export async function run (argv: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  try {
    await buildProgram(terminal).parseAsync([...argv], { from: 'user' })
    return terminal.exitCode
  } catch (error) {
    // commander has told the person already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (argv.includes('--json')) sayJson(terminal, { error: failureReport(error) })
    const debug = ['debug', 'trace'].includes(terminal.env['LOG_LEVEL']?.toLowerCase() ?? '')
    terminal.stderr.write(`${failureText(error, debug)}\n`)
    return 1
  }
}
