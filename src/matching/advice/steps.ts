// What an organisation could still show: each unknown or weakly evidenced fact of a profile, with the profile as it would be if it were shown.
import type { Context } from '../../scoring/context.ts'
import { counts, expiredDays, inForce, levelOf } from '../../scoring/evidence.ts'
import { compareText } from '../../scoring/interval.ts'
import { taxonomyValues } from '../../scoring/taxonomy-values.ts'
import { evidenceLevels, objectives, type CamClaim, type Kpi, type Objective, type ScoringClaim, type TaxonomyClaim } from '../../scoring/types.ts'
import type { CatalogueId } from '../../catalogues/catalogue.ts'
import type { Subject } from '../ranking.ts'

/** What a claim is about, for a sentence to name it. */
export type ClaimTopic =
  | { readonly kind: 'taxonomy', readonly activity: string }
  | { readonly kind: 'cam', readonly category: string }
  | { readonly kind: 'certification', readonly certification: string }
  | { readonly kind: 'china_catalogue', readonly entry: string }
  | { readonly kind: 'membership', readonly name: string }

/** The kinds of steps, with what a sentence needs of each. */
export interface Steps {
  /** Substantial contribution is shown to be met. */
  contribution: { readonly activity: string }
  dnsh: { readonly activity: string, readonly objective: Objective }
  safeguards: { readonly activity: string }
  /** The share of the KPI is given, and is all of it. */
  kpi: { readonly claimed: string, readonly kpi: Kpi }
  /** A third party verifies the claim. */
  verify: ClaimTopic
  /** The claim's validity has ended and is renewed. */
  renew: ClaimTopic
  cam_mandatory: { readonly category: string }
  cam_rewarded: { readonly category: string }
  /** Only the activity code speaks for it so far: a claim with all tests met, by documents. */
  new_claim: { readonly activity: string }
  /** Only a certification speaks for it so far: a claim with all mandatory criteria met. */
  new_cam_claim: { readonly category: string, readonly certification: string }
  /** An investor that shows nothing of its own standing: a membership or label, verified. */
  standing: Record<never, never>
}
export type StepReason = { [K in keyof Steps]: { readonly kind: K, readonly values: Steps[K] } }[keyof Steps]
export interface SupplyRef { readonly catalogue: CatalogueId, readonly id: string }

export type Step = StepReason & {
  /** The place of the fact: `claim_….dnsh.WTR`, `taxonomy.CE 2.3`. */
  readonly fact: string
  readonly suppliedBy: readonly SupplyRef[]
  /** The claims as they would be. */
  readonly claims: readonly ScoringClaim[]
}

const verified = evidenceLevels.indexOf('third_party')
/** New claims that a company's activity codes suggest: more would be a list of the catalogue. */
const mostNewClaims = 40

function topicOf (claim: ScoringClaim): ClaimTopic {
  switch (claim.kind) {
    case 'taxonomy': return { kind: 'taxonomy', activity: claim.activity }
    case 'cam': return { kind: 'cam', category: claim.category }
    case 'certification': return { kind: 'certification', certification: claim.certification }
    case 'china_catalogue': return { kind: 'china_catalogue', entry: claim.entry }
    case 'membership': return { kind: 'membership', name: claim.name }
  }
}

function suppliersOf (claim: ScoringClaim, { codes }: Context): readonly SupplyRef[] {
  if (claim.kind === 'taxonomy') return [{ catalogue: 'eu-taxonomy', id: claim.activity }]
  if (claim.kind === 'cam') return camSuppliers(claim.category, codes.camDecrees.get(claim.decree)?.typicalCertifications ?? [])
  if (claim.kind === 'certification') return [{ catalogue: 'certifications', id: claim.certification }]
  return claim.kind === 'china_catalogue' ? [{ catalogue: 'cn-green', id: claim.entry }] : []
}
function camSuppliers (category: string, certifications: readonly string[]): readonly SupplyRef[] {
  return [...certifications.map((id): SupplyRef => ({ catalogue: 'certifications', id })), { catalogue: 'cam', id: category }]
}

/** The steps that one claim leaves open. */
function stepsOfClaim (claim: ScoringClaim, subject: Subject, kpis: ReadonlySet<Kpi>, context: Context): readonly Step[] {
  const { claims } = subject.scoring
  const suppliedBy = suppliersOf(claim, context)
  const steps: Step[] = []
  const add = (reason: StepReason, fact: string, changed: ScoringClaim): void => {
    steps.push({ ...reason, fact: `${claim.id}.${fact}`, suppliedBy, claims: claims.map((one) => one === claim ? changed : one) })
  }
  if (claim.kind === 'taxonomy') openTests(claim, add)
  if (claim.kind === 'taxonomy' || claim.kind === 'china_catalogue') {
    for (const kpi of kpis) {
      if (claim.kpis[kpi] == null) add({ kind: 'kpi', values: { claimed: claim.kind === 'taxonomy' ? claim.activity : claim.entry, kpi } }, `kpis.${kpi}`, { ...claim, kpis: { ...claim.kpis, [kpi]: 1 } })
    }
  }
  if (claim.kind === 'cam') openCounts(claim, add)
  // An SME's certifications count by being in force, whoever looked at them; an investor's count more once they are verified.
  const levelCounts = claim.kind === 'taxonomy' || claim.kind === 'cam' || claim.kind === 'china_catalogue' || subject.kind === 'investor'
  if (levelCounts && evidenceLevels.indexOf(levelOf(claim)) < verified) add({ kind: 'verify', values: topicOf(claim) }, 'level', { ...claim, state: 'accepted', level: 'third_party' })
  if (expiredDays(claim, context.asOf) !== null) add({ kind: 'renew', values: topicOf(claim) }, 'validTo', { ...claim, validTo: null })
  return steps
}

type Add = (reason: StepReason, fact: string, changed: ScoringClaim) => void

function openTests (claim: TaxonomyClaim, add: Add): void {
  const { activity } = claim
  if (claim.substantialContribution === 'unknown') add({ kind: 'contribution', values: { activity } }, 'substantialContribution', { ...claim, substantialContribution: 'met' })
  for (const objective of objectives) {
    if (objective === claim.objective || (claim.dnsh[objective] ?? 'unknown') !== 'unknown') continue
    add({ kind: 'dnsh', values: { activity, objective } }, `dnsh.${objective}`, { ...claim, dnsh: { ...claim.dnsh, [objective]: 'met' } })
  }
  if (claim.minimumSafeguards === 'unknown') add({ kind: 'safeguards', values: { activity } }, 'minimumSafeguards', { ...claim, minimumSafeguards: 'met' })
}

function openCounts (claim: CamClaim, add: Add): void {
  const { category, mandatoryTotal, rewardedTotal } = claim
  if (mandatoryTotal !== 0 && (claim.mandatoryMet === null || mandatoryTotal === null)) {
    const total = mandatoryTotal ?? Math.max(1, claim.mandatoryMet ?? 1)
    add({ kind: 'cam_mandatory', values: { category } }, 'mandatoryMet', { ...claim, mandatoryMet: total, mandatoryTotal: total })
  }
  if (rewardedTotal !== 0 && (claim.rewardedMet === null || rewardedTotal === null)) {
    const total = rewardedTotal ?? Math.max(1, claim.rewardedMet ?? 1)
    add({ kind: 'cam_rewarded', values: { category } }, 'rewardedMet', { ...claim, rewardedMet: total, rewardedTotal: total })
  }
}

const shown = { state: 'accepted', validFrom: null, validTo: null } as const

/** Activities that only the company's codes suggest, and CAM categories that only a certification speaks for. */
function newClaims (subject: Subject, categories: ReadonlySet<string>, context: Context): readonly Step[] {
  const { claims } = subject.scoring
  if (subject.kind === 'investor') {
    if (claims.some((claim) => counts(claim, context.asOf))) return []
    return [{ kind: 'standing', values: {}, fact: 'membership', suppliedBy: [], claims: [...claims, { ...shown, id: 'claim_new', kind: 'membership', name: '', level: 'third_party' }] }]
  }
  const values = taxonomyValues(claims, subject.scoring.activities, 'turnover', context)
  const claimed = new Set(values.filter(({ reason }) => reason === 'claim').map(({ activity }) => activity))
  const steps: Step[] = []
  for (const { reason, activity, objective } of values) {
    if (reason !== 'inferred' || claimed.has(activity) || steps.length === mostNewClaims) continue
    const dnsh = Object.fromEntries(objectives.filter((other) => other !== objective).map((other) => [other, 'met' as const]))
    const claim: TaxonomyClaim = { ...shown, id: 'claim_new', kind: 'taxonomy', level: 'documented', activity, objective, substantialContribution: 'met', dnsh, minimumSafeguards: 'met', kpis: {} }
    steps.push({ kind: 'new_claim', values: { activity }, fact: `taxonomy.${activity}`, suppliedBy: [{ catalogue: 'eu-taxonomy', id: activity }], claims: [...claims, claim] })
  }
  const stated = new Set(claims.flatMap((claim) => claim.kind === 'cam' && counts(claim, context.asOf) ? [claim.category] : []))
  for (const category of [...categories].sort(compareText)) {
    const decree = context.codes.camDecrees.get(category)
    const proof = claims.find((claim) => claim.kind === 'certification' && inForce(claim, context.asOf) && decree?.typicalCertifications.includes(claim.certification) === true)
    if (decree === undefined || stated.has(category) || proof?.kind !== 'certification') continue
    const claim: CamClaim = { ...shown, id: 'claim_new', kind: 'cam', level: 'third_party', category, decree: category, mandatoryMet: 1, mandatoryTotal: 1, rewardedMet: null, rewardedTotal: null }
    steps.push({ kind: 'new_cam_claim', values: { category, certification: proof.certification }, fact: `cam.${category}`, suppliedBy: [{ catalogue: 'cam', id: category }], claims: [...claims, claim] })
  }
  return steps
}

/**
 * Every step that the subject's own claims and activity codes leave open. `kpis` and `categories` are those that the counterparts' mandates ask about.
 * A step supposes the best: a test met, a share of all, verification by a third party.
 */
export function stepsOf (subject: Subject, { kpis, categories }: { readonly kpis: ReadonlySet<Kpi>, readonly categories: ReadonlySet<string> }, context: Context): readonly Step[] {
  const counting = subject.scoring.claims.filter((claim) => counts(claim, context.asOf))
  return [...counting.flatMap((claim) => stepsOfClaim(claim, subject, kpis, context)), ...newClaims(subject, categories, context)]
}
