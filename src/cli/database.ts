// What concerns the database as a whole: its tables, what it starts with, and what is derived from it.
import type { Command } from 'commander'
import { commandLine } from '../access/principal.ts'
import { reindex } from '../profiles/reindex.ts'
import { count } from './layout.ts'
import { jsonOption } from './options.ts'
import { createProgress } from './progress.ts'
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

  program.command('seed').description('give a database what it starts with')
    .option('--demo', 'the demo profiles too: invented SMEs and investors')
    .addOption(jsonOption())
    .addHelpText('after', `
Stores the shipped table of exchange rates unless there are rates already. Running it again changes nothing.

Examples:
  ponteverde seed
  ponteverde seed --demo`)
    .action(async ({ demo, json }: { demo?: true, json?: true }) => {
      const done = await withService(terminal, { writes: true }, (service) => seed(service, demo === true))
      if (json) sayJson(terminal, done)
      else say(terminal, seedText(done))
      if (done.demo !== null && done.demo.rejected > 0) terminal.exitCode = 1
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

interface Seeded {
  readonly rates: boolean
  readonly demo: { readonly created: number, readonly updated: number, readonly unchanged: number, readonly rejected: number } | null
}

async function seed (service: Service, demo: boolean): Promise<Seeded> {
  const rates = await service.seedRates()
  if (!demo) return { rates, demo: null }
  const totals = { created: 0, updated: 0, unchanged: 0, rejected: 0 }
  for (const { counts: { created, updated, unchanged, rejected } } of await service.seedDemo()) {
    totals.created += created
    totals.updated += updated
    totals.unchanged += unchanged
    totals.rejected += rejected
  }
  return { rates, demo: totals }
}

function seedText ({ rates, demo }: Seeded): string {
  const lines = [rates ? 'Exchange rates: the shipped table is stored. Replace it with current rates before any real use.' : 'Exchange rates: there are some already; nothing was changed.']
  if (demo !== null) lines.push(`Demo profiles: ${demo.created} created, ${demo.updated} updated, ${demo.unchanged} unchanged${demo.rejected > 0 ? `, ${demo.rejected} rejected` : ''}. All of them are invented.`)
  return lines.join('\n')
}
