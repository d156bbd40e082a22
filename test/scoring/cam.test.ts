// scoring.md §2, CAM: by hand, over the real decrees.
import t from 'tap'
import { cam, decreeStatus } from '../../src/scoring/criteria/cam.ts'
import type { CamClaim, Interval, ScoringClaim } from '../../src/scoring/types.ts'
import { asOf, at, camClaim, certification, isInterval, prioritised, tomorrow, yesterday } from './build.ts'
import { codes } from './world.ts'

const furniture = 'cam-arredi-interni'
const counted = (mandatoryMet: number, mandatoryTotal: number, rewardedMet: number, rewardedTotal: number): Partial<CamClaim> => ({ mandatoryMet, mandatoryTotal, rewardedMet, rewardedTotal })
const judged = (claims: readonly ScoringClaim[], categories = [prioritised(furniture)], day = asOf) => cam(categories, claims, at(day))
const value = (given: Partial<CamClaim>): Interval => judged([camClaim(furniture, given)])

t.test('v = 0.8·M if M < 1 else 0.8 + 0.2·P; × γ', async (t) => {
  isInterval(t, value({ ...counted(9, 10, 2, 5), level: 'documented' }), 0.54, 0.54, 'section 6: 0.8·0.9·0.75')
  isInterval(t, value(counted(10, 10, 2, 5)), 0.88, 0.88, '0.8 + 0.2·0.4')
  isInterval(t, value(counted(9, 10, 5, 5)), 0.72, 0.72, 'rewarded ones are worth nothing before')
  isInterval(t, value(counted(0, 10, 5, 5)), 0, 0, 'no mandatory one')
  isInterval(t, value(counted(10, 10, 5, 5)), 1, 1, 'everything')
  isInterval(t, value({ ...counted(10, 10, 2, 5), state: 'submitted' }), 0.44, 0.44, 'self-declared')
  isInterval(t, value({ ...counted(10, 10, 5, 5), validTo: '2022-11-22' }), 1 / 16, 1 / 16, 'expired four years ago')
  isInterval(t, value({ ...counted(10, 10, 5, 5), validTo: asOf }), 1, 1, 'on its last day')
})

t.test('unknown: not met in low, met in high. No rewarded criteria: P = 1', async (t) => {
  isInterval(t, value({ mandatoryMet: 10, mandatoryTotal: 10 }), 0.8, 1, 'P unknown')
  isInterval(t, value({ mandatoryMet: 9, mandatoryTotal: 10 }), 0.72, 0.72, 'P unknown, but M < 1')
  isInterval(t, value(counted(10, 10, 0, 0)), 1, 1, 'no rewarded criteria')
  isInterval(t, value({ mandatoryMet: 10, mandatoryTotal: 10, rewardedMet: null, rewardedTotal: 0 }), 1, 1, 'no rewarded criteria, none counted')
  isInterval(t, value({ mandatoryMet: 10, mandatoryTotal: 10, rewardedMet: 3, rewardedTotal: null }), 0.8, 1, 'of a total not given')
})

t.test('A claim without counts: M and P unknown; once accepted as documented or better, M = 1', async (t) => {
  isInterval(t, value({ state: 'submitted' }), 0, 0.5, 'submitted')
  isInterval(t, value({ state: 'submitted', level: 'audited' }), 0, 0.5, 'submitted as audited')
  isInterval(t, value({ level: 'self_declared' }), 0, 0.5, 'accepted as self-declared')
  isInterval(t, value({ level: 'documented' }), 0.6, 0.75, 'documented: 0.8·0.75 to 0.75')
  isInterval(t, value({ level: 'third_party' }), 0.72, 0.9, 'third party')
  isInterval(t, value({ level: 'audited', rewardedMet: 2, rewardedTotal: 5 }), 0.88, 0.88, 'audited, rewarded ones counted')
  isInterval(t, value({ ...counted(9, 10, 5, 5), level: 'audited' }), 0.72, 0.72, 'a claim with counts keeps them')
})

t.test('× 1.0 decree in force, 0.9 in transition, 0.5 superseded. Transition: 0.9 before inForceFrom, 0.5 after inForceTo or when superseded without a date', async (t) => {
  const under = (decree: string, day: string): Interval => judged([camClaim('cam-edilizia', { decree, ...counted(10, 10, 5, 5) })], [prioritised('cam-edilizia')], day)
  t.match(codes.camDecrees.get('cam-edilizia'), { inForceFrom: '2026-02-02', inForceTo: null, superseded: false })
  isInterval(t, under('cam-edilizia', '2026-02-01'), 0.9, 0.9, 'the day before the first')
  isInterval(t, under('cam-edilizia', '2026-02-02'), 1, 1, 'the first day')
  t.match(codes.camDecrees.get('cam-edilizia-2022'), { inForceFrom: '2022-12-04', inForceTo: '2026-02-01', superseded: true })
  isInterval(t, under('cam-edilizia-2022', '2022-12-03'), 0.9, 0.9, 'superseded since, in transition then')
  isInterval(t, under('cam-edilizia-2022', '2026-02-01'), 1, 1, 'superseded since, in force on its last day')
  isInterval(t, under('cam-edilizia-2022', '2026-02-02'), 0.5, 0.5, 'the day after the last')
  t.match(codes.camDecrees.get('cam-edilizia-2015'), { inForceFrom: null, inForceTo: null, superseded: true })
  isInterval(t, under('cam-edilizia-2015', '2016-01-01'), 0.5, 0.5, 'superseded without a date')
  t.equal(decreeStatus(codes.camDecrees.get('cam-carta'), '2010-01-01'), 'in_force', 'in force without a date')
})

t.test('No claim and no certification: 0', async (t) => {
  t.match(judged([]), { low: 0, high: 0, reason: 'cam_none' })
  for (const state of ['draft', 'rejected', 'revoked'] as const) isInterval(t, value({ state }), 0, 0, state)
  isInterval(t, value({ validFrom: tomorrow }), 0, 0, 'not yet valid')
  isInterval(t, judged([camClaim('cam-tessili')]), 0, 0, 'another category')
})

t.test('A certification the category lists as typical proof and in force, with no claim: M unknown (low 0, high 1), γ third party', async (t) => {
  t.ok(codes.camDecrees.get(furniture)?.typicalCertifications.includes('fsc'))
  t.match(judged([certification('fsc')]), { low: 0, high: 0.9, reason: 'cam_certification', evidence: ['claim_1'] })
  isInterval(t, judged([certification('fsc', { state: 'submitted', level: 'self_declared' })]), 0, 0.9, 'γ is third party, whatever its own')
  isInterval(t, judged([certification('sa8000')]), 0, 0, 'not typical for the category')
  isInterval(t, judged([certification('fsc', { validTo: asOf })]), 0, 0.9, 'on its last day')
  isInterval(t, judged([certification('fsc', { validTo: yesterday })]), 0, 0, 'expired')
  isInterval(t, judged([certification('fsc', { state: 'draft' })]), 0, 0, 'a draft')
  isInterval(t, judged([certification('fsc', { validFrom: tomorrow })]), 0, 0, 'not yet valid')
  isInterval(t, judged([certification('fsc'), camClaim(furniture, { id: 'claim_2', ...counted(1, 10, 0, 5) })]), 0.08, 0.08, 'beside a claim it says nothing')
  isInterval(t, judged([certification('fsc'), camClaim(furniture, { id: 'claim_2', state: 'revoked' })]), 0, 0.9, 'a revoked claim is none')
  isInterval(t, judged([certification('epd')], [prioritised('cam-edilizia')], '2026-02-01'), 0, 0.81, 'the category’s decree in transition: 0.9·0.9')
})

t.test('Several categories: mean by priority', async (t) => {
  const claim = camClaim(furniture, { level: 'documented', ...counted(9, 10, 2, 5) })
  isInterval(t, judged([claim], [prioritised(furniture), prioritised('cam-tessili', 0.5)]), 0.36, 0.36, '(1·0.54 + 0.5·0) / 1.5')
  isInterval(t, judged([claim, certification('gots', { id: 'claim_2' })], [prioritised(furniture, 0.2), prioritised('cam-tessili', 0.8)]), 0.108, 0.828, '0.2·0.54 + 0.8·[0, 0.9]')
})

t.test('Several claims: the best, in low and in high, whatever their order', async (t) => {
  const claims = [camClaim(furniture, { id: 'claim_a', state: 'submitted' }), camClaim(furniture, { id: 'claim_b', ...counted(3, 10, 0, 5), level: 'third_party' })]
  isInterval(t, judged(claims), 0.216, 0.5, '0.8·0.3·0.9 of one, 0.5 of the other')
  t.strictSame(judged([...claims].reverse()), judged(claims))
  t.match(judged(claims), { reason: 'cam_claim', evidence: ['claim_b'] }, 'the reason tells of the claim with the best low')
})
