// The golden vectors: whole profiles through the import door, every number of the model to six decimals, on both engines.
import { readFileSync } from 'node:fs'
import t from 'tap'
import type { Service } from '../../src/service.ts'
import { commandLine } from '../../src/access/principal.ts'
import type { DirectionScore, PairScore } from '../../src/scoring/outcome.ts'
import { engines } from '../service.ts'

interface ExpectedDirection { score: number, scoreHigh: number, criteria: Array<{ key: string, low: number, high: number, weight: number, contribution: number }> }
interface Expected { ranked: boolean, gates: Record<string, string>, score: number, scoreHigh: number, mandateToSme: ExpectedDirection, needToInvestor: ExpectedDirection }
interface GoldenPair { sme: string, investor: string, need: number | 'implicit', mandate: number | 'implicit', notes: string, reviewed: Expected, selfDeclared?: Expected }
interface Golden {
  asOf: string
  documents: Array<Record<string, unknown> & { externalId: string, claims?: Array<Record<string, unknown>>, certifications?: Array<Record<string, unknown>> }>
  pairs: GoldenPair[]
  lists: Record<'reviewed' | 'selfDeclared', Record<string, Array<[string, number, number]>>>
}

const golden = JSON.parse(readFileSync(new URL('../fixtures/golden.json', import.meta.url), 'utf8')) as Golden
const states = ['reviewed', 'selfDeclared'] as const

function withoutReviews (items: Array<Record<string, unknown>> | undefined): Array<Record<string, unknown>> | undefined {
  return items?.map(({ review, ...said }) => said)
}

/** Imports the documents and answers the ids by externalId. */
async function world (service: Service, state: typeof states[number]): Promise<ReadonlyMap<string, string>> {
  const documents = state === 'reviewed' ? golden.documents : golden.documents.map(({ claims, certifications, ...said }) => ({ ...said, claims: withoutReviews(claims) ?? [], certifications: withoutReviews(certifications) ?? [] }))
  const result = await service.imports.run(JSON.stringify(documents), { format: 'json', principal: commandLine })
  if (result.rejected.length > 0) throw new Error(JSON.stringify(result.rejected, null, 2))
  return await service.store.read.findBySource('golden', golden.documents.map(({ externalId }) => externalId))
}

function direction ({ score, scoreHigh, criteria }: DirectionScore): ExpectedDirection {
  const six = (value: number) => Number(value.toFixed(6))
  return { score, scoreHigh, criteria: criteria.map(({ key, low, high, weight, contribution }) => ({ key, low: six(low), high: six(high), weight: six(weight), contribution })) }
}

function shown (pair: PairScore): Expected {
  return {
    ranked: pair.outcome !== 'fail',
    gates: Object.fromEntries(pair.gates.filter(({ outcome }) => outcome !== 'pass').map(({ key, outcome }) => [key, outcome])),
    score: pair.score,
    scoreHigh: pair.scoreHigh,
    mandateToSme: direction(pair.directions[0]),
    needToInvestor: direction(pair.directions[1])
  }
}

for (const [engine, open] of engines) {
  for (const state of states) {
    t.test(`${engine}, claims ${state}: every number of the golden pairs, and every list in its order`, async (t) => {
      const service = await open(t)
      const ids = await world(service, state)
      for (const pair of golden.pairs) {
        const match = await service.matching.pair(ids.get(pair.sme)!, ids.get(pair.investor)!, { asOf: golden.asOf }, commandLine)
        if (match === undefined) throw new Error(`${pair.sme} and ${pair.investor} have no pair`)
        t.strictSame(shown(match.score), pair[state] ?? pair.reviewed, `${pair.sme} × ${pair.investor}: ${pair.notes}`)
        t.equal(match.score.needId === null, pair.need === 'implicit')
        t.equal(match.score.mandateId === null, pair.mandate === 'implicit')
      }
      for (const [externalId, expected] of Object.entries(golden.lists[state])) {
        const page = await service.matching.rank({ for: ids.get(externalId)!, first: 100, asOf: golden.asOf }, commandLine)
        const names = new Map([...ids].map(([name, id]) => [id, name]))
        const side = externalId.includes('sme') ? 'investorId' : 'smeId'
        // Equal scores are ordered by id, and ids come from the import: the golden file orders equals by externalId.
        const found = page?.items.map(({ match: { score } }) => [names.get(score[side]), score.score, score.scoreHigh])
        t.strictSame(found, expected, `the list of ${externalId}`)
      }
    })
  }
}
