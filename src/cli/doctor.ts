// Is all well? What the service would find if it started now.
import type { Command } from 'commander'
import type { Catalogue } from '../catalogues/catalogue.ts'
import type { Config } from '../config.ts'
import { cataloguesCheck, clockCheck, configurationCheck, engineCheck, fileCheck, keysCheck, migrationsCheck, profilesCheck, ratesCheck, rowSecurityCheck, runtimeCheck, type Check, type Verdict } from './checks.ts'
import { failureReport } from './failure.ts'
import { table, wrap } from './layout.ts'
import { jsonOption } from './options.ts'
import { configOf, withStore } from './service.ts'
import { paintFor, say, sayJson, widthOf, type Paint, type Style, type Terminal } from './terminal.ts'

export function addDoctor (program: Command, terminal: Terminal): void {
  program.command('doctor').description('say whether all is well: configuration, database, code lists, clock, rates')
    .addOption(jsonOption())
    .addHelpText('after', `
Looks and changes nothing. Exit code 1 when something is wrong; what is only worth knowing is a warning.

Examples:
  ponteverde doctor
  ponteverde doctor --json`)
    .action(async ({ json }: { json?: true }) => {
      const { checks, catalogues } = await examine(terminal)
      const ok = checks.every(({ verdict }) => verdict !== 'error')
      if (!ok) terminal.exitCode = 1
      if (json) sayJson(terminal, { ok, checks, catalogues: catalogues.map(({ id, version, asOf, count, official }) => ({ id, version, asOf, count, official })) })
      else say(terminal, doctorReport(checks, catalogues, widthOf(terminal), paintFor(terminal)))
    })
}

interface Examined { readonly checks: readonly Check[], readonly catalogues: readonly Catalogue[] }

async function examine (terminal: Terminal): Promise<Examined> {
  const now = new Date()
  const checks = [runtimeCheck()]
  let config: Config | undefined
  try {
    config = configOf(terminal)
    checks.push(configurationCheck(config))
  } catch (error) {
    checks.push({ name: 'configuration', verdict: 'error', message: failureReport(error).message })
  }
  const { check, catalogues } = await cataloguesCheck()
  checks.push(check, ...config === undefined ? [await clockCheck(now, undefined, catalogues)] : await databaseChecks(config, now, catalogues))
  return { checks, catalogues }
}

/** What stands in the database, as far as it can be read. */
async function databaseChecks (config: Config, now: Date, catalogues: readonly Catalogue[]): Promise<Check[]> {
  const missing = fileCheck(config)
  if (missing !== undefined) return [missing, await clockCheck(now, undefined, catalogues)]
  try {
    return await withStore(config, async (store) => {
      const checks = [await engineCheck(store, config), await migrationsCheck(store)]
      if (checks.some(({ verdict }) => verdict === 'error')) return [...checks, await clockCheck(now, undefined, catalogues)]
      return [...checks, await profilesCheck(store.read), await ratesCheck(now, store.read), await keysCheck(store, now), ...[await rowSecurityCheck(store)].filter((check) => check !== undefined), await clockCheck(now, store.read, catalogues)]
    })
  } catch (error) {
    return [{ name: 'database', verdict: 'error', message: failureReport(error).message }, await clockCheck(now, undefined, catalogues)]
  }
}

const marks: Readonly<Record<Verdict, readonly [mark: string, style: Style]>> = { ok: ['ok', 'green'], warning: ['warning', 'yellow'], error: ['wrong', 'red'] }

/** The checks one below the other, then the code lists with their versions. */
export function doctorReport (checks: readonly Check[], catalogues: readonly Catalogue[], width: number, paint: Paint): string {
  const indent = ' '.repeat(25)
  const lines = checks.map(({ name, verdict, message }) => {
    const [mark, style] = marks[verdict]
    const text = message.split('\n').map((line) => wrap(line, width - indent.length, indent)).join('\n')
    return `${paint(style, mark.padEnd(8))} ${name.padEnd(16)}${text.slice(indent.length)}`
  })
  if (catalogues.length > 0) {
    lines.push('', table(['code list', 'entries', 'compiled', 'official', 'version'], catalogues.map(({ id, count, asOf, official, version }) => [
      id, String(count), asOf, official ? 'yes' : 'in part', version
    ])))
  }
  const wrong = checks.filter(({ verdict }) => verdict === 'error').length
  const warnings = checks.filter(({ verdict }) => verdict === 'warning').length
  lines.push('', wrong > 0 ? paint('red', `${wrong} wrong${warnings > 0 ? `, ${warnings} worth knowing` : ''}.`) : warnings > 0 ? `All is well; ${warnings} worth knowing.` : paint('green', 'All is well.'))
  return lines.join('\n')
}
