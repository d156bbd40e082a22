// Match filters: which counterparts are ranked. They read what the viewer may see, and never change a score.
import { Problem } from '../errors.ts'
import { createChecks } from '../profiles/checks.ts'
import { investorGroups, smeGroups } from '../profiles/filter-groups.ts'
import type { Lists } from '../profiles/lists.ts'
import type { Restriction } from './index/index.ts'
import type { MatchFilter } from './match.ts'
import type { Candidate } from './population.ts'

/** Filters that only one side has: asked of the other, the list would be empty without saying why. */
const onlyOf: Readonly<Record<Candidate['kind'], ReadonlyArray<keyof MatchFilter>>> = { sme: ['regions', 'sizes'], investor: ['investorTypes'] }

function refuseForeign (filter: MatchFilter, counterparts: Candidate['kind']): void {
  const foreign = counterparts === 'sme' ? onlyOf.investor : onlyOf.sme
  const issues = foreign.filter((name) => filter[name] != null).map((name) => ({
    pointer: `/filter/${name}`, code: 'not_applicable', message: `${name} restricts ${counterparts === 'sme' ? 'investors' : 'SMEs'}, but this list holds ${counterparts === 'sme' ? 'SMEs' : 'investors'}.`
  }))
  if (issues.length > 0) throw new Problem('INVALID_QUERY', issues.map(({ message }) => message).join(' '), { issues })
}

function refuseUnknownRules (filter: MatchFilter, lists: Lists): void {
  const checks = createChecks(lists)
  for (const [index, rule] of (filter.screening ?? []).entries()) checks.code('screening', rule, `/filter/screening/${index}`)
  if (checks.issues.length > 0) throw new Problem('INVALID_QUERY', checks.issues.map(({ message }) => message).join(' '), { issues: checks.issues })
}

/**
 * What a filter asks of counterparts before they are scored, by the same labels as the directories; undefined when it asks nothing.
 * @throws Problem INVALID_QUERY for an unknown code (with the nearest valid ones) and for a filter of the other side
 */
export function restrictionOf (filter: MatchFilter | null | undefined, counterparts: Candidate['kind'], lists: Lists): Restriction | undefined {
  if (filter == null) return undefined
  refuseForeign(filter, counterparts)
  refuseUnknownRules(filter, lists)
  const { regions, provinces, activities, objectives, camCategories, minimumEvidence, sizes, investorTypes, ticketEur } = filter
  const { facets } = counterparts === 'sme'
    ? smeGroups({ regions, provinces, activities, objectives, camCategories, minimumEvidence, sizes }, lists)
    : investorGroups({ provinces, sectors: activities, objectives, camCategories, types: investorTypes }, lists, { sectors: 'activities', types: 'investorTypes' })
  const evidence = counterparts === 'investor' && minimumEvidence != null ? [{ kind: 'evidence', values: [minimumEvidence] }] : []
  return { facets: [...facets, ...evidence], amountEur: ticketEur ?? null }
}
