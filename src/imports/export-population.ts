// The whole population's matches: for every need, and for every profile without one, its best counterparts. Made profile by
// profile in the order of ids, so that what was interrupted can go on after the last profile.
import type { Principal } from '../access/principal.ts'
import type { Language } from '../catalogues/catalogue.ts'
import type { MatchFilter } from '../matching/match.ts'
import type { Matching } from '../matching/matching.ts'
import type { MatchViewContext } from '../matching/view.ts'
import type { Store, WholeSme } from '../profiles/store.ts'
import { matchCells, matchColumns } from './export-matches.ts'
import type { CellValue } from './flat.ts'
import { csvOf } from './table-writer.ts'

export interface PopulationExportDeps extends Pick<MatchViewContext, 'catalogues' | 'codes' | 'sentences'> { readonly store: Store, readonly matching: Matching }

export interface PopulationQuery {
  /** Matches of each need, 1 to 100. */
  readonly top: number
  readonly filter?: MatchFilter | undefined
  /** Calendar day, ISO 8601: one for the whole export, however long it takes. */
  readonly asOf: string
  readonly language: Language
  /** Id of the last profile that is done; all those after it are exported. */
  readonly after: string
}

/** What one profile comes to: a row a match, rank by rank, need by need. */
export interface ProfileMatches {
  readonly id: string
  readonly rows: ReadonlyArray<ReadonlyMap<string, CellValue>>
  /** The data these were computed from. */
  readonly dataVersion: string | null
}

const pageSize = 200

/** Whom a profile is matched as: by each of its needs, or by itself when it states none. */
function subjectsOf ({ profile, needs }: WholeSme): readonly string[] {
  if (profile.status !== 'published' || !profile.matchingConsent) return []
  return needs.length === 0 ? [profile.id] : needs.map(({ id }) => id)
}

/**
 * The best matches of every SME after `query.after`, in the order of ids; a profile without any has no rows. Holds one page
 * of profiles and one profile's matches at a time.
 * @throws Problem INVALID_QUERY as ranking does
 */
export async function * populationMatches ({ store, matching, ...views }: PopulationExportDeps, query: PopulationQuery, principal: Principal): AsyncGenerator<ProfileMatches> {
  const { top, filter, asOf, language } = query
  const context: MatchViewContext = { ...views, principal }
  for (let after = query.after; ;) {
    const page = await store.read.wholesAfter('sme', after, pageSize) as readonly WholeSme[]
    for (const whole of page) {
      const rows: Array<ReadonlyMap<string, CellValue>> = []
      let dataVersion: string | null = null
      for (const subject of subjectsOf(whole)) {
        const ranked = await matching.rank({ for: subject, first: top, filter, asOf }, principal)
        dataVersion = ranked?.dataVersion ?? dataVersion
        for (const { match } of ranked?.items ?? []) rows.push(matchCells(match, language, context))
      }
      yield { id: whole.profile.id, rows, dataVersion }
    }
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return
    after = last.profile.id
  }
}

/** The rows as they stand in a file; `begins` for the first of it. */
export function matchLines (rows: ProfileMatches['rows'], format: 'ndjson' | 'csv', begins: boolean): string {
  if (format === 'csv') return rows.length === 0 && !begins ? '' : csvOf(matchColumns, rows, begins)
  return rows.map((row) => `${JSON.stringify(Object.fromEntries(row))}\n`).join('')
}
