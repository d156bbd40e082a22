// Which claims count at a date, and how much their evidence weighs.
import { dayNumber } from './interval.ts'
import type { ScoringModel } from './model.ts'
import type { EvidenceLevel, ScoringClaim } from './types.ts'

/** Submitted and accepted claims count from the first day of their validity; drafts, rejected and revoked ones never. */
export function counts (claim: ScoringClaim, asOf: string): boolean {
  return (claim.state === 'submitted' || claim.state === 'accepted') && (claim.validFrom === null || claim.validFrom <= asOf)
}

/** Counts, and its validity has not ended. No `validTo` means no end; the last day still is in force. */
export function inForce (claim: ScoringClaim, asOf: string): boolean {
  return counts(claim, asOf) && (claim.validTo === null || asOf <= claim.validTo)
}

/** The level in effect: what is only submitted is self-declared, whatever level it carries. */
export function levelOf (claim: ScoringClaim): EvidenceLevel {
  return claim.state === 'accepted' ? claim.level : 'self_declared'
}

/** Days since the end of validity; null while in force. */
export function expiredDays (claim: ScoringClaim, asOf: string): number | null {
  return claim.validTo === null || asOf <= claim.validTo ? null : dayNumber(asOf) - dayNumber(claim.validTo)
}

/** Evidence factor γ, 0–1: by level, halved for every year since the end of validity, continuously. */
export function evidenceFactor (claim: ScoringClaim, asOf: string, model: ScoringModel): number {
  const factor = model.evidenceFactors[levelOf(claim)]
  const days = expiredDays(claim, asOf)
  return days === null ? factor : factor * 2 ** (-days / model.evidenceHalfLifeDays)
}
