// Next best proofs by brute force: what is told is what the engine gives once the fact is shown, and no disclosure gains more.
import fc from 'fast-check'
import t from 'tap'
import { bestProofs, type Proof } from '../../src/matching/advice/proofs.ts'
import type { InvestorCandidate, SmeCandidate } from '../../src/matching/population.ts'
import { compareRanked, pairsOf, type Ranked, type Subject } from '../../src/matching/ranking.ts'
import type { WholeInvestor, WholeSme } from '../../src/profiles/store.ts'
import { sizeClasses, type ScoringClaim, type ScoringInvestor, type ScoringSme } from '../../src/scoring/types.ts'
import * as random from '../scoring/arbitraries.ts'
import * as build from '../scoring/build.ts'
import { codes, engine, runs, seed } from '../scoring/world.ts'

const options = { asOf: random.asOf, settings: { programmeRequiresCredentials: false } }
const cases = Math.ceil(runs / 50)
const facets = () => new Set<string>()

function smeCandidate (scoring: ScoringSme): SmeCandidate {
  return { kind: 'sme', id: scoring.id, scoring, facets, whole: { profile: { id: scoring.id }, needs: [], claims: [] } as unknown as WholeSme }
}
function investorCandidate (scoring: ScoringInvestor): InvestorCandidate {
  return { kind: 'investor', id: scoring.id, scoring, facets, whole: { profile: { id: scoring.id }, mandates: [], deals: [], claims: [] } as unknown as WholeInvestor }
}
function ranked (subject: Subject, candidates: ReadonlyArray<SmeCandidate | InvestorCandidate>): readonly Ranked[] {
  return candidates.flatMap((counterpart): Ranked[] => {
    const [best, ...others] = pairsOf(engine, subject, counterpart, options)
    return best === undefined || best.outcome === 'fail' ? [] : [{ counterpart, best, others }]
  }).sort(compareRanked)
}
/** Points the low ends gain, summed, when the subject is another. */
function gainOf (first: readonly Ranked[], changed: Subject): number {
  let sum = 0
  for (const { counterpart, best } of first) {
    const [after] = pairsOf(engine, changed, counterpart, options)
    if (after !== undefined && after.outcome !== 'fail') sum += Math.max(0, after.score - best.score)
  }
  return sum
}
const investors = fc.uniqueArray(random.statedInvestor, { minLength: 1, maxLength: 5, selector: ({ id }) => id })
const told = (first: readonly Ranked[], proof: Proof | undefined) => proof === undefined ? 0 : proof.gain * first.length * 100

/** The claim as it is once the fact is shown, written anew from the name of the fact. */
function shownAs (claim: ScoringClaim, [part = '', name = '']: readonly string[]): ScoringClaim {
  if (part === 'level') return { ...claim, state: 'accepted', level: 'third_party' }
  if (part === 'validTo') return { ...claim, validTo: '2099-12-31' }
  if (part === 'dnsh') return { ...claim, dnsh: { ...(claim as { dnsh: object }).dnsh, [name]: 'met' } } as ScoringClaim
  if (part === 'kpis') return { ...claim, kpis: { ...(claim as { kpis: object }).kpis, [name]: 1 } } as ScoringClaim
  if (part === 'mandatoryMet') return { ...claim, mandatoryMet: 7, mandatoryTotal: 7 } as ScoringClaim
  if (part === 'rewardedMet') return { ...claim, rewardedMet: 3, rewardedTotal: 3 } as ScoringClaim
  return { ...claim, [part]: 'met' } as ScoringClaim
}

t.test('a proof of a claim gains what the engine gives when the fact is shown, and every open fact is told', async (t) => {
  t.comment(`seed ${seed}, ${cases} cases`)
  await fc.assert(fc.asyncProperty(random.statedSme, investors, async (sme, all) => {
    const subject = smeCandidate(sme)
    const first = ranked(subject, all.map(investorCandidate))
    const proofs = await bestProofs(subject, first, { engine, codes, options })
    proofs.forEach((proof, at) => {
      if (proof.gain <= 0 || (proofs[at - 1]?.gain ?? Infinity) < proof.gain) throw new Error('proofs that gain, best first')
      if (proof.matchesRaised < 1 || proof.matchesRaised > first.length) throw new Error('raises some of the matches')
    })
    for (const claim of sme.claims) {
      for (const fact of ['level', 'validTo', 'substantialContribution', 'minimumSafeguards', 'dnsh.WTR', 'dnsh.BIO', 'kpis.turnover', 'mandatoryMet', 'rewardedMet']) {
        const proof = proofs.find((one) => one.fact === `${claim.id}.${fact}`)
        if (proof === undefined) continue
        const changed = { ...subject, scoring: { ...sme, claims: sme.claims.map((one) => one === claim ? shownAs(claim, fact.split('.')) : one) } }
        if (Math.abs(gainOf(first, changed) - told(first, proof)) > 0.5 + first.length / 100) throw new Error(`${proof.fact}: ${gainOf(first, changed)} is not ${told(first, proof)}`)
      }
    }
  }), { numRuns: cases, seed })
})

t.test('such populations have open facts of many kinds, or the test above says little', async (t) => {
  const seen = new Set<string>()
  for (const [sme, all] of fc.sample(fc.tuple(random.statedSme, investors), { numRuns: 100, seed: 1 })) {
    const subject = smeCandidate(sme)
    for (const { fact, kind } of await bestProofs(subject, ranked(subject, all.map(investorCandidate)), { engine, codes, options })) {
      if (sme.claims.some(({ id }) => fact.startsWith(`${id}.`))) seen.add(kind)
    }
  }
  for (const kind of ['renew', 'verify', 'safeguards', 'contribution', 'dnsh', 'kpi']) t.ok(seen.has(kind), kind)
})

t.test('stating a term gains no more than is told of it', async () => {
  const investors = fc.uniqueArray(random.statedInvestor, { minLength: 1, maxLength: 4, selector: ({ id }) => id })
  await fc.assert(fc.asyncProperty(random.statedSme, investors, random.need, fc.constantFrom(...sizeClasses), async (sme, all, stated, size) => {
    const subject = smeCandidate(sme)
    const first = ranked(subject, all.map(investorCandidate))
    const proofs = await bestProofs(subject, first, { engine, codes, options })
    const [need] = sme.needs
    if (need === undefined) return
    const as = (changes: Partial<ScoringSme>): Subject => ({ ...subject, scoring: { ...sme, ...changes } })
    const candidates: ReadonlyArray<readonly [string, Subject]> = [
      ['headcount', as({ sizeCandidates: sme.sizeCandidates.length === 0 || sme.sizeCandidates.includes(size) ? [size] : sme.sizeCandidates })],
      // Seen from the mandate alone: what one states, one also asks for.
      ...need.amount === null ? [['need.amount', as({ needs: [{ ...need, amount: stated.amount, weights: { ...need.weights, ticket: 0 } }] })] as const] : []
    ]
    for (const [fact, changed] of candidates) {
      const most = told(first, proofs.find((one) => one.fact === fact))
      if (fact === 'need.amount' && need.weights !== null) continue
      if (gainOf(first, changed) > most + 1) throw new Error(`${fact} gains ${gainOf(first, changed)}, told ${most}`)
    }
  }), { numRuns: cases, seed })
})

t.test('CAM counts, a certification without a claim, and an investor that shows nothing have steps of their own', async (t) => {
  const wanted = build.mandate({ camCategories: [build.prioritised('cam-arredi-interni'), build.prioritised('cam-edilizia')] })
  const fund = build.investor({ mandates: [wanted], place: 'CN-SH', claims: [build.membership({ level: 'third_party', state: 'accepted' })] })
  const proofOfEdilizia = codes.camDecrees.get('cam-edilizia')!.typicalCertifications[0]!
  const company = build.sme({
    claims: [
      build.camClaim('cam-arredi-interni', { id: 'claim_a', state: 'submitted', mandatoryMet: null, mandatoryTotal: null, rewardedMet: null, rewardedTotal: null }),
      build.certification(proofOfEdilizia, { id: 'claim_b' })
    ]
  })
  const steps = async (subject: Subject, counterpart: SmeCandidate | InvestorCandidate) =>
    new Map((await bestProofs(subject, ranked(subject, [counterpart]), { engine, codes, options })).map((proof) => [proof.fact, proof]))
  const ofCompany = await steps(smeCandidate(company), investorCandidate(fund))
  t.match(ofCompany.get('cam.cam-edilizia'), { kind: 'new_cam_claim', values: { category: 'cam-edilizia', certification: proofOfEdilizia }, suppliedBy: [{ catalogue: 'cam', id: 'cam-edilizia' }] })
  t.match(ofCompany.get('claim_a.mandatoryMet'), { kind: 'cam_mandatory', values: { category: 'cam-arredi-interni' }, matchesRaised: 1 })
  t.notOk(ofCompany.has('claim_a.rewardedMet'), 'rewarded criteria are worth nothing until the mandatory ones are met')
  const silent = build.investor({ mandates: [build.mandate()] })
  const shown = await steps(investorCandidate(silent), smeCandidate({ ...company, claims: [build.taxonomyClaim('CE 2.7')] }))
  t.match(shown.get('membership'), { kind: 'standing' })
})
