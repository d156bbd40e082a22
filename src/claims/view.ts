// What both doors show of a claim, in the shape of schema/claims.graphql.
import { kpis, type EvidenceLevel, type Fact, type Kpi, type Objective, type ReviewState } from '../scoring/types.ts'
import { derivedAlignment, otherObjectives, totalConfirmed } from './alignment.ts'
import type { Claim, ClaimKind, Document, KpiShares } from './claim.ts'

export interface DnshView { readonly objective: Objective, readonly fact: Fact }
export interface KpiShareView { readonly kpi: Kpi, readonly share: number }

/** The facts of every kind side by side: those of other kinds are null. */
export interface ClaimFactsView {
  readonly activity: string | null
  readonly objective: Objective | null
  readonly substantialContribution: Fact | null
  readonly dnsh: readonly DnshView[] | null
  readonly minimumSafeguards: Fact | null
  readonly kpis: readonly KpiShareView[] | null
  readonly derivedAlignment: Fact | null
  readonly camCategory: string | null
  readonly decree: string | null
  readonly mandatoryMet: number | null
  readonly mandatoryTotal: number | null
  readonly totalConfirmed: boolean | null
  readonly rewardedMet: number | null
  readonly rewardedTotal: number | null
  readonly certification: string | null
  readonly number: string | null
  readonly issuer: string | null
  readonly catalogueEntry: string | null
  readonly membership: string | null
}

export interface ClaimView {
  readonly id: string
  readonly organisationId: string
  readonly kind: ClaimKind
  readonly facts: ClaimFactsView
  readonly level: EvidenceLevel
  readonly state: ReviewState
  readonly ruleSet: string
  readonly documents: readonly Document[]
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly submittedBy: string | null
  readonly reviewedBy: string | null
  readonly reviewedAt: Date | null
  readonly reviewReason: string | null
  readonly version: number
}

const noFacts: ClaimFactsView = {
  activity: null,
  objective: null,
  substantialContribution: null,
  dnsh: null,
  minimumSafeguards: null,
  kpis: null,
  derivedAlignment: null,
  camCategory: null,
  decree: null,
  mandatoryMet: null,
  mandatoryTotal: null,
  totalConfirmed: null,
  rewardedMet: null,
  rewardedTotal: null,
  certification: null,
  number: null,
  issuer: null,
  catalogueEntry: null,
  membership: null
}

/** Shares that are known, in the order turnover, CapEx, OpEx. */
function shareViews (shares: KpiShares): KpiShareView[] {
  return kpis.flatMap((kpi) => {
    const share = shares[kpi]
    return share == null ? [] : [{ kpi, share }]
  })
}

function factsView (claim: Claim): ClaimFactsView {
  const { facts } = claim
  switch (facts.kind) {
    case 'taxonomy':
      return {
        ...noFacts,
        activity: facts.activity,
        objective: facts.objective,
        substantialContribution: facts.substantialContribution,
        dnsh: otherObjectives(facts.objective).map((objective) => ({ objective, fact: facts.dnsh[objective] ?? 'unknown' })),
        minimumSafeguards: facts.minimumSafeguards,
        kpis: shareViews(facts.kpis),
        derivedAlignment: derivedAlignment(facts) ?? null
      }
    case 'cam': {
      const { category, decree, mandatoryMet, mandatoryTotal, rewardedMet, rewardedTotal } = facts
      return { ...noFacts, camCategory: category, decree, mandatoryMet, mandatoryTotal, rewardedMet, rewardedTotal, totalConfirmed: totalConfirmed(claim) ?? null }
    }
    case 'certification': return { ...noFacts, certification: facts.certification, number: facts.number, issuer: facts.issuer }
    case 'china_catalogue': return { ...noFacts, catalogueEntry: facts.entry, kpis: shareViews(facts.kpis) }
    // A name that may not be seen is empty.
    case 'membership': return { ...noFacts, membership: facts.name === '' ? null : facts.name }
  }
}

export function claimView (claim: Claim): ClaimView {
  const { id, organisationId, level, state, ruleSet, documents, validFrom, validTo, submittedBy, reviewedBy, reviewedAt, reviewReason, version } = claim
  return {
    id,
    organisationId,
    kind: claim.facts.kind,
    facts: factsView(claim),
    level,
    state,
    ruleSet,
    documents,
    validFrom,
    validTo,
    submittedBy,
    reviewedBy,
    reviewedAt,
    reviewReason,
    version
  }
}
