// Match filters: which counterparts are ranked. They read what the viewer may see, and never change a score.
import { Problem } from '../errors.ts'
import { createChecks } from '../profiles/checks.ts'
import { investorGroups, smeGroups } from '../profiles/filter-groups.ts'
import type { Lists } from '../profiles/lists.ts'
import { needSpan, offerSpan } from '../scoring/criteria/ticket.ts'
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

/** Whether any amount the counterpart asks for or offers takes the given one. */
function takes (candidate: Candidate, amountEur: number): boolean {
  const spans = candidate.kind === 'sme' ? candidate.scoring.needs.map(({ amount }) => needSpan(amount)) : candidate.scoring.mandates.map(({ ticket }) => offerSpan(ticket))
  return spans.some((span) => span !== null && span.min <= amountEur && amountEur <= span.max)
}

/**
 * The test a counterpart must pass before it is scored, by the same labels as the directories.
 * @throws Problem INVALID_QUERY for an unknown code (with the nearest valid ones) and for a filter of the other side
 */
export function counterpartFilter (filter: MatchFilter | null | undefined, counterparts: Candidate['kind'], lists: Lists): (candidate: Candidate) => boolean {
  if (filter == null) return () => true
  refuseForeign(filter, counterparts)
  refuseUnknownRules(filter, lists)
  const { regions, provinces, activities, objectives, camCategories, minimumEvidence, sizes, investorTypes, ticketEur } = filter
  const { facets } = counterparts === 'sme'
    ? smeGroups({ regions, provinces, activities, objectives, camCategories, minimumEvidence, sizes }, lists)
    : investorGroups({ provinces, sectors: activities, objectives, camCategories, types: investorTypes }, lists, { sectors: 'activities', types: 'investorTypes' })
  const evidence = counterparts === 'investor' && minimumEvidence != null ? [`evidence=${minimumEvidence}`] : []
  return (candidate) => {
    const labels = candidate.facets()
    return facets.every(({ kind, values }) => values.some((value) => labels.has(`${kind}=${value}`))) && evidence.every((label) => labels.has(label)) &&
      (ticketEur == null || takes(candidate, ticketEur))
  }
}
