// What a viewer sees of an organisation. Every answer, view and score passes through here (product.md, "Whose eyes").
import type { Claim } from '../claims/claim.ts'
import { isSme, type Whole, type WholeInvestor, type WholeSme } from '../profiles/store.ts'
import type { Principal } from './principal.ts'
import { isStaff, reachesTier, tierFor, type Tier } from './relation.ts'
import { claimTable, dealTable, investorTable, mandateTable, needTable, presence, smeTable, type Parts, type Table } from './tiers.ts'

/**
 * The part of an organisation that the principal may see; undefined when nothing of it. What is open stands in tiers.ts:
 * staff see all, a partner and a member their own organisations but for what is staff's, others the public tier of what is
 * published. An invented (synthetic) profile hides nothing but confidential needs and mandates and what is staff's, in any state.
 *
 * A hidden thing is null, empty or coarse, as if no more were known: so a score computed from a view can give nothing away
 * that the view does not show. Matching computes from views, with one exception: whom an organisation excluded is hidden
 * here and must still hold, so matching takes `excludedCounterparts` (and nothing else) from the full record. A veto only
 * removes a pair; it is no figure and moves no other pair's score.
 */
export function disclose (whole: Whole, principal: Principal): Whole | undefined {
  return discloseAt(whole, tierFor(principal, whole.profile))
}

/** The part of an organisation that is open to somebody who reaches a tier of it; undefined when nothing is. */
export function discloseAt (whole: Whole, tier: Tier): Whole | undefined {
  if (tier === 'staff') return whole
  const { synthetic, status } = whole.profile
  if (!synthetic && status !== 'published' && !reachesTier(tier, 'owner')) return undefined
  // What is invented is nobody's secret.
  const opens = (at: Tier): boolean => reachesTier(tier, at) || (synthetic && at !== 'staff')
  const claims = whole.claims.filter((claim) => opens(presence.claim(claim))).map((claim) => seen<Claim>(claim, claimTable, opens))
  return isSme(whole) ? seenSme(whole, tier, opens, claims) : seenInvestor(whole, tier, opens, claims)
}

/** A claim as whoever it belongs to may see it, or all of it for staff. */
export function discloseOwnClaim (claim: Claim, principal: Principal): Claim {
  return isStaff(principal) ? claim : seen<Claim>(claim, claimTable, (at) => reachesTier('owner', at))
}

type Opens = (at: Tier) => boolean

function seenSme ({ profile, needs }: WholeSme, tier: Tier, opens: Opens, claims: readonly Claim[]): WholeSme {
  // Confidentiality is shown to work on invented profiles too.
  return { profile: seen(profile, smeTable, opens), needs: needs.filter((need) => reachesTier(tier, presence.need(need))).map((need) => seen(need, needTable, opens)), claims }
}

function seenInvestor ({ profile, mandates, deals }: WholeInvestor, tier: Tier, opens: Opens, claims: readonly Claim[]): WholeInvestor {
  return {
    profile: seen(profile, investorTable, opens),
    mandates: mandates.filter((mandate) => reachesTier(tier, presence.mandate(mandate))).map((mandate) => seen(mandate, mandateTable, opens)),
    deals: opens(presence.deal()) ? deals.map((deal) => seen(deal, dealTable, opens)) : [],
    claims
  }
}

/** The record as the table shows it: nothing but the fields of the table, each as it is or as it stands below its tier. */
function seen<R extends object> (record: R, table: Table<R>, opens: Opens): R {
  const view: Partial<Record<keyof R, unknown>> = {}
  for (const field of Object.keys(table) as Array<keyof R>) {
    const { tier, below, parts } = table[field]
    const value = opens(tier) ? parts === undefined ? record[field] : partsOf(record[field], parts, opens) : below?.(record)
    if (value !== undefined) view[field] = value
  }
  return view as R
}

function partsOf (value: unknown, parts: Parts, opens: Opens): unknown {
  if (Array.isArray(value)) return value.map((entry) => partsOf(entry, parts, opens))
  return Object.fromEntries(Object.entries(value as object).flatMap(([field, inner]) => {
    const rule = parts[field]
    return rule === undefined ? [] : [[field, opens(rule.tier) ? inner : rule.below?.()]]
  }))
}
