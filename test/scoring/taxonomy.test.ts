// scoring.md §2, EU taxonomy: by hand, over the real activities.
import t from 'tap'
import { taxonomy } from '../../src/scoring/criteria/taxonomy.ts'
import { alignmentLevel } from '../../src/scoring/taxonomy-values.ts'
import { kpis, type CodedActivity, type Fact, type ScoringClaim, type ScoringMandate } from '../../src/scoring/types.ts'
import { activity, asOf, at, ateco, chinaClaim, isInterval, mandate, rev2, rev21, sme, taxonomyClaim, tests, tomorrow, yesterday } from './build.ts'
import { codes, model } from './world.ts'

/** The criterion of a mandate (null: the programme's default) for a company with these claims and activities. */
function judged (wanted: Partial<ScoringMandate> | null, claims: readonly ScoringClaim[], activities: readonly CodedActivity[] = [], day = asOf) {
  return taxonomy(wanted === null ? null : mandate(wanted), sme({ claims, activities }), at(day))
}
const value = (claim: ScoringClaim) => judged(null, [claim])

t.test('level = 0.40 if SC is not met; else 1.0 if m = 6; else 0.40 + 0.30·m/6', async (t) => {
  const level = (substantialContribution: Fact, met: number, minimumSafeguards: Fact) =>
    alignmentLevel(taxonomyClaim('CE 2.7', { substantialContribution, dnsh: tests('CE', met, 'not_met'), minimumSafeguards }), model)
  for (const met of [0, 1, 2, 3, 4, 5]) {
    isInterval(t, level('met', met, 'not_met'), 0.4 + 0.05 * met, 0.4 + 0.05 * met, `${met} DNSH met, the rest not met`)
    isInterval(t, level('not_met', met, 'met'), 0.4, 0.4, `SC not met, ${met + 1} tests met`)
  }
  isInterval(t, level('met', 4, 'met'), 0.65, 0.65, 'one DNSH not met')
  isInterval(t, level('met', 5, 'met'), 1, 1, 'all met')
})

t.test('Low counts unknown as not met, high as met; not_applicable is met; a test not listed is unknown', async (t) => {
  const level = (given: Parameters<typeof taxonomyClaim>[1]) => alignmentLevel(taxonomyClaim('CE 2.7', given), model)
  isInterval(t, level({ dnsh: tests('CE', 4) }), 0.65, 1, 'section 6: one unknown')
  isInterval(t, level({ dnsh: {}, minimumSafeguards: 'unknown', substantialContribution: 'unknown' }), 0.4, 1, 'nothing known')
  isInterval(t, level({ substantialContribution: 'unknown' }), 0.4, 1, 'only SC unknown')
  isInterval(t, level({ dnsh: { CCM: 'met' } }), 0.5, 1, 'CCM and safeguards met, four not listed')
  isInterval(t, level({ dnsh: tests('CE', 1, 'not_applicable') }), 1, 1, 'not applicable')
  isInterval(t, level({ dnsh: { ...tests('CE', 3), BIO: 'not_met' } }), 0.6, 0.65, 'one unknown, one not met')
})

t.test('v = level·γ·(0.6 + 0.4·q); KPI share q unknown: 0 in low, 1 in high', async (t) => {
  const ce = taxonomyClaim('CE 2.7', { level: 'documented', dnsh: tests('CE', 4), kpis: { turnover: 0.7 } })
  const ccm = taxonomyClaim('CCM 5.9', { id: 'claim_2', state: 'submitted', substantialContribution: 'unknown', dnsh: {}, minimumSafeguards: 'unknown', kpis: {} })
  isInterval(t, value(ce), 0.429, 0.66, 'section 6, CE: 0.65·0.75·0.88 to 1·0.75·0.88')
  isInterval(t, value(ccm), 0.12, 0.5, 'section 6, CCM: 0.4·0.5·0.6 to 1·0.5·1')
  isInterval(t, value(taxonomyClaim('CE 2.7', { kpis: { turnover: 0 } })), 0.6, 0.6, 'a share of 0 is known')
  isInterval(t, value(taxonomyClaim('CE 2.7', { kpis: { turnover: null } })), 0.6, 1, 'a share of null is unknown')
  isInterval(t, judged({ objectives: { CE: 0.6, CCM: 0.4 } }, [ce, ccm], [activity(rev2('E38.32'))]), 0.3054, 0.596, 'section 6: 0.6·CE + 0.4·CCM, the NACE match being weaker')
})

t.test('turnover, CapEx or OpEx as the mandate says; default turnover', async (t) => {
  const claim = taxonomyClaim('CE 2.7', { kpis: { turnover: 1, capex: 0.5, opex: 0 } })
  for (const [kpi, expected] of [['turnover', 1], ['capex', 0.8], ['opex', 0.6]] as const) isInterval(t, judged({ kpi }, [claim]), expected, expected, kpi)
  isInterval(t, judged(null, [claim]), 1, 1, 'no mandate')
  for (const kpi of kpis) isInterval(t, judged({ kpi }, [taxonomyClaim('CE 2.7', { kpis: {} })]), 0.6, 1, `${kpi} not given`)
})

t.test('Evidence factor γ: self-declared 0.50 · documented 0.75 · third party 0.90 · audited 1.00', async (t) => {
  for (const [level, gamma] of [['self_declared', 0.5], ['documented', 0.75], ['third_party', 0.9], ['audited', 1]] as const) {
    isInterval(t, value(taxonomyClaim('CE 2.7', { level })), gamma, gamma, level)
    isInterval(t, value(taxonomyClaim('CE 2.7', { level, state: 'submitted' })), 0.5, 0.5, `${level}, but only submitted`)
  }
})

t.test('Drafts, rejected, revoked and not-yet-valid claims count as absent, submitted ones as self-declared', async (t) => {
  for (const state of ['draft', 'rejected', 'revoked'] as const) t.match(value(taxonomyClaim('CE 2.7', { state })), { low: 0, high: 0, reason: 'taxonomy_none' }, state)
  t.match(value(taxonomyClaim('CE 2.7', { validFrom: tomorrow })), { low: 0, high: 0, reason: 'taxonomy_none' }, 'valid from tomorrow')
  isInterval(t, value(taxonomyClaim('CE 2.7', { validFrom: asOf })), 1, 1, 'valid from today')
})

t.test('After validTo, γ halves every year, continuously (γ·2^(−days since validTo / 365.25)); no validTo: no end', async (t) => {
  const until = (validTo: string | null) => value(taxonomyClaim('CE 2.7', { level: 'third_party', validTo }))
  isInterval(t, until(null), 0.9, 0.9, 'no end')
  isInterval(t, until(tomorrow), 0.9, 0.9, 'ends tomorrow')
  isInterval(t, until(asOf), 0.9, 0.9, 'the last day is in force')
  t.match(until(asOf), { values: { expiredDays: null } })
  t.match(until(yesterday), { values: { expiredDays: 1 } })
  isInterval(t, until(yesterday), 0.9 * 2 ** (-1 / 365.25), 0.9 * 2 ** (-1 / 365.25), 'ended yesterday')
  isInterval(t, until('2022-11-22'), 0.9 / 16, 0.9 / 16, 'four years, 1461 days: γ / 2⁴')
  isInterval(t, until('2024-11-21'), 0.9 * 2 ** (-731 / 365.25), 0.9 * 2 ** (-731 / 365.25), '731 days')
})

t.test('Every activity whose NACE code matches counts at least level 0.25 with evidence "inferred" (0.30) and q unknown, whatever is claimed', async (t) => {
  const recycler = [activity(rev2('E38.32'))]
  isInterval(t, judged(null, [], recycler), 0.045, 0.075, '0.25·0.30·0.6 to 0.25·0.30·1')
  isInterval(t, judged({ objectives: { CE: 1 } }, [], recycler), 0.045, 0.075, 'CE 2.7 among others')
  isInterval(t, judged({ objectives: { BIO: 1 } }, [], recycler), 0, 0, 'no BIO activity has the code')
  const poor = taxonomyClaim('CE 2.7', { state: 'submitted', substantialContribution: 'not_met', validTo: '2022-11-22', kpis: { turnover: 1 } })
  isInterval(t, judged(null, [poor]), 0.0125, 0.0125, 'the claim alone: 0.4·0.5/16')
  isInterval(t, judged(null, [poor], recycler), 0.045, 0.075, 'the claim beside the NACE match')
  isInterval(t, judged(null, [taxonomyClaim('CE 2.7', { state: 'revoked' })], recycler), 0.045, 0.075, 'a revoked claim takes nothing away')
})

t.test('the company’s code at or beneath the activity’s Rev. 2 code; one translation is enough. No claim and no match: 0', async (t) => {
  t.strictSame(codes.taxonomyActivities.get('CCM 4.1')?.nace, ['D35.11', 'F42.22'])
  const wants = (...given: CodedActivity[]) => judged({ activities: ['CCM 4.1'] }, [], given)
  isInterval(t, wants(activity(rev2('D35.11'))), 0.045, 0.075, 'at the code')
  isInterval(t, judged({ activities: ['CE 1.2'] }, [], [activity(rev2('C27.20'))]), 0.045, 0.075, 'beneath C27')
  isInterval(t, judged(null, [], [activity(rev2('D35'))]), 0, 0, 'D35 is above every code of D35: no match')
  isInterval(t, wants(activity(rev21('D35.12'))), 0.045, 0.075, 'Rev. 2.1 by its translation')
  isInterval(t, judged({ activities: ['CE 2.7'] }, [], [activity(rev21('E38.21'))]), 0.045, 0.075, 'E38.21 stands for E38.21, E38.31 and E38.32: the last is enough')
  isInterval(t, judged({ activities: ['CE 2.7'] }, [], [activity(ateco('38.21.40'))]), 0.045, 0.075, 'ATECO 2025 likewise')
  t.match(judged(null, [], [activity(rev2('A01.11'))]), { low: 0, high: 0, reason: 'taxonomy_none' }, 'a code of no activity')
  t.match(judged(null, [], []), { low: 0, high: 0, reason: 'taxonomy_none' }, 'nothing')
})

t.test('Per objective s_o = max v; s = Σ ω_o s_o / Σ ω_o over the mandate’s objective weights', async (t) => {
  const claims = [
    taxonomyClaim('CE 2.7', { id: 'claim_a', level: 'documented' }),
    taxonomyClaim('CE 2.3', { id: 'claim_b', substantialContribution: 'unknown', kpis: {} }),
    taxonomyClaim('CCM 4.1', { id: 'claim_c' })
  ]
  isInterval(t, judged({ objectives: { CE: 0.2 } }, claims), 0.75, 1, 'CE: the best low 0.75 of one claim, the best high 1 of the other')
  isInterval(t, judged({ objectives: { CE: 0.2, CCM: 0.6 } }, claims), (0.2 * 0.75 + 0.6) / 0.8, 1, 'CE and CCM')
  isInterval(t, judged({ objectives: { CCM: 1, WTR: 1 } }, claims), 0.5, 0.5, 'no WTR claim counts 0')
  isInterval(t, judged({ objectives: { CCM: 1, BIO: 0 } }, claims), 1, 1, 'a weight of 0 names nothing')
})

t.test('A mandate that names activities: s = mean over them of the best claim, ×1 for the same activity, ×0.5 for another activity of the same taxonomy sector', async (t) => {
  const wants = (activities: string[], ...claims: ScoringClaim[]) => judged({ activities }, claims)
  isInterval(t, wants(['CE 2.7'], taxonomyClaim('CE 2.7')), 1, 1, 'the same')
  isInterval(t, wants(['CE 2.7'], taxonomyClaim('CE 2.3')), 0.5, 0.5, 'the same sector')
  isInterval(t, wants(['CE 2.7'], taxonomyClaim('CCM 5.9')), 0.5, 0.5, 'the same sector under another objective')
  isInterval(t, wants(['CCM 4.1'], taxonomyClaim('CCA 4.1')), 0.5, 0.5, 'CCM 4.1 and CCA 4.1 are two activities')
  isInterval(t, wants(['CE 2.7'], taxonomyClaim('CCM 4.1')), 0, 0, 'another sector')
  isInterval(t, wants(['CE 2.7', 'CE 2.3'], taxonomyClaim('CE 2.7')), 0.75, 0.75, '(1 + 0.5) / 2')
  isInterval(t, wants(['CE 2.7', 'CCM 4.1'], taxonomyClaim('CE 2.7')), 0.5, 0.5, '(1 + 0) / 2')
  isInterval(t, wants(['CE 2.7'], taxonomyClaim('CE 2.7', { state: 'submitted', kpis: {} }), taxonomyClaim('CE 2.3', { id: 'claim_2' })), 0.5, 0.5, 'the best: own 0.3 to 0.5, related 0.5')
  isInterval(t, judged({ activities: ['CE 2.3'] }, [], [activity(rev2('E38.32'))]), 0.0225, 0.0375, 'a NACE match with CE 2.7 counts half for CE 2.3')
  t.match(wants(['CE 2.7'], taxonomyClaim('CE 2.3')), { reason: 'taxonomy_claim', values: { activity: 'CE 2.3', related: true } })
})

t.test('Several kinds named (objectives, activities, Chinese entries): the mean over the kinds', async (t) => {
  const claims = [taxonomyClaim('CE 2.7'), chinaClaim('GIGC-2024/3.2.5', { id: 'claim_2' })]
  isInterval(t, judged({ objectives: { CE: 1 }, activities: ['CE 2.3'] }, claims), 0.75, 0.75, '(1 + 0.5) / 2')
  isInterval(t, judged({ objectives: { CE: 1 }, activities: ['CE 2.3'], chinaCatalogue: ['GIGC-2024/3.2.5'] }, claims), (1 + 0.5 + 0.7) / 3, (1 + 0.5 + 0.7) / 3, 'of three')
  isInterval(t, judged({ objectives: { BIO: 1 }, chinaCatalogue: ['GIGC-2024/3.2.5'] }, claims), 0.35, 0.35, '(0 + 0.7) / 2')
})

t.test('None named: the programme’s default, s = max over the six objectives', async (t) => {
  const claims = [taxonomyClaim('WTR 2.2', { id: 'claim_a', level: 'documented' }), taxonomyClaim('CCA 4.1', { id: 'claim_b', state: 'submitted', kpis: {} })]
  isInterval(t, judged({}, claims), 0.75, 0.75, 'the best of 0.75 and 0.3 to 0.5')
  isInterval(t, judged(null, claims), 0.75, 0.75, 'an implicit mandate')
  t.match(judged({}, claims), { reason: 'taxonomy_claim', evidence: ['claim_a'] })
})

t.test('Several claims of one activity: the best in low and the best in high, whatever their order', async (t) => {
  const sure = taxonomyClaim('CE 2.7', { id: 'claim_b', level: 'documented', kpis: { turnover: 0.5 } })
  const open = taxonomyClaim('CE 2.7', { id: 'claim_a', dnsh: tests('CE', 0), kpis: {} })
  isInterval(t, judged({ activities: ['CE 2.7'] }, [sure, open]), 0.6, 1, 'low 0.75·0.8, high 1')
  t.strictSame(judged({ activities: ['CE 2.7'] }, [open, sure]), judged({ activities: ['CE 2.7'] }, [sure, open]))
  t.match(judged({}, [open, sure]), { evidence: ['claim_b'] }, 'the reason tells of the claim with the best low')
})
