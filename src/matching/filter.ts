// Match filters: which counterparts are ranked. They read what the viewer may see, and never change a score.
import { Problem } from '../errors.ts'
import { evidenceFacets, activityFacet } from '../profiles/search-entry.ts'
import { needSpan, offerSpan, type Span } from '../scoring/criteria/ticket.ts'
import type { MatchFilter } from './match.ts'
import type { Candidate } from './population.ts'

const has = (candidate: Candidate, kind: string, values: readonly string[]) => values.some((value) => candidate.facets().has(`${kind}=${value}`))

function spans (candidate: Candidate): readonly Span[] {
  const found = candidate.kind === 'sme' ? candidate.scoring.needs.map(({ amount }) => needSpan(amount)) : candidate.scoring.mandates.map(({ ticket }) => offerSpan(ticket))
  return found.filter((span) => span !== null)
}

/** The test a counterpart must pass before it is scored. Throws INVALID_QUERY for a filter that makes no sense on that side. */
export function counterpartFilter (filter: MatchFilter | undefined, counterparts: Candidate['kind']): (candidate: Candidate) => boolean {
  if (filter === undefined) return () => true
  if (counterparts === 'sme' && filter.investorTypes !== undefined) {
    throw new Problem('INVALID_QUERY', 'investorTypes restricts investors, but this list holds SMEs.', {
      issues: [{ pointer: '/filter/investorTypes', code: 'not_applicable', message: 'Leave it out when matching for an investor or a mandate.' }]
    })
  }
  const tests: Array<(candidate: Candidate) => boolean> = []
  const lists = { region: filter.regions, province: filter.provinces, objective: filter.objectives, cam_category: filter.camCategories, size: filter.sizes, type: filter.investorTypes }
  for (const [kind, values] of Object.entries(lists)) if (values !== undefined) tests.push((candidate) => has(candidate, kind, values))
  if (filter.activities !== undefined) {
    const wanted = filter.activities.map(activityFacet)
    tests.push((candidate) => has(candidate, candidate.kind === 'sme' ? 'activity' : 'sector', wanted))
  }
  const { minimumEvidence, ticketEur } = filter
  if (minimumEvidence !== undefined) tests.push((candidate) => has(candidate, 'evidence', evidenceFacets(minimumEvidence)))
  if (ticketEur !== undefined) tests.push((candidate) => spans(candidate).some(({ min, max }) => min <= ticketEur && ticketEur <= max))
  return (candidate) => tests.every((test) => test(candidate))
}
