// A stored organisation as an import document: what is imported again changes nothing.
import type { Claim } from '../claims/claim.ts'
import { toInput } from '../claims/input.ts'
import { dealInput, investorInput, mandateInput } from '../investors/fields.ts'
import { isObject } from '../profiles/merge.ts'
import { isSme, type Whole } from '../profiles/store.ts'
import { needInput, smeInput } from '../smes/fields.ts'

/** Stands where a review's reason is not the reader's to see, as an import asks for one. */
const hiddenReason = 'The reason of this review is not public.'

/**
 * The import document of an organisation as it is shown to whoever exports: what disclosure took away is not in it. Fields
 * without a value are left out, so that importing it changes no more than it says.
 */
export function exportDocument (whole: Whole): Readonly<Record<string, unknown>> {
  const { profile } = whole
  const claims = whole.claims.map(claimDocument)
  const document = isSme(whole)
    ? { kind: 'sme', ...smeInput(whole.profile), status: profile.status, needs: whole.needs.map(needInput), claims }
    : { kind: 'investor', ...investorInput(whole.profile), status: profile.status, mandates: whole.mandates.map(mandateInput), deals: whole.deals.map(dealInput), claims }
  return pruned(document) as Readonly<Record<string, unknown>>
}

function claimDocument (claim: Claim): unknown {
  const { id, state, level, reviewReason } = claim
  const review = state === 'draft' || state === 'submitted' ? { state } : { state, level, reason: reviewReason ?? hiddenReason }
  return { id, ...toInput(claim), review }
}

/** Without nulls and what is empty without them. */
function pruned (value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(pruned)
  if (!isObject(value)) return value === '' ? undefined : value ?? undefined
  const kept = Object.entries(value).flatMap(([name, member]) => {
    const inner = pruned(member)
    return inner === undefined ? [] : [[name, inner] as const]
  })
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}
