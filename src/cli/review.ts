// What awaits review, as a table.
import { Option, type Command } from 'commander'
import { commandLine } from '../access/principal.ts'
import { reviewItemKinds, type WeighedItem } from '../claims/review-queue.ts'
import { reviewItemView } from '../claims/review-view.ts'
import type { Language } from '../catalogues/catalogue.ts'
import { plain } from '../http/plain.ts'
import { objectives } from '../scoring/types.ts'
import { count, cut, table } from './layout.ts'
import { jsonOption, languageOption, wholeNumber } from './options.ts'
import { withService, type Service } from './service.ts'
import { languageOf, paintFor, say, sayJson, widthOf, type Terminal } from './terminal.ts'

interface ListOptions {
  readonly first: number
  readonly kind?: readonly string[]
  readonly objective?: readonly string[]
  readonly organisation?: string
  readonly source?: string
  readonly language?: Language
  readonly json?: true
}

export function addReview (program: Command, terminal: Terminal): void {
  const review = program.command('review').description('what awaits a reviewer').addHelpText('after', `
Example:
  ponteverde review list`)
  review.command('list').description('submitted claims and profiles in review, those first whose decision would change the most matches')
    .addOption(new Option('--first <n>', 'how many, at most 100').argParser(wholeNumber(1, 100)).default(20))
    .addOption(new Option('--kind <kind...>', 'profiles, or claims of these kinds').choices(reviewItemKinds))
    .addOption(new Option('--objective <objective...>', 'taxonomy claims that contribute to one of these').choices(objectives))
    .option('--organisation <id>', 'of this SME or investor')
    .option('--source <name>', 'of organisations from this source')
    .addOption(languageOption())
    .addOption(jsonOption())
    .addHelpText('after', `
The first column is how many matches a decision would change; – while it is not computed yet.

Examples:
  ponteverde review list
  ponteverde review list --kind taxonomy cam --source chamber-export
  ponteverde review list --kind profile --first 100 --json`)
    .action(async ({ first, kind: kinds, objective, organisation, source, language, json }: ListOptions) => {
      await withService(terminal, { writes: false }, async (service) => {
        const page = await service.reviewQueue.list({ first, filter: { kinds, objectives: objective, organisation, source } }, commandLine)
        const { totalCount, unweighed, dataVersion } = page
        const items = page.items.map(({ item }) => item)
        const chosen = language ?? languageOf(terminal.env)
        if (json) return sayJson(terminal, { totalCount, unweighed, dataVersion, items: items.map((item) => shown(item, service, chosen)) })
        say(terminal, items.length === 0 ? 'Nothing awaits review.' : lines(items, chosen, terminal))
        const rest = totalCount - items.length
        if (rest > 0) say(terminal, `\n${paintFor(terminal)('dim', `… and ${count(rest, 'more entry', 'more entries')}; --first shows up to 100.`)}`)
        if (unweighed > 0) say(terminal, `\n${paintFor(terminal)('dim', `${count(unweighed, 'entry has', 'entries have')} no priority yet: computing all would take too long at once.`)}`)
      })
    })
}

/** An entry as REST shows it, the organisation by its id. */
function shown (item: WeighedItem, { catalogues }: Service, language: Language): unknown {
  const { organisation, ...rest } = reviewItemView(item, { catalogues, codes: catalogues.codes, principal: commandLine })
  return plain({ ...rest, organisation: organisation.id }, language)
}

/** What a claim is about, in a word. */
function subjectOf ({ claim, organisation: { profile } }: WeighedItem): string {
  if (claim === null) return profile.kind
  const { facts } = claim
  switch (facts.kind) {
    case 'taxonomy': return facts.activity
    case 'cam': return facts.category
    case 'certification': return facts.certification
    case 'china_catalogue': return facts.entry
    case 'membership': return facts.name
  }
}

function nameOf ({ organisation: { profile } }: WeighedItem, language: Language): string {
  return profile.names[language] ?? (profile.kind === 'sme' ? profile.legalName : profile.registeredName) ?? profile.id
}

function lines (items: readonly WeighedItem[], language: Language, terminal: Terminal): string {
  const room = Math.max(16, Math.floor((widthOf(terminal) - 64) / 2) + 8)
  return table(['matches', 'since', 'kind', 'about', 'organisation', 'id'], items.map((item) => [
    String(item.priority ?? '–').padStart(7),
    item.waitingSince.toISOString().slice(0, 10),
    item.kind,
    cut(subjectOf(item), room),
    cut(nameOf(item, language), room),
    item.claim === null ? item.id : `${item.id} (version ${item.claim.version})`
  ]))
}
