// scoring.md §2, China bridge: by hand, over the real crosswalk and, for the scenarios, over a crosswalk of one row.
import t from 'tap'
import type { Context } from '../../src/scoring/context.ts'
import { taxonomy } from '../../src/scoring/criteria/taxonomy.ts'
import { atOrBeneath, chinaValues, taxonomyValues } from '../../src/scoring/taxonomy-values.ts'
import { objectives, type Interval, type ScoringClaim, type ScoringMandate } from '../../src/scoring/types.ts'
import { activity, at, chinaClaim, context, gateOf, isInterval, mandate, rev2, sme, taxonomyClaim, tests, withRow } from './build.ts'
import { codes } from './world.ts'

function judged (wanted: Partial<ScoringMandate>, claims: readonly ScoringClaim[], within: Context = context) {
  return taxonomy(mandate(wanted), sme({ claims }), within)
}
/** A mandate for one Chinese entry; κ of the real row CCM 4.1 – GIGC-2024/4.2.2 is 0.5, its scenario is not recorded. */
const wants = (entry: string, claim: ScoringClaim, within?: Context): Interval => judged({ chinaCatalogue: [entry] }, [claim], within)
/** A mandate for the EU's climate mitigation. */
const asCcm = (claim: ScoringClaim, within?: Context): Interval => judged({ objectives: { CCM: 1 } }, [claim], within)

t.test('v = min(level, 0.70)·κ·γ·(0.6+0.4q)', async (t) => {
  const solar = 'GBEPC-2021/3.2.2.2'
  isInterval(t, wants(solar, taxonomyClaim('CCM 4.1')), 0.35, 0.35, 'aligned: 0.70·0.5')
  isInterval(t, wants(solar, taxonomyClaim('CCM 4.1', { dnsh: tests('CCM', 4, 'not_met') })), 0.325, 0.325, 'level 0.65: 0.65·0.5')
  isInterval(t, wants(solar, taxonomyClaim('CCM 4.1', { substantialContribution: 'not_met' })), 0.2, 0.2, 'level 0.40')
  isInterval(t, wants(solar, taxonomyClaim('CCM 4.1', { substantialContribution: 'unknown', level: 'documented', kpis: {} })), 0.09, 0.2625, '0.40·0.5·0.75·0.6 to 0.70·0.5·0.75·1')
  isInterval(t, wants(solar, taxonomyClaim('CCM 4.1', { validTo: '2022-11-22', kpis: { turnover: 0.5 } })), 0.35 * 0.8 / 16, 0.35 * 0.8 / 16, 'expired four years ago, q 0.5')
  isInterval(t, asCcm(chinaClaim('GIGC-2024/4.2.2', { level: 'documented', kpis: { turnover: 0.5 } })), 0.7 * 0.5 * 0.75 * 0.8, 0.7 * 0.5 * 0.75 * 0.8, 'the other way')
})

t.test('κ by scenario, EU claim read by a China mandate / China claim read by an EU mandate', async (t) => {
  for (const [scenario, euClaim, cnClaim] of [['1', 1, 1], ['2', 1, 0.5], ['3', 0.5, 1], ['4', 0.5, 0.5], ['5', 0, 0], ['6', 0, 0], [null, 0.5, 0.5]] as const) {
    const within = withRow({ scenario })
    isInterval(t, wants('GIGC-2024/4.2.2', taxonomyClaim('CCM 4.1'), within), 0.7 * euClaim, 0.7 * euClaim, `scenario ${scenario}, EU claim`)
    isInterval(t, asCcm(chinaClaim('GIGC-2024/4.2.2'), within), 0.7 * cnClaim, 0.7 * cnClaim, `scenario ${scenario}, China claim`)
  }
})

t.test('excluded 0/0; low-confidence rows count κ 0', async (t) => {
  for (const row of [{ excluded: true }, { lowConfidence: true }]) {
    isInterval(t, wants('GIGC-2024/4.2.2', taxonomyClaim('CCM 4.1'), withRow(row)), 0, 0, `${Object.keys(row).join()}, EU claim`)
    isInterval(t, asCcm(chinaClaim('GIGC-2024/4.2.2'), withRow(row)), 0, 0, `${Object.keys(row).join()}, China claim`)
  }
  const low = codes.crosswalk.find(({ id }) => id === 'xw-d-07')!
  t.match(low, { euActivities: ['CCM 4.7'], lowConfidence: true })
  t.ok(low.entries.length > 0)
  for (const entry of low.entries) isInterval(t, wants(entry, taxonomyClaim('CCM 4.7')), 0, 0, `the real row of CCM 4.7 and ${entry}`)
})

t.test('scenario not recorded 0.5/0.5 and marked derived', async (t) => {
  t.match(judged({ chinaCatalogue: ['GIGC-2024/4.2.2'] }, [taxonomyClaim('CCM 4.1')]), {
    reason: 'taxonomy_bridged', values: { claimed: 'CCM 4.1', readAs: 'GIGC-2024/4.2.2', scenario: null, factor: 0.5, assumedSameCodes: false }
  })
})

t.test('A crosswalk code matches when it equals the wished entry or lies beneath it', async (t) => {
  for (const [entry, value] of [['GIGC-2024/4.2.2', 0.35], ['GIGC-2024/4.2', 0.35], ['GIGC-2024/4', 0.35], ['GIGC-2024/4.2.2.1', 0], ['GIGC-2024/3', 0], ['GBEPC-2021/3.2', 0.35], ['GBEPC-2021/4.2.2', 0]] as const) {
    isInterval(t, wants(entry, taxonomyClaim('CCM 4.1')), value, value, entry)
  }
  t.ok(atOrBeneath('GIGC-2024/4.2.2', 'GIGC-2024/4.2'))
  t.notOk(atOrBeneath('GIGC-2024/4.22', 'GIGC-2024/4.2'), 'another code that only begins alike')
})

t.test('GFEPC-2025 reads GIGC-2024’s codes (marked assumed)', async (t) => {
  const reads = judged({ chinaCatalogue: ['GFEPC-2025/4.2'] }, [taxonomyClaim('CCM 4.1')])
  isInterval(t, reads, 0.35, 0.35, 'an EU claim through GIGC-2024/4.2.2')
  t.match(reads, { reason: 'taxonomy_bridged', values: { readAs: 'GFEPC-2025/4.2', assumedSameCodes: true } })
  const guidance = judged({ chinaCatalogue: ['GFEPC-2025/4.2'] }, [chinaClaim('GIGC-2024/4.2.2')])
  isInterval(t, guidance, 0.7, 0.7, 'a claim in GIGC-2024 is as one in the mandate’s own catalogue')
  t.match(guidance, { reason: 'taxonomy_china', values: { assumedSameCodes: true } })
  isInterval(t, wants('GFEPC-2025/3.2.2.2', taxonomyClaim('CCM 4.1')), 0, 0, 'the codes of GBEPC-2021 are others')
})

t.test('a Chinese claim reaches a row when its entry equals the row’s code or lies beneath it', async (t) => {
  for (const [entry, value] of [['GIGC-2024/4.2.2', 0.35], ['GIGC-2024/4.2.2.9', 0.35], ['GFEPC-2025/4.2.2', 0.35], ['GBEPC-2021/3.2.2.2', 0.35], ['GIGC-2024/4.2', 0]] as const) {
    isInterval(t, judged({ activities: ['CCM 4.1'] }, [chinaClaim(entry)]), value, value, entry)
  }
})

t.test('it has no tests, so its level is 0.70, low and high, bridged or not; in the mandate’s own catalogue it is read unbridged', async (t) => {
  isInterval(t, wants('GIGC-2024/4.2', chinaClaim('GIGC-2024/4.2.2', { level: 'documented', kpis: { turnover: 0.5 } })), 0.42, 0.42, '0.70·0.75·0.8')
  isInterval(t, wants('GIGC-2024/4.2.2', chinaClaim('GIGC-2024/4.2.2', { kpis: {} })), 0.42, 0.7, 'q unknown: 0.70·0.6 to 0.70')
  isInterval(t, asCcm(chinaClaim('GIGC-2024/4.2.2', { kpis: {} })), 0.21, 0.35, 'bridged: 0.70·0.5·0.6 to 0.70·0.5')
  isInterval(t, wants('GIGC-2024/4.2.2', chinaClaim('GIGC-2024/4.2')), 0, 0, 'a claim above the wished entry does not reach it')
  isInterval(t, wants('GBEPC-2021/3.2.2.2', chinaClaim('GIGC-2024/4.2.2')), 0, 0, 'a claim in another Chinese catalogue')
  isInterval(t, wants('GIGC-2024/4.2.2', chinaClaim('GIGC-2024/4.2.2', { state: 'submitted', validTo: '2022-11-22' })), 0.7 * 0.5 / 16, 0.7 * 0.5 / 16, 'self-declared, expired four years ago')
  isInterval(t, judged({ chinaCatalogue: ['GIGC-2024/4.2.2'] }, [chinaClaim('GIGC-2024/4.2.2', { validFrom: '2026-11-23' })], at('2026-11-22')), 0, 0, 'not yet valid')
})

t.test('Bridged claims enter CCM only', async (t) => {
  const claim = chinaClaim('GIGC-2024/4.2.2')
  for (const objective of objectives) isInterval(t, judged({ objectives: { [objective]: 1 } }, [claim]), objective === 'CCM' ? 0.35 : 0, objective === 'CCM' ? 0.35 : 0, objective)
  isInterval(t, judged({}, [claim]), 0.35, 0.35, 'the programme’s default is the maximum over all six')
  isInterval(t, wants('GIGC-2024/4.2.2', taxonomyClaim('CCA 4.1')), 0, 0, 'a claim to adaptation does not cross')
  t.ok(codes.crosswalk.every(({ euActivities }) => euActivities.every((code) => code.startsWith('CCM '))), 'and no row names anything else')
})

t.test('a bridged claim never counts as aligned (cap 0.70)', async (t) => {
  const company = { claims: [chinaClaim('GIGC-2024/4.2.2')] }
  t.equal(gateOf('minimum_alignment', { company, offered: { minimumAligned: { kpi: 'turnover', share: 0.1 } } }), 'unknown', 'no taxonomy claim')
  t.equal(gateOf('minimum_evidence', { company, offered: { minimumEvidence: 'self_declared' } }), 'fail', 'no taxonomy or CAM claim')
  t.ok(taxonomyValues([chinaClaim('GIGC-2024/4.2.2')], [], 'turnover', withRow({ scenario: '1' })).every(({ high }) => high <= 0.7))
  t.ok(chinaValues([taxonomyClaim('CCM 4.1')], 'GIGC-2024/4', 'turnover', withRow({ scenario: '1' })).every(({ high }) => high <= 0.7))
})

t.test('a NACE match does not cross the bridge', async (t) => {
  const company = sme({ activities: [activity(rev2('D35.11'))] })
  isInterval(t, taxonomy(mandate({ chinaCatalogue: ['GIGC-2024/4.2.2'] }), company, context), 0, 0, 'D35.11 without a claim')
  t.match(taxonomy(mandate({ chinaCatalogue: ['GIGC-2024/4.2.2'] }), company, context), { reason: 'taxonomy_none' })
})

t.test('within Chinese entries the mean of the best claim of each', async (t) => {
  const claims = [taxonomyClaim('CCM 4.1', { id: 'claim_a' }), chinaClaim('GIGC-2024/4.2.2', { id: 'claim_b', state: 'submitted', kpis: {} })]
  isInterval(t, judged({ chinaCatalogue: ['GIGC-2024/4.2.2'] }, claims), 0.35, 0.35, 'best of 0.35 and 0.21 to 0.35')
  isInterval(t, judged({ chinaCatalogue: ['GIGC-2024/4.2.2', 'GBEPC-2021/3.2.2.2', 'GIGC-2024/7'] }, claims), 0.7 / 3, 0.7 / 3, '(0.35 + 0.35 + 0) / 3')
})

t.test('a claim that reaches an entry through several rows counts by its best', async (t) => {
  const row = { id: 'xw', euActivities: ['CCM 4.1'], entries: ['GIGC-2024/4.2.2'], scenario: '4', excluded: false, lowConfidence: false, official: false }
  const within: Context = { ...context, codes: { ...codes, crosswalk: [row, { ...row, id: 'xw2', entries: ['GIGC-2024/4.2.3'], scenario: '2' }] } }
  isInterval(t, wants('GIGC-2024/4.2', taxonomyClaim('CCM 4.1'), within), 0.7, 0.7, 'max(0.5, 1)·0.70')
  isInterval(t, wants('GIGC-2024/4.2.2', taxonomyClaim('CCM 4.1'), within), 0.35, 0.35, 'only the first row')
})
