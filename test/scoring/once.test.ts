// What rules make once of a profile's parts must be that of the day and the model asked about, and of no other.
import fc from 'fast-check'
import t from 'tap'
import { createEngine } from '../../src/scoring/engine.ts'
import { oncePer, oncePerContext } from '../../src/scoring/once.ts'
import type { ScoringModel } from '../../src/scoring/model.ts'
import * as random from './arbitraries.ts'
import { codes, engine, model, seed } from './world.ts'

const settings = { programmeRequiresCredentials: false }
/** Every number that profiles' parts go into is another. */
const other: ScoringModel = {
  ...model,
  evidenceHalfLifeDays: model.evidenceHalfLifeDays / 2,
  evidenceFactors: { ...model.evidenceFactors, self_declared: 0.1 },
  trackRecord: { ...model.trackRecord, halfLifeDays: 100 },
  credentials: { membershipReviewed: 0.3, membership: 0.2 },
  implicitMandateDeals: model.implicitMandateDeals + 1
}

t.test('The same two profiles have on every day and under every model the scores of profiles never scored before', async (t) => {
  const days = ['2024-02-29', random.asOf, '2028-03-01', random.asOf]
  let scored = 0
  fc.assert(fc.property(random.sme, random.investor, (sme, investor) => {
    for (const asOf of days) {
      for (const [known, one] of [[engine, model], [createEngine({ model: other, codes }), other]] as const) {
        const fresh = createEngine({ model: one, codes }).scoreProfiles(structuredClone(sme), structuredClone(investor), { asOf, settings })
        t.strictSame(known.scoreProfiles(sme, investor, { asOf, settings }), fresh)
        scored += fresh.length
      }
    }
  }), { numRuns: 30, seed })
  t.ok(scored > 0, `${scored} pairs`)
})

t.test('A part is worked on once, and again for another day, model or code list', async (t) => {
  const asked: string[] = []
  const dayOf = oncePerContext((part: { readonly name: string }, { asOf }) => {
    asked.push(`${part.name} ${asOf}`)
    return asOf
  })
  const [a, b] = [{ name: 'a' }, { name: 'b' }]
  const context = { model, codes, asOf: '2026-11-22' }
  t.strictSame([a, a, b, a].map((part) => dayOf(part, { ...context })), Array(4).fill('2026-11-22'))
  t.strictSame(asked, ['a 2026-11-22', 'b 2026-11-22'])
  t.equal(dayOf(a, { ...context, asOf: '2026-11-23' }), '2026-11-23')
  dayOf(a, { ...context, asOf: '2026-11-23', model: other })
  dayOf(a, { ...context, asOf: '2026-11-23', model: other, codes: { ...codes } })
  t.equal(asked.length, 5)

  let times = 0
  const nothing = oncePer((_: object) => { times++ })
  nothing(a)
  nothing(a)
  t.equal(times, 1, 'what is made may be undefined')
})
