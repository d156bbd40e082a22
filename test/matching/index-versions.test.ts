// The index while the data moves, and how little of a large population it looks at closely. Nothing here measures time.
import fc from 'fast-check'
import t from 'tap'
import { compareEntries, type Entry } from '../../src/matching/index/enumeration.ts'
import { MatchIndex, type Change } from '../../src/matching/index/index.ts'
import { Turn } from '../../src/matching/index/turns.ts'
import { VersionedMap } from '../../src/matching/versioned-map.ts'
import type { GateKey, PairScore } from '../../src/scoring/outcome.ts'
import type { ScoringInvestor, ScoringSme } from '../../src/scoring/types.ts'
import * as random from '../scoring/arbitraries.ts'
import * as build from '../scoring/build.ts'
import { codes, engine, model, seed } from '../scoring/world.ts'
import * as crowds from './crowds.ts'
import { sides } from './sides.ts'

const basics = { model, codes }
const options = { asOf: random.asOf, settings: { programmeRequiresCredentials: false } }
const runs = Number(process.env['INDEX_RUNS'] ?? 300)
const noFacets = () => []

/** Open SMEs of many kinds; `count` of them from a fixed seed. */
function manySmes (count: number): readonly ScoringSme[] {
  return fc.sample(crowds.sme, { numRuns: count, seed: 7 }).map((sme, at) => ({ ...sme, id: `sme_${at}`, published: true }))
}
const fund: ScoringInvestor = build.investor({
  id: 'inv_x',
  deals: [build.deal({ date: '2026-01-01', sector: build.rev2('E38'), region: 'IT-25' })],
  claims: [build.membership()],
  mandates: [build.mandate({ sectors: [build.wish(build.rev2('E38')), build.wish(build.rev2('C28'), 0.5)], ticket: build.range(300_000, 4_000_000), objectives: { CE: 1, CCM: 0.4 } })]
})

function oracle (smes: Iterable<ScoringSme>): readonly Entry[] {
  return [...smes].map((sme) => ({ id: sme.id, pairs: engine.scoreProfiles(sme, fund, options) }))
    .filter(({ pairs: [best] }) => best !== undefined && best.outcome !== 'fail').sort(compareEntries)
}
const changesOf = (smes: Iterable<ScoringSme>): Array<Change<ScoringSme>> => [...smes].map((sme) => [sme.id, sme])

t.test('a ranking in flight answers for the version it began with, whatever changes meanwhile', async (t) => {
  const before = new Map(manySmes(3_000).map((sme) => [sme.id, sme]))
  let index = MatchIndex.ofSmes(basics).next(changesOf(before.values()))
  const old = index
  const ranking = index.enumerate({ subject: fund, engine, options, candidate: (id) => ({ scoring: before.get(id)!, facets: noFacets }) })
  const reading = ranking.slice(0, 40)
  const after = new Map(before)
  let changes = 0
  let finished = false
  const writing = (async () => {
    const turn = new Turn()
    for (let at = 0; at < 200; at++) {
      await turn.next()
      if (!finished) changes++
      const id = `sme_${(at * 13) % 3_000}`
      // Away, changed so that it moves, or back under another's id: rows are freed and taken again.
      const change: Change<ScoringSme> = at % 3 === 0 ? [id, undefined] : at % 3 === 1 ? [id, { ...after.get(id)!, ...before.get('sme_1'), id, claims: [] }] : [`sme_new_${at}`, { ...before.get('sme_2')!, id: `sme_new_${at}` }]
      index = index.next([change])
      if (change[1] === undefined) after.delete(change[0])
      else after.set(change[0], change[1])
    }
  })()
  const first = await reading
  finished = true
  await writing
  t.ok(changes > 1, `${changes} changes came while it was computed`)
  const wanted = oracle(before.values())
  t.equal(JSON.stringify(first), JSON.stringify(wanted.slice(0, 40)))
  t.equal(JSON.stringify(await ranking.slice(40, 100)), JSON.stringify(wanted.slice(40, 140)), 'later pages too')
  t.equal(await ranking.count(), wanted.length)
  const fresh = index.enumerate({ subject: fund, engine, options, candidate: (id) => ({ scoring: after.get(id)!, facets: noFacets }) })
  t.equal(JSON.stringify(await fresh.slice(0, 1e6)), JSON.stringify(oracle(after.values())), 'and the newest version for the data as it is now')
  t.equal(index.organisations, [...after.values()].length)
  t.throws(() => old.next([['sme_0', undefined]]), 'a version has one next version only')
})

t.test('of a large population hardly anybody is scored to fill a page', async (t) => {
  const smes = manySmes(4_000)
  let scored = 0
  const counting = { ...engine, scoreProfiles: (...args: Parameters<typeof engine.scoreProfiles>) => { scored++; return engine.scoreProfiles(...args) } }
  const index = MatchIndex.ofSmes(basics).next(changesOf(smes))
  const byId = new Map(smes.map((sme) => [sme.id, sme]))
  const ranking = index.enumerate({ subject: fund, engine: counting, options, candidate: (id) => ({ scoring: byId.get(id)!, facets: noFacets }) })
  t.equal((await ranking.slice(0, 20)).length, 20)
  t.ok(scored < 100, `${scored} of ${smes.length} were scored for the first 20`)
  await ranking.count()
  t.ok(scored < 100, 'counting scores nobody')
  t.ok(index.bytes / index.rows < 400, `${Math.round(index.bytes / index.rows)} bytes a row`)
})

t.test('many changes free their rows, and an index says when it should be built anew', (t) => {
  const smes = manySmes(200)
  let index = MatchIndex.ofSmes(basics).next(changesOf(smes))
  const { rows } = index
  for (let round = 0; round < 60; round++) index = index.next(changesOf(smes))
  t.equal(index.rows, rows)
  t.equal(index.isWorn, 60 * 200 > 3 * index.organisations + 10_000)
  t.equal(index.next([]), index, 'no change, no version')
  let others = MatchIndex.ofSmes(basics)
  for (let round = 0; round < 80; round++) others = others.next(changesOf(smes.map((sme) => ({ ...sme, id: `${sme.id}_${round}`, published: round === 0 }))))
  t.notOk(others.isWorn, 'those who come wear nothing, nor do those who cannot be matched')
  t.equal(index.next(smes.map(({ id }) => [id, undefined])).rows, 0)
  t.end()
})

t.test('counterparts that only claims could let in are found in order', async (t) => {
  t.comment(`seed ${seed}, ${runs} cases`)
  const evidence: readonly GateKey[] = ['minimum_evidence', 'minimum_alignment']
  const barred = ({ gates }: PairScore) => gates.every(({ key, outcome }) => outcome !== 'fail' || evidence.includes(key))
  let found = 0
  for (const side of sides) {
    const demanding = <T extends { readonly id: string }>(party: T): T => 'mandates' in party
      ? { ...party, mandates: (party.mandates as ScoringInvestor['mandates']).map((mandate, at) => ({ ...mandate, minimumEvidence: 'third_party', minimumAligned: at === 0 ? null : { kpi: 'turnover', share: 0.5 } })) }
      : party
    await fc.assert(fc.asyncProperty(side.subject.map(demanding), side.crowd(8).map((all) => all.map(demanding)), crowds.options, async (subject, candidates, asked) => {
      const wanted = candidates.flatMap((candidate): Entry[] => {
        const pairs = side.score(subject, candidate, asked)
        const nearest = pairs[0]?.outcome === 'fail' ? pairs.find(barred) : undefined
        return nearest === undefined ? [] : [{ id: candidate.id, pairs: [nearest] }]
      }).sort(compareEntries)
      found += wanted.length
      const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]))
      const index = side.empty().next([...byId])
      const ranking = index.enumerate({ subject, engine, options: asked, barred: true, candidate: (id) => ({ scoring: byId.get(id)!, facets: noFacets }) })
      return JSON.stringify(await ranking.slice(0, 100)) === JSON.stringify(wanted)
    }), { numRuns: runs, seed })
  }
  t.ok(found > runs / 10, `${found} found`)
})

t.test('a versioned map is a map, and each version stays as it was', (t) => {
  const change = fc.tuple(fc.nat({ max: 30 }).map((n) => `k${n}`), fc.option(fc.nat(), { nil: undefined }))
  fc.assert(fc.property(fc.array(fc.array(change, { maxLength: 8 }), { maxLength: 6 }), (steps) => {
    let versioned = VersionedMap.of<number>()
    const plain = new Map<string, number>()
    const past: Array<readonly [VersionedMap<number>, string]> = []
    const told = (map: VersionedMap<number>) => JSON.stringify([map.size, [...map.values()].sort(), Array.from({ length: 31 }, (_, n) => map.get(`k${n}`) ?? null)])
    for (const step of steps) {
      versioned = versioned.next(step)
      for (const [key, value] of step) {
        if (value === undefined) plain.delete(key)
        else plain.set(key, value)
      }
      if (told(versioned) !== JSON.stringify([plain.size, [...plain.values()].sort(), Array.from({ length: 31 }, (_, n) => plain.get(`k${n}`) ?? null)])) return false
      past.push([versioned, told(versioned)])
    }
    return past.every(([version, then]) => told(version) === then)
  }), { numRuns: 1_000, seed })
  t.pass('1,000 cases')
  t.end()
})
