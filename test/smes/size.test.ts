import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import t from 'tap'
import { sizeCandidates, sizeClassOf } from '../../src/smes/size.ts'
import { catalogues } from '../profiles/world.ts'

const none = { headcount: null, turnoverEur: null, balanceSheetEur: null }
const figure = fc.option(fc.integer({ min: 0, max: 100_000_000 }), { nil: null })
const figures = fc.record({ headcount: fc.option(fc.integer({ min: 0, max: 400 }), { nil: null }), turnoverEur: figure, balanceSheetEur: figure })

t.test('the test vectors of the definition hold', async (t) => {
  const { testVectors } = JSON.parse(readFileSync(new URL('../../seeds/catalogues/sme-definition.json', import.meta.url), 'utf8')) as { testVectors: Array<{ staff: number, turnoverEur: number, balanceSheetEur: number, expected: string }> }
  t.ok(testVectors.length > 8)
  for (const { staff, turnoverEur, balanceSheetEur, expected } of testVectors) t.equal(sizeClassOf({ headcount: staff, turnoverEur, balanceSheetEur }), expected)
})
t.test('the ceilings are those of the catalogue', async (t) => {
  for (const { id, staffMaxExclusive, turnoverMaxInclusiveEur, balanceSheetMaxInclusiveEur } of catalogues.sizeCeilings) {
    const [headcount, turnoverEur, balanceSheetEur] = [staffMaxExclusive, turnoverMaxInclusiveEur, balanceSheetMaxInclusiveEur]
    t.equal(sizeClassOf({ headcount: headcount - 1, turnoverEur, balanceSheetEur: balanceSheetEur + 1 }), id)
    t.equal(sizeClassOf({ headcount: headcount - 1, turnoverEur: turnoverEur + 1, balanceSheetEur }), id)
    t.not(sizeClassOf({ headcount, turnoverEur, balanceSheetEur }), id)
    t.not(sizeClassOf({ headcount: headcount - 1, turnoverEur: turnoverEur + 1, balanceSheetEur: balanceSheetEur + 1 }), id)
  }
})
t.test('what is not known leaves classes open', async (t) => {
  t.strictSame(sizeCandidates(none), ['micro', 'small', 'medium', 'large'])
  t.equal(sizeClassOf(none), null)
  t.strictSame(sizeCandidates({ ...none, headcount: 300 }), ['large'])
  t.strictSame(sizeCandidates({ ...none, headcount: 41, turnoverEur: 6_200_000 }), ['small'])
  t.strictSame(sizeCandidates({ ...none, headcount: 5, turnoverEur: 9_000_000 }), ['micro', 'small'])
})
t.test('a figure known as a range leaves the classes between its ends', async (t) => {
  const money = { turnoverEur: 1_000_000, balanceSheetEur: 1_000_000 }
  t.strictSame(sizeCandidates({ ...none, ...money, headcountBand: { min: 20, max: 49 } }), ['small'])
  t.strictSame(sizeCandidates({ ...none, ...money, headcountBand: { min: 5, max: 60 } }), ['micro', 'small', 'medium'])
  t.strictSame(sizeCandidates({ ...none, ...money, headcountBand: { min: 250, max: null } }), ['large'])
  t.strictSame(sizeCandidates({ ...none, headcount: 5, turnoverBandEur: { min: null, max: 2_000_000 } }), ['micro'])
  t.strictSame(sizeCandidates({ ...none, ...money, headcount: 5, headcountBand: { min: 20, max: 49 } }), ['micro'], 'the exact figure counts')
})
t.test('what a figure within a range leaves possible, the range leaves too', async () => {
  fc.assert(fc.property(figures, fc.nat(100), fc.nat(300), fc.boolean(), (some, below, above, open) => {
    const { headcount } = some
    if (headcount === null) return true
    const within = sizeCandidates({ ...some, headcount: null, headcountBand: { min: Math.max(0, headcount - below), max: open ? null : headcount + above } })
    return sizeCandidates(some).every((size) => within.includes(size))
  }))
})
t.test('a figure that becomes known only takes classes away', async () => {
  fc.assert(fc.property(figures, figures, (some, more) => {
    const known = { headcount: some.headcount ?? more.headcount, turnoverEur: some.turnoverEur ?? more.turnoverEur, balanceSheetEur: some.balanceSheetEur ?? more.balanceSheetEur }
    const before = sizeCandidates(some)
    const after = sizeCandidates(known)
    return after.length > 0 && after.every((size) => before.includes(size))
  }))
})
t.test('growing never makes an enterprise smaller', async () => {
  const order = ['micro', 'small', 'medium', 'large']
  fc.assert(fc.property(fc.tuple(fc.nat(400), fc.nat(100_000_000), fc.nat(100_000_000)), fc.tuple(fc.nat(100), fc.nat(20_000_000), fc.nat(20_000_000)), ([a, b, c], [x, y, z]) => {
    const before = sizeClassOf({ headcount: a, turnoverEur: b, balanceSheetEur: c }) ?? ''
    const after = sizeClassOf({ headcount: a + x, turnoverEur: b + y, balanceSheetEur: c + z }) ?? ''
    return order.indexOf(after) >= order.indexOf(before)
  }))
})
