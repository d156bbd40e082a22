// What concerns the database as a whole: its tables, what it starts with, and what is derived from it.
import { InvalidArgumentError, type Command } from 'commander'
import { commandLine } from '../access/principal.ts'
import { reindex } from '../profiles/reindex.ts'
import { CommandFailure } from './failure.ts'
import { count } from './layout.ts'
import { jsonOption, wholeNumber } from './options.ts'
import { createProgress, type Progress } from './progress.ts'
import { configOf, shownAddress, withService, withStore, type Service } from './service.ts'
import { say, sayJson, type Terminal } from './terminal.ts'

export function addDatabase (program: Command, terminal: Terminal): void {
  program.command('migrate').description('bring the database\'s tables up to date')
    .addOption(jsonOption())
    .addHelpText('after', `
Makes the SQLite file when there is none. Safe to run twice, and by several processes at once.

Examples:
  ponteverde migrate
  DATABASE_URL=postgres://pv:secret@db/ponteverde ponteverde migrate`)
    .action(async ({ json }: { json?: true }) => {
      const config = configOf(terminal)
      const address = shownAddress(config)
      const { engine, changed } = await withStore(config, async (store) => {
        const changed = !await store.ready()
        if (changed) await store.migrate()
        return { engine: store.engine, changed }
      })
      if (json) return sayJson(terminal, { engine, database: address, changed, current: true })
      say(terminal, changed ? `The tables of ${address} are up to date now.` : `The tables of ${address} were up to date already.`)
    })

  const command: Command = program.command('seed').description('give a database what it starts with')
    .option('--demo', 'the demo profiles too: invented SMEs and investors')
    .option('--synthetic <count>', 'so many more invented profiles, for benchmarks and load tests', wholeNumber(0, Number.MAX_SAFE_INTEGER))
    .option('--seed <number>', 'of --synthetic: which population; the same number makes the same profiles everywhere (default: 1)', wholeNumber(0, 2 ** 52 - 1))
    .option('--investors <share>', 'of --synthetic: the share of investors, 0 to 1 (default: 0.2)', shareNumber)
    .option('--uncorrelated', 'of --synthetic: profiles whose parts have nothing to do with each other, the worst case for an index')
    .addOption(jsonOption())
    .addHelpText('after', `
Stores the shipped table of exchange rates unless there are rates already. Running it again changes nothing;
after an interruption, or with a larger count, it adds the profiles that are missing.

Examples:
  ponteverde seed
  ponteverde seed --demo
  ponteverde seed --synthetic 100000 --seed 7`)
  command.action(async (options: SeedOptions) => {
    const only = (['seed', 'investors', 'uncorrelated'] as const).find((name) => options[name] !== undefined)
    if (options.synthetic === undefined && only !== undefined) command.error(`error: --${only} belongs to --synthetic`)
    const progress = createProgress(terminal)
    const done = await withService(terminal, { writes: true }, (service) => seed(service, options, progress)).finally(() => progress.end())
    if (options.json) sayJson(terminal, done)
    else say(terminal, seedText(done))
    if ((done.demo?.rejected ?? 0) + (done.synthetic?.rejected ?? 0) > 0) terminal.exitCode = 1
  })

  program.command('reindex').description('derive anew what directories and searches find profiles by')
    .addOption(jsonOption())
    .addHelpText('after', `
Needed after new exchange rates or code lists, which change what profiles are found by. The service may keep running.

Example:
  ponteverde reindex`)
    .action(async ({ json }: { json?: true }) => {
      const progress = createProgress(terminal)
      const profiles = await withService(terminal, { writes: true }, async ({ catalogues: { codes }, store }) => {
        const total = await store.read.countProfiles()
        return await reindex({ store, codes }, commandLine, (done) => { progress.tell(done, total === 0 ? null : done / total) })
      }).finally(() => progress.end())
      if (json) return sayJson(terminal, { profiles })
      say(terminal, `${count(profiles, 'profile')} indexed.`)
    })
}

interface SeedOptions { readonly demo?: true, readonly synthetic?: number, readonly seed?: number, readonly investors?: number, readonly uncorrelated?: true, readonly json?: true }
type Totals = Record<'created' | 'updated' | 'unchanged' | 'rejected', number>
interface Seeded {
  readonly rates: boolean
  readonly demo: Totals | null
  readonly synthetic: Totals & { readonly seed: number, readonly source: string, readonly batch: string } | null
}

function shareNumber (given: string): number {
  const number = Number(given)
  if (given.trim() === '' || !(number >= 0 && number <= 1)) throw new InvalidArgumentError('Give a share from 0 to 1.')
  return number
}

async function seed (service: Service, options: SeedOptions, progress: Progress): Promise<Seeded> {
  const rates = await service.seedRates()
  return { rates, demo: options.demo ? await seedDemo(service) : null, synthetic: options.synthetic === undefined ? null : await seedPopulation(service, options.synthetic, options, progress) }
}

async function seedDemo (service: Service): Promise<Totals> {
  const totals = { created: 0, updated: 0, unchanged: 0, rejected: 0 }
  for (const { counts: { created, updated, unchanged, rejected } } of await service.seedDemo()) {
    totals.created += created
    totals.updated += updated
    totals.unchanged += unchanged
    totals.rejected += rejected
  }
  return totals
}

/** @throws CommandFailure for a population that cannot be made */
async function seedPopulation ({ imports, catalogues }: Service, count: number, { seed = 1, investors, uncorrelated }: SeedOptions, progress: Progress): Promise<NonNullable<Seeded['synthetic']>> {
  const { defaultInvestorShare, seedSynthetic } = await import('../synthetic/seed.ts')
  const { sourceOf } = await import('../synthetic/synthetic.ts')
  const which = { seed, investorShare: investors ?? defaultInvestorShare, uncorrelated: uncorrelated === true }
  try {
    const { id, counts: { created, updated, unchanged, rejected } } = await seedSynthetic({ imports, catalogues }, {
      ...which, count, principal: commandLine, onProgress: (taken) => { progress.tell(taken, count === 0 ? null : taken / count) }
    })
    return { seed, source: sourceOf(seed, which.uncorrelated), batch: id, created, updated, unchanged, rejected }
  } catch (error) {
    if (error instanceof RangeError) throw new CommandFailure(error.message)
    throw error
  }
}

function totalsText ({ created, updated, unchanged, rejected }: Totals): string {
  return `${created} created, ${updated} updated, ${unchanged} unchanged${rejected > 0 ? `, ${rejected} rejected` : ''}. All of them are invented.`
}

function seedText ({ rates, demo, synthetic }: Seeded): string {
  const lines = [rates ? 'Exchange rates: the shipped table is stored. Replace it with current rates before any real use.' : 'Exchange rates: there are some already; nothing was changed.']
  if (demo !== null) lines.push(`Demo profiles: ${totalsText(demo)}`)
  if (synthetic !== null) lines.push(`Profiles of ${synthetic.source}: ${totalsText(synthetic)}`, `They are the import ${synthetic.batch}.`)
  return lines.join('\n')
}
