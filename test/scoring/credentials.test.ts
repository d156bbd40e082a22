// scoring.md §2, Credentials: by hand.
import t from 'tap'
import { credentials } from '../../src/scoring/criteria/credentials.ts'
import type { ScoringClaim } from '../../src/scoring/types.ts'
import { asOf, camClaim, certification, chinaClaim, context, isInterval, membership, taxonomyClaim, tests, tomorrow, yesterday } from './build.ts'

const judged = (...claims: ScoringClaim[]) => credentials(claims, context)

t.test('Nothing known: [0,1]', async (t) => {
  t.match(judged(), { low: 0, high: 1, reason: 'credentials_unknown', evidence: [] })
  for (const claim of [membership({ validTo: yesterday }), membership({ state: 'draft' }), taxonomyClaim('CE 2.7', { state: 'revoked' }), camClaim('cam-carta', { state: 'rejected' }), membership({ validFrom: tomorrow })]) {
    isInterval(t, judged(claim), 0, 1, `a ${claim.kind} that does not count`)
  }
})

t.test('the maximum of the taxonomy value over all objectives', async (t) => {
  isInterval(t, judged(taxonomyClaim('BIO 1.1')), 1, 1, 'any objective')
  isInterval(t, judged(taxonomyClaim('BIO 1.1', { dnsh: tests('BIO', 4), level: 'documented', kpis: { turnover: 0.7, capex: 1 } }), taxonomyClaim('CCA 4.1', { id: 'claim_2', state: 'submitted', kpis: { turnover: 0 } })), 0.429, 0.66, '0.65·0.75·0.88 to 0.75·0.88, of turnover')
  isInterval(t, judged(chinaClaim('GIGC-2024/4.2.2')), 0.35, 0.35, 'a Chinese claim through the bridge')
})

t.test('and the CAM value over all claims of the investor (no certification as proof)', async (t) => {
  isInterval(t, judged(camClaim('cam-arredi-interni', { mandatoryMet: 9, mandatoryTotal: 10, level: 'documented' }), camClaim('cam-tessili', { id: 'claim_2', mandatoryMet: 5, mandatoryTotal: 10 })), 0.54, 0.54, 'of all categories')
  isInterval(t, judged(camClaim('cam-tessili', { mandatoryMet: 0, mandatoryTotal: 10 })), 0, 0, 'known to be worth nothing')
  isInterval(t, judged(certification('fsc', { level: 'documented' })), 0.3, 0.3, 'a certification is a label, and leaves no CAM open')
})

t.test('and memberships or labels in force (reviewed third party or audited 0.6, else 0.3)', async (t) => {
  for (const build of [membership, (given: object) => certification('emas', given)]) {
    for (const [level, value] of [['audited', 0.6], ['third_party', 0.6], ['documented', 0.3], ['self_declared', 0.3]] as const) isInterval(t, judged(build({ level })), value, value, `accepted, ${level}`)
    isInterval(t, judged(build({ level: 'audited', state: 'submitted' })), 0.3, 0.3, 'not reviewed')
    isInterval(t, judged(build({ validTo: asOf })), 0.6, 0.6, 'on its last day')
    isInterval(t, judged(build({ validTo: yesterday })), 0, 1, 'expired: it does not decay, it is gone')
  }
})

t.test('the maximum of all of them, in low and in high', async (t) => {
  const open = taxonomyClaim('CE 2.7', { state: 'submitted', substantialContribution: 'unknown', kpis: {} })
  isInterval(t, judged(open, membership({ id: 'claim_2' })), 0.6, 0.6, 'membership 0.6 over 0.12 to 0.5')
  isInterval(t, judged(open, membership({ id: 'claim_2', state: 'submitted' })), 0.3, 0.5, 'low of the membership, high of the claim')
  t.match(judged(open, membership({ id: 'claim_2', state: 'submitted' })), { reason: 'credentials_membership', evidence: ['claim_2'] })
})
