// 18. The index answers what scoring every pair one by one answers: same ids, order, scores and intervals. Random populations,
// dates, weights, filters, pages and sequences of changes against the plain engine.
import fc from 'fast-check'
import t from 'tap'
import { compareEntries, type Entry } from '../../src/matching/index/enumeration.ts'
import type { Ask, MatchIndex, Restriction } from '../../src/matching/index/index.ts'
import { keyOfPair } from '../../src/matching/index/kernel.ts'
import type { PairScore } from '../../src/scoring/outcome.ts'
import { engine, seed } from '../scoring/world.ts'
import * as crowds from './crowds.ts'
import { sides, type Party, type Side } from './sides.ts'

/** Cases of each property, each of some rankings; `INDEX_RUNS=100000` for a long search. */
const runs = Number(process.env['INDEX_RUNS'] ?? 600)

const restriction: fc.Arbitrary<Restriction> = fc.record({
  facets: fc.array(fc.oneof(
    fc.record({ kind: fc.constant('region'), values: fc.subarray(['MI', 'BG', 'IT-25', 'CN-SH', 'CN-GD', 'null']) }),
    fc.record({ kind: fc.constant('size'), values: fc.subarray(['micro', 'small', 'large', 'bank', 'family_office']) }),
    fc.record({ kind: fc.constant('activity'), values: fc.subarray(['E38.32', 'C28', 'D35.11', 'C28.99']) })), { maxLength: 2 }),
  amountEur: fc.option(fc.constantFrom(1, 300_000, 4_000_000), { freq: 2 })
})
const query = fc.record({
  options: crowds.options,
  restriction: fc.option(restriction, { nil: undefined, freq: 2 }),
  least: fc.constantFrom(0, 0, 0, 1, 1_500, 4_000),
  /** Keeps those whose best pair has an even high end, as a screening filter keeps some. */
  picky: fc.constantFrom(false, false, false, true),
  single: fc.boolean(),
  page: fc.integer({ min: 1, max: 5 }),
  /** Few, so that crowds this small have some behind them. */
  firstBatch: fc.integer({ min: 1, max: 4 })
})
type Query = typeof query extends fc.Arbitrary<infer Q> ? Q : never
const isEven = (_: string, [best]: readonly PairScore[]) => best !== undefined && best.scoreHigh % 2 === 0

/** Scores everybody and sorts: what the index must answer. */
function oracle<S extends Party, C extends Party> (side: Side<S, C>, subject: S, candidates: Iterable<C>, { options, restriction, least, picky }: Query): readonly Entry[] {
  const found: Entry[] = []
  for (const candidate of candidates) {
    const labels = side.labels(candidate)
    if (restriction !== undefined && !restriction.facets.every(({ kind, values }) => values.some((value) => labels.includes(`${kind}=${value}`)))) continue
    if (restriction?.amountEur != null && !side.takes(candidate, restriction.amountEur)) continue
    const pairs = side.score(subject, candidate, options)
    if (pairs[0] === undefined || pairs[0].outcome === 'fail' || pairs[0].score < least || (picky && !isEven(candidate.id, pairs))) continue
    found.push({ id: candidate.id, pairs })
  }
  return found.sort(compareEntries)
}

function ask<S extends Party, C extends Party> (side: Side<S, C>, subject: S, candidates: ReadonlyMap<string, C>, { options, restriction, least, picky, firstBatch }: Query): Ask<S, C> {
  const candidate = (id: string) => {
    const scoring = candidates.get(id)
    if (scoring === undefined) throw new Error(`${id} is not in this version.`)
    return { scoring, facets: () => side.labels(scoring) }
  }
  return { subject, engine, options, candidate, restriction, least, firstBatch, ...(picky ? { keeps: isEven } : {}) }
}

/** Reads a ranking page by page, each from the sort key of the last entry, and checks everything else that can be asked of it. */
async function agrees<S extends Party, C extends Party> (side: Side<S, C>, index: MatchIndex<S, C>, whole: S, candidates: ReadonlyMap<string, C>, query: Query): Promise<void> {
  const subject = query.single ? side.single(whole) : whole
  const wanted = oracle(side, subject, candidates.values(), query)
  const ranking = index.enumerate(ask(side, subject, candidates, query))
  const read: Entry[] = []
  for (;;) {
    const last = read.at(-1)
    const from = last === undefined ? 0 : await ranking.upTo({ id: last.id, key: keyOfPair(last.pairs[0]!), high: last.pairs[0]!.scoreHigh })
    equal(from, read.length, 'where the next page begins')
    const page = await ranking.slice(from, query.page)
    if (page.length === 0) break
    read.push(...page)
  }
  equal(JSON.stringify(read), JSON.stringify(wanted), 'ids, order and every number')
  const again = index.enumerate(ask(side, subject, candidates, query))
  equal(await again.count(), wanted.length, 'the count')
  const [middle] = wanted.slice(wanted.length >> 1)
  if (middle !== undefined) equal(await again.placeOf(middle.id), wanted.length >> 1, 'a place')
  equal(await again.placeOf('nobody'), -1, 'no place')
  equal(JSON.stringify(await again.scores()), JSON.stringify(wanted.map(({ id, pairs }) => ({ id, score: pairs[0]!.score }))), 'all scores')
}

function equal<T> (found: T, wanted: T, what: string): void {
  if (found !== wanted) throw new Error(`${what}: found ${String(found)}\nwanted ${String(wanted)}`)
}

for (const side of sides) {
  t.test(`18. rankings, pages and counts are the engine's, before and after changes: ${side.name}`, async (t) => {
    t.comment(`seed ${seed}, ${runs} cases`)
    const step = fc.record({ gone: fc.array(fc.nat({ max: 20 }), { maxLength: 3 }), changed: side.crowd(3), renamed: fc.array(fc.nat({ max: 20 }), { maxLength: 3 }), query })
    await fc.assert(fc.asyncProperty(side.subject, side.crowd(8), fc.array(step, { minLength: 1, maxLength: 3 }), async (subject, first, steps) => {
      const candidates = new Map(first.map((candidate) => [candidate.id, candidate]))
      let index = side.empty().next([...candidates])
      for (const { gone, changed, renamed, query } of steps) {
        await agrees(side, index, subject, candidates, query)
        const ids = [...candidates.keys()]
        const changes = new Map<string, Party | undefined>(gone.flatMap((at) => ids[at] === undefined ? [] : [[ids[at], undefined]]))
        // New ones, and others that take an old one's id.
        for (const [at, candidate] of changed.entries()) {
          const id = ids[renamed[at] ?? -1] ?? `${candidate.id}_new`
          changes.set(id, { ...candidate, id })
        }
        index = index.next([...changes])
        for (const [id, candidate] of changes) {
          if (candidate === undefined) candidates.delete(id)
          else candidates.set(id, candidate)
        }
        await agrees(side, index, subject, candidates, query)
      }
    }), { numRuns: runs, seed })
    t.pass(`${runs} cases`)
  })
}
