// scoring.md §1, Gates: each sentence by hand, over the real code lists.
import t, { type Test } from 'tap'
import type { GateOutcome } from '../../src/scoring/outcome.ts'
import type { CodeRef, ScoringClaim } from '../../src/scoring/types.ts'
import {
  activity, asOf, ateco, camClaim, certification, chinaClaim, deal, gateOf, investor, mandate, million, need, pairOf, prioritised, range, rev2, rev21, settings, sme, taxonomyClaim, tests, tomorrow, yesterday
} from './build.ts'
import { engine } from './world.ts'

t.test('published: either owner is not published, or consent to be matched is withdrawn', async (t) => {
  t.equal(gateOf('published', {}), 'pass')
  t.equal(gateOf('published', { company: { published: false } }), 'fail')
  t.equal(gateOf('published', { fund: { published: false } }), 'fail')
})

t.test('veto: either side excluded or declined the other', async (t) => {
  t.equal(gateOf('veto', {}), 'pass')
  t.equal(gateOf('veto', { company: { excludedCounterparts: ['inv_9', 'inv_1'] } }), 'fail')
  t.equal(gateOf('veto', { fund: { excludedCounterparts: ['sme_1'] } }), 'fail')
  t.equal(gateOf('veto', { company: { excludedCounterparts: ['inv_9'] }, fund: { excludedCounterparts: ['sme_9'] } }), 'pass', 'others')
})

function excludes (t: Test, bar: CodeRef, given: CodeRef | readonly CodeRef[], outcome: GateOutcome, because: string): void {
  const activities = [given].flat().map((ref) => activity(ref))
  t.equal(gateOf('exclusion', { company: { activities }, offered: { excludedSectors: [bar] } }), outcome, `${bar.system} ${bar.code}: ${because}`)
}

t.test('exclusion: the SME’s activity lies under an excluded NACE code of the mandate', async (t) => {
  excludes(t, rev2('E38.3'), rev2('E38.32'), 'fail', 'beneath')
  excludes(t, rev2('E38.32'), rev2('E38.32'), 'fail', 'equal')
  excludes(t, rev2('E'), rev2('E38.32'), 'fail', 'the section')
  excludes(t, rev2('E38.3'), rev2('E38.11'), 'pass', 'another group')
  excludes(t, rev2('E38.3'), [rev2('C27.11'), rev2('E38.32'), rev2('E38')], 'fail', 'one activity of several is enough')
  excludes(t, rev2('E38.3'), [rev2('C27.11'), rev2('E38')], 'unknown', 'one may lie under it')
  t.equal(gateOf('exclusion', { company: { activities: [activity(rev2('E38.32'))] } }), 'pass', 'nothing excluded')
})

t.test('exclusion: or the investor’s type is excluded by the need', async (t) => {
  t.equal(gateOf('exclusion', { wanted: { excludedInvestorTypes: ['bank', 'private_equity'] } }), 'fail')
  t.equal(gateOf('exclusion', { wanted: { excludedInvestorTypes: ['bank'] } }), 'pass')
  t.equal(gateOf('exclusion', { wanted: { excludedInvestorTypes: ['private_equity'] }, offered: { excludedSectors: [rev2('A')] } }), 'fail', 'whatever the sectors')
})

t.test('An exclusion is tested in the excluded code’s own version: all translations under it fail', async (t) => {
  excludes(t, rev2('E38'), rev21('E38.21'), 'fail', 'E38.21 stands for E38.21, E38.31, E38.32')
  excludes(t, rev2('D35.11'), rev21('D35.12'), 'fail', 'D35.12 stands for D35.11')
  excludes(t, rev21('C31.00'), rev2('C31.01'), 'fail', 'C31.01 stands for C31.00')
  excludes(t, rev21('D35.1'), rev2('D35.11'), 'fail', 'D35.11 stands for D35.11, D35.12, D35.16')
  excludes(t, rev21('D35.11'), rev21('D35.12'), 'pass', 'two codes of Rev. 2.1, though both stand for D35.11 of Rev. 2')
  excludes(t, rev21('D35.12'), ateco('35.12.00'), 'fail', 'ATECO 2025 is of Rev. 2.1')
  excludes(t, ateco('35.12.00'), rev21('D35.12'), 'fail', 'and the other way')
  excludes(t, ateco('35.12'), ateco('35.11.00'), 'pass', 'another ATECO class')
  excludes(t, ateco('38.21.40'), ateco('38.21.20'), 'pass', 'another subcategory of the same class')
  excludes(t, ateco('38.21'), ateco('38.21.20'), 'fail', 'a subcategory of the excluded class')
  excludes(t, ateco('38.21.20'), rev21('E38.21'), 'unknown', 'the activity is known to its class only')
  excludes(t, ateco('38.21.20'), ateco('38'), 'unknown', 'the activity is known to its division only')
  excludes(t, rev21('N'), rev2('N82.11'), 'pass', 'section N of Rev. 2.1 is another than section N of Rev. 2')
})

t.test('some of them, or an activity known only above it, unknown', async (t) => {
  excludes(t, rev2('E38.3'), rev21('E38.21'), 'unknown', 'two of three translations')
  excludes(t, rev2('E38.32'), ateco('38.21.20'), 'unknown', 'one of three')
  excludes(t, rev21('D35.11'), rev2('D35.11'), 'unknown', 'one of three, the other way')
  excludes(t, ateco('35.12.00'), rev2('D35.11'), 'unknown', 'one of three, an ATECO code')
  excludes(t, rev2('E38.11'), rev2('E38'), 'unknown', 'known only above')
  excludes(t, rev2('E38.11'), rev21('E38.1'), 'unknown', 'known only above, through the correspondence')
  excludes(t, rev2('G46.77'), rev21('G46.89'), 'unknown', 'a class without a row is its group G46.7')
  excludes(t, rev2('G46.7'), rev21('G46.89'), 'fail', 'and the group lies under itself')
  excludes(t, rev2('E38.1'), rev21('E38.21'), 'pass', 'none of three')
  excludes(t, rev2('E38.1'), [], 'unknown', 'one that needs a fact not given: no activity')
})

t.test('cooperation_mode: both sides state modes and they do not intersect (only one states: unknown; neither: pass)', async (t) => {
  const [direct, venture] = [prioritised('direct_investment'), prioritised('joint_venture', 0.1)]
  t.equal(gateOf('cooperation_mode', { wanted: { modes: [direct] }, offered: { modes: [venture] } }), 'fail')
  t.equal(gateOf('cooperation_mode', { wanted: { modes: [direct, venture] }, offered: { modes: [venture] } }), 'pass')
  t.equal(gateOf('cooperation_mode', { wanted: { modes: [direct] } }), 'unknown')
  t.equal(gateOf('cooperation_mode', { offered: { modes: [direct] } }), 'unknown')
  t.equal(gateOf('cooperation_mode', {}), 'pass')
  t.equal(gateOf('cooperation_mode', { company: { needs: [] }, offered: { modes: [direct] } }), 'unknown', 'an implicit need states none')
})

t.test('ticket: ranges do not intersect and the mandate or the need marks the range hard', async (t) => {
  const gate = (amount: readonly [number | null, number | null, boolean], offer: readonly [number | null, number | null, boolean]) => gateOf('ticket', { wanted: { amount: range(...amount) }, offered: { ticket: range(...offer) } })
  t.equal(gate([1, 2, false], [3, 10, false]), 'pass', 'neither is hard')
  t.equal(gate([1, 2, true], [3, 10, false]), 'fail', 'the need is')
  t.equal(gate([1, 2, false], [3, 10, true]), 'fail', 'the mandate is')
  t.equal(gate([11, 20, true], [3, 10, true]), 'fail', 'above')
  t.equal(gate([1, 3, true], [3, 10, true]), 'pass', 'touching is intersecting')
  t.equal(gate([10, 20, true], [3, 10, true]), 'pass', 'at the other end too')
  t.equal(gate([1, 20, true], [3, 10, true]), 'pass', 'around')
  t.equal(gate([2, null, true], [3, 10, false]), 'fail', 'a need of one bound is a point')
  t.equal(gate([2, null, true], [null, 10, false]), 'pass', 'an offer is open below')
  t.equal(gate([2_000, 3_000, true], [3, null, false]), 'pass', 'or above')
  t.equal(gate([11, null, false], [null, 10, true]), 'fail', 'open below, ending at 10')
})

t.test('A gate nobody asks for passes; one that needs a fact not given is unknown: the ticket', async (t) => {
  t.equal(gateOf('ticket', { wanted: { amount: range(1, 2) } }), 'pass')
  t.equal(gateOf('ticket', { wanted: { amount: range(1, 2, true) } }), 'unknown')
  t.equal(gateOf('ticket', { offered: { ticket: range(1, 2, true) } }), 'unknown')
  t.equal(gateOf('ticket', { company: { needs: [] }, offered: { ticket: range(1, 2, true) } }), 'unknown', 'an implicit need')
})

function within (t: Test, codes: readonly string[], place: string | null, outcome: GateOutcome): void {
  t.equal(gateOf('territory', { company: { place }, offered: { territory: { codes, hard: true } } }), outcome, `${place} within ${codes.join()}`)
  t.equal(gateOf('territory', { company: { place }, offered: { territory: { codes, hard: false } } }), 'pass', 'not hard')
}

t.test('territory: the mandate’s hard territory excludes the SME’s region, at every level', async (t) => {
  for (const code of ['IT', 'ITC', 'ITC4', 'IT-25', 'MI']) within(t, [code], 'MI', 'pass')
  for (const code of ['ITF', 'ITC1', 'IT-21', 'BG', 'CN', 'CN-SH']) within(t, [code], 'MI', 'fail')
  within(t, ['NA', 'IT-25'], 'MI', 'pass')
  for (const code of ['MI', 'BG']) within(t, [code], 'IT-25', 'unknown')
  within(t, ['IT-25'], 'ITC', 'unknown')
  within(t, ['NA'], 'IT-25', 'fail')
  within(t, ['MI'], null, 'unknown')
})

t.test('territory: a region of two NUTS-2 units, and codes of two meanings', async (t) => {
  for (const code of ['BZ', 'TN', 'IT-BZ', 'ITH1']) within(t, [code], 'IT-32', 'unknown')
  within(t, ['IT-BZ', 'IT-TN'], 'IT-32', 'pass')
  within(t, ['VR'], 'IT-32', 'fail')
  within(t, ['IT-32'], 'BZ', 'pass')
  within(t, ['IT-32'], 'IT-32', 'pass')
  within(t, ['BZ'], 'IT-BZ', 'unknown')
  within(t, ['IT-21'], 'IT-CN', 'pass')
  within(t, ['IT-CN'], 'IT-CN', 'pass')
  within(t, ['IT-CN'], 'TO', 'fail')
  within(t, ['CN'], 'IT-CN', 'fail')
  within(t, ['CA'], 'SU', 'unknown')
  within(t, ['IT-88'], 'SU', 'pass')
})

t.test('territory: or the need’s hard territory excludes the investor’s province', async (t) => {
  const gate = (codes: readonly string[], place: string | null) => gateOf('territory', { wanted: { territory: { codes, hard: true } }, fund: { place } })
  for (const code of ['CN', 'CN-EAST', 'CN-SH']) t.equal(gate([code], 'CN-SH'), 'pass', code)
  for (const code of ['CN-WEST', 'CN-JS', 'IT', 'IT-CN']) t.equal(gate([code], 'CN-SH'), 'fail', code)
  t.equal(gate(['CN-SH'], null), 'unknown')
  t.equal(gate(['CN-SH'], 'CN-EAST'), 'unknown', 'known only above')
  const both = (place: string | null, province: string) => gateOf('territory', {
    company: { place }, fund: { place: province }, offered: { territory: { codes: ['MI'], hard: true } }, wanted: { territory: { codes: ['CN-SH'], hard: true } }
  })
  t.equal(both('MI', 'CN-SH'), 'pass')
  t.equal(both(null, 'CN-SH'), 'unknown')
  t.equal(both(null, 'CN-JS'), 'fail', 'a failure weighs more than what is unknown')
  t.equal(both('BG', 'CN-SH'), 'fail')
})

t.test('minimum_evidence: the mandate asks a minimum evidence level and no taxonomy or CAM claim in force reaches it', async (t) => {
  const gate = (...claims: ScoringClaim[]) => gateOf('minimum_evidence', { company: { claims }, offered: { minimumEvidence: 'documented' } })
  t.equal(gateOf('minimum_evidence', {}), 'pass', 'nobody asks')
  t.equal(gate(), 'fail', 'no claim')
  for (const [level, outcome] of [['self_declared', 'fail'], ['documented', 'pass'], ['third_party', 'pass'], ['audited', 'pass']] as const) {
    t.equal(gate(taxonomyClaim('CE 2.7', { level })), outcome, `taxonomy, ${level}`)
    t.equal(gate(camClaim('cam-tessili', { level })), outcome, `CAM, ${level}`)
  }
  t.equal(gate(taxonomyClaim('CE 2.7', { state: 'submitted' })), 'fail', 'a submitted one is self-declared')
  t.equal(gate(taxonomyClaim('CE 2.7', { validTo: yesterday })), 'fail', 'not in force any more')
  t.equal(gate(taxonomyClaim('CE 2.7', { validTo: asOf })), 'pass', 'on its last day')
  t.equal(gate(taxonomyClaim('CE 2.7', { validFrom: tomorrow })), 'fail', 'not yet')
  for (const state of ['draft', 'rejected', 'revoked'] as const) t.equal(gate(camClaim('cam-tessili', { state })), 'fail', state)
  t.equal(gate(certification('emas'), chinaClaim('GIGC-2024/4.2.2', { id: 'claim_2' })), 'fail', 'neither certifications nor Chinese claims are read')
  t.equal(gate(taxonomyClaim('CE 2.7', { level: 'self_declared' }), camClaim('cam-tessili', { id: 'claim_2', level: 'third_party' })), 'pass', 'one is enough')
})

t.test('minimum_alignment: high below the minimum: fail; low reaching it: pass; no taxonomy claim: unknown', async (t) => {
  const gate = (share: number, ...claims: ScoringClaim[]) => gateOf('minimum_alignment', { company: { claims }, offered: { kpi: 'opex', minimumAligned: { kpi: 'capex', share } } })
  const claim = (code: string, capex: number | null, given: object = {}) => taxonomyClaim(code, { id: `claim_${code}_${capex}`, kpis: { capex, turnover: 1 }, ...given })
  t.equal(gateOf('minimum_alignment', {}), 'pass', 'nobody asks')
  t.equal(gate(0.5), 'unknown', 'no claim')
  t.equal(gate(0.5, camClaim('cam-tessili')), 'unknown', 'no taxonomy claim')
  t.equal(gate(0.5, claim('CE 2.7', 0.5)), 'pass', 'exactly')
  t.equal(gate(0.5, claim('CE 2.7', 0.49)), 'fail', 'of CapEx, whatever the turnover')
  t.equal(gate(0.5, claim('CE 2.7', null)), 'unknown', 'aligned, its share unknown')
  t.equal(gate(0.5, claim('CE 2.7', 0.5, { minimumSafeguards: 'unknown' })), 'unknown', 'its alignment unknown')
  t.equal(gate(0.5, claim('CE 2.7', 0.4, { minimumSafeguards: 'unknown' })), 'fail', 'too little even if aligned')
  t.equal(gate(0.5, claim('CE 2.7', 1, { dnsh: tests('CE', 4, 'not_met') })), 'fail', 'not aligned')
  t.equal(gate(0.5, claim('CE 2.7', 1, { state: 'submitted' })), 'pass', 'a self-declared claim is in force')
})

t.test('minimum_alignment: share = per activity the best objective’s aligned KPI share, summed, at most 1; an activity is its catalogue code', async (t) => {
  const gate = (share: number, ...claims: ScoringClaim[]) => gateOf('minimum_alignment', { company: { claims }, offered: { minimumAligned: { kpi: 'turnover', share } } })
  const claim = (id: string, code: string, turnover: number, given: object = {}) => taxonomyClaim(code, { id, kpis: { turnover }, ...given })
  t.equal(gate(0.3, claim('a', 'CE 2.7', 0.1), claim('b', 'CCM 4.1', 0.2)), 'pass', '0.1 + 0.2 reaches 0.3')
  t.equal(gate(0.8, claim('a', 'CE 2.7', 0.7), claim('b', 'CCM 4.1', 0.1)), 'pass', '0.7 + 0.1 reaches 0.8, whatever the last bits say')
  t.equal(gate(0.5, claim('a', 'CCM 4.1', 0.3), claim('b', 'CCA 4.1', 0.2)), 'pass', 'CCM 4.1 and CCA 4.1 are two')
  t.equal(gate(0.5, claim('a', 'CE 2.7', 0.3), claim('b', 'CE 2.7', 0.4)), 'fail', 'two claims to one activity: the best, 0.4')
  t.equal(gate(0.5, claim('a', 'CE 2.7', 0.3), claim('b', 'CE 2.7', 0.3), claim('c', 'CE 2.7', 0.6, { minimumSafeguards: 'unknown' })), 'unknown', '0.3 for certain, never 0.3 + 0.3')
  t.equal(gate(1, claim('a', 'CE 2.7', 0.8), claim('b', 'CE 2.3', 0.8)), 'pass', 'at most 1')
  t.equal(gate(0.5, claim('a', 'CE 2.7', 0.3), claim('b', 'CE 2.3', 0.2, { minimumSafeguards: 'unknown' })), 'unknown', '0.3 for certain, 0.5 at best')
  t.equal(gate(0.5, claim('a', 'CE 2.7', 0.3), claim('b', 'CE 2.3', 0.1, { minimumSafeguards: 'unknown' })), 'fail', '0.4 at best')
})

t.test('Both minimums read claims in force only', async (t) => {
  const gate = (given: object) => gateOf('minimum_alignment', { company: { claims: [taxonomyClaim('CE 2.7', given)] }, offered: { minimumAligned: { kpi: 'turnover', share: 0.5 } } })
  t.equal(gate({ validTo: asOf }), 'pass', 'on its last day')
  for (const given of [{ validTo: yesterday }, { validFrom: tomorrow }, { state: 'draft' }, { state: 'revoked' }]) t.equal(gate(given), 'unknown', `${Object.values(given).join()}: as if there were no claim`)
})

t.test('programme_credentials: the programme requires investors’ own standing and a reviewer refused it (not yet reviewed: unknown)', async (t) => {
  const gate = (standing: 'accepted' | 'refused' | null, programmeRequiresCredentials: boolean) =>
    engine.scorePair(sme(), null, investor({ standing, mandates: [mandate()] }), 'man_1', { asOf, settings: { programmeRequiresCredentials } })?.gates.find(({ key }) => key === 'programme_credentials')?.outcome
  t.strictSame([gate('accepted', true), gate('refused', true), gate(null, true)], ['pass', 'fail', 'unknown'])
  t.strictSame([gate('accepted', false), gate('refused', false), gate(null, false)], ['pass', 'pass', 'pass'], 'a setting, off by default')
})

t.test('an implicit mandate asks for none of its own gates', async (t) => {
  const deals = [1, 2, 3].map((id) => deal({ id: `deal_${id}`, sector: rev2('E38.32'), region: 'IT-82', amountEur: 50 * million }))
  const pair = pairOf(sme({ place: 'MI', activities: [activity(rev2('A01.11'))], needs: [need({ amount: range(1, 2) })] }), investor({ deals }))
  t.strictSame(pair.gates.map(({ outcome }) => outcome), Array(9).fill('pass'))
})

t.test('the pair’s outcome is the worst of its gates, whatever it scores', async (t) => {
  const outcome = (fund: object, offered: object) => engine.scorePair(sme(), null, investor({ ...fund, mandates: [mandate(offered)] }), 'man_1', { asOf, settings })?.outcome
  t.equal(outcome({}, {}), 'pass')
  t.equal(outcome({}, { modes: [prioritised('licensing')] }), 'unknown')
  t.equal(outcome({ published: false }, { modes: [prioritised('licensing')] }), 'fail')
})
