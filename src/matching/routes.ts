// REST edge of matching.
import { z } from 'zod'
import type { DoorOptions } from '../http/door.ts'
import { pageAnswer, pageOf } from '../http/pagination.ts'
import { plain } from '../http/plain.ts'
import { LanguageQuery, language, pageParameters, parameters } from '../http/query.ts'
import { found, tags as allTags, type Routes } from '../http/route.ts'
import { day } from '../profiles/shapes.ts'
import { MatchDocument, matchedInvestorFields, matchedSmeFields, ProofsDocument, ScoringModelDocument, stamp, StabilityDocument, WhatIfBody, WhatIfDocument, WhyNotDocument } from './documents.ts'
import { MatchFilter, WeightParameters } from './input.ts'
import { matchView, proofViews, scoringModelView, whatIfView, whyNotView, type MatchView } from './view.ts'

const tags = [allTags.matching]
const id = z.string().min(1, 'Give an id.').max(100, 'At most 100 characters.')
const asOf = day.optional().describe('The day as of which claims and rules are read; today in UTC when not given.')
export const MatchesQuery = z.strictObject({
  for: id.describe('An SME, need, investor or mandate.'),
  ...parameters(MatchFilter.shape),
  weights: WeightParameters,
  asOf,
  totalCount: z.boolean().default(false).describe('Whether to count the matches of all pages.'),
  ...pageParameters,
  language
})
const PairQuery = z.strictObject({ a: id.describe('An SME, need, investor or mandate.'), b: id.describe('One of the other side.'), asOf, language })
const WhyNotQuery = z.strictObject({ for: id.describe('An SME, need, investor or mandate.'), counterpart: id.describe('One of the other side.'), k: z.int().min(1).max(100).default(20).describe('1 to 100.'), language })
const ProofsQuery = z.strictObject({ for: id.describe('An SME, need, investor or mandate.'), first: z.int().min(1).max(100).default(10).describe('1 to 100.'), language })
const StabilityQuery = z.strictObject({ for: id.describe('An SME, need, investor or mandate.'), language })
const MatchPage = pageOf(MatchDocument).extend({ changed: z.boolean().describe('True when the data moved since the first page.'), ...stamp }).meta({ id: 'MatchPage', description: 'A page of a ranking, best first.' })

function pick<V extends object, K extends keyof V> (view: V, fields: readonly K[]): Pick<V, K> {
  return Object.fromEntries(fields.map((field) => [field, view[field]])) as Pick<V, K>
}

/** A match as it is answered: who matched in short, and its other pairs by their ids. A page of whole profiles would be megabytes. */
export function shown (match: MatchView) {
  const { rank, score, scoreHigh, need, mandate, implicitNeed, implicitMandate, directions, gates, screening, explanation, scoringVersion, dataVersion, asOf, basis } = match
  return {
    rank,
    score,
    scoreHigh,
    need,
    mandate,
    implicitNeed,
    implicitMandate,
    directions,
    gates,
    screening,
    explanation,
    scoringVersion,
    dataVersion,
    asOf,
    basis,
    sme: pick(match.sme, matchedSmeFields),
    investor: pick(match.investor, matchedInvestorFields),
    otherPairs: match.otherPairs.map(({ needId, mandateId, implicitNeed, implicitMandate, score, scoreHigh }) =>
      ({ need: reference(needId), mandate: reference(mandateId), implicitNeed, implicitMandate, score, scoreHigh }))
  }
}

function reference (id: string | null): { readonly id: string } | null {
  return id === null ? null : { id }
}

export const matchingRoutes: Routes<DoorOptions> = (app, { door }, done) => {
  const { advice, matching, whatIf, sentences } = door

  app.get('/v1/matches', {
    config: { refusals: ['NOT_FOUND', 'INVALID_CURSOR'] },
    schema: { operationId: 'listMatches', tags, summary: 'Matches, best first', description: 'Counterparts of an SME, need, investor or mandate, each with its score and everything that explains it. Filters restrict the candidates, never their scores.', querystring: MatchesQuery, response: { 200: MatchPage } }
  }, (request, reply) => door.answer(request, reply, async () => {
    const { for: forId, weights, asOf, totalCount, first, after, language, ...filter } = request.query
    const page = found(await matching.rank({ for: forId, filter, weights, asOf, first, after }, request.principal), `SME, need, investor or mandate '${forId}'`)
    const { changed, dataVersion, scoringVersion, asOf: day, basis } = page
    return {
      ...pageAnswer(page.items, page.hasNextPage, ({ match }) => plain(shown(matchView(match, door.view(request))), language), totalCount ? await page.totalCount() : undefined),
      changed,
      dataVersion,
      scoringVersion,
      asOf: day,
      basis
    }
  }))

  app.get('/v1/match', {
    config: { refusals: ['NOT_FOUND'] },
    schema: { operationId: 'readMatch', tags, summary: 'One named pair', description: 'The pair with its score, also when a gate fails and it is not ranked.', querystring: PairQuery, response: { 200: MatchDocument } }
  }, (request, reply) => door.answer(request, reply, async () => {
    const { a, b, asOf, language } = request.query
    const match = found(await matching.pair(a, b, { asOf }, request.principal), `pair of '${a}' and '${b}'`)
    return plain(shown(matchView(match, door.view(request))), language)
  }))

  app.post('/v1/what-if', {
    config: { refusals: ['NOT_FOUND'] },
    schema: { operationId: 'whatIf', tags, summary: 'The ranking with a patch', description: 'The same ranking with a patched profile, need, mandate or weights, and what the patch changed. Nothing is stored.', querystring: LanguageQuery, body: WhatIfBody, response: { 200: WhatIfDocument } }
  }, async (request) => {
    const { for: forId, patch, asOf, first } = request.body
    const answer = found(await whatIf(forId, patch, { asOf, first }, request.principal), `SME, need, investor or mandate '${forId}'`)
    const { matches, changes } = whatIfView(answer, door.view(request))
    return plain({ matches: matches.map(shown), changes }, request.query.language)
  })

  app.get('/v1/why-not', {
    config: { refusals: ['NOT_FOUND'] },
    schema: { operationId: 'whyNot', tags, summary: 'Why a counterpart is not among the first', description: 'What keeps a counterpart from the first k.', querystring: WhyNotQuery, response: { 200: WhyNotDocument } }
  }, (request, reply) => door.answer(request, reply, async () => {
    const { for: forId, counterpart, k, language } = request.query
    const answer = whyNotView(found(await matching.whyNot(forId, counterpart, k, request.principal), `pair of '${forId}' and '${counterpart}'`), door.view(request))
    return plain({ ...answer, match: answer.match === null ? null : shown(answer.match) }, language)
  }))

  app.get('/v1/next-best-proofs', {
    config: { refusals: ['NOT_FOUND'] },
    schema: { operationId: 'nextBestProofs', tags, summary: 'What to prove next', description: 'The proofs that would raise the low end of the first 50 matches most, each supposed to turn out well.', querystring: ProofsQuery, response: { 200: ProofsDocument } }
  }, (request, reply) => door.answer(request, reply, async () => {
    const { for: forId, first, language } = request.query
    const answer = found(await advice.nextBestProofs(forId, first, request.principal), `SME, need, investor or mandate '${forId}'`)
    const { asOf, basis, dataVersion, scoringVersion } = answer
    return { items: proofViews(answer, door.view(request)).map((proof) => plain(proof, language)), asOf, basis, dataVersion, scoringVersion }
  }))

  app.get('/v1/stability', {
    config: { refusals: ['NOT_FOUND'] },
    schema: { operationId: 'stability', tags, summary: 'How firmly the first place stands', description: 'The smallest relative change of one weight that alters first place, weights followed from none to a hundredfold over the first 1,000 counterparts.', querystring: StabilityQuery, response: { 200: StabilityDocument } }
  }, (request, reply) => door.answer(request, reply, async () => {
    const { for: forId, language } = request.query
    const answer = found(await advice.stability(forId, request.principal), `SME, need, investor or mandate '${forId}'`)
    const { asOf, basis, dataVersion, scoringVersion } = answer
    const { key = null, direction = null, relativeChange = null, newFirst = null } = answer.swing ?? {}
    return { key, direction, relativeChange, newFirst, sentence: sentences.stability(answer, language), asOf, basis, dataVersion, scoringVersion }
  }))

  app.get('/v1/scoring-model', {
    schema: { operationId: 'readScoringModel', tags, summary: 'The scoring model', description: 'The criteria with their weights, and what each level of evidence counts.', querystring: LanguageQuery, response: { 200: ScoringModelDocument } }
  }, async (request) => plain(scoringModelView(matching.model, { sentences }), request.query.language))
  done()
}
