// What the values of a reason mean before a language puts them into words.
import type { BridgeValues, CamValues } from '../../scoring/outcome.ts'

/** How many criteria of a kind are met, as far as counted. */
export type Counted =
  | { readonly kind: 'all' | 'some', readonly met: number, readonly total: number }
  /** There are no criteria of this kind. */
  | { readonly kind: 'none' }
  | { readonly kind: 'met_of_unknown', readonly met: number }
  | { readonly kind: 'unknown', readonly total: number | null }
/** `confirmed`: review confirmed all; nobody counted them. */
export type Fulfilment = Counted | { readonly kind: 'confirmed' }

function counted (met: number | null, total: number | null): Counted {
  if (total === 0) return { kind: 'none' }
  if (met !== null && total !== null) return { kind: met >= total ? 'all' : 'some', met, total }
  return met !== null ? { kind: 'met_of_unknown', met } : { kind: 'unknown', total }
}

/** Reads the counts as the engine does: review confirms the mandatory criteria only where a count is missing. */
export function requirements (v: CamValues): { readonly mandatory: Fulfilment, readonly rewarded: Counted } {
  const uncounted = v.mandatoryMet === null || v.mandatoryTotal === null
  return {
    mandatory: uncounted && v.confirmed ? { kind: 'confirmed' } : counted(v.mandatoryMet, v.mandatoryTotal),
    rewarded: counted(v.rewardedMet, v.rewardedTotal)
  }
}

/** Whether a Chinese claim was read in another catalogue of assumed equal codes; within one catalogue nothing is assumed. */
export function bridgesCatalogues ({ claimed, readAs, assumedSameCodes }: BridgeValues): boolean {
  return assumedSameCodes && claimed.slice(0, claimed.indexOf('/')) !== readAs.slice(0, readAs.indexOf('/'))
}
