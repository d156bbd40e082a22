// Anything by its id, as the principal may see it.
import type { Principal } from '../access/principal.ts'
import type { Claim } from '../claims/claim.ts'
import { nounOf } from '../ids.ts'
import type { Deal, Mandate } from '../investors/investor.ts'
import type { Need } from '../smes/sme.ts'
import type { Profiles } from './profiles.ts'
import type { Store, Whole } from './store.ts'

export type FoundNode =
  | { readonly kind: 'profile', readonly whole: Whole }
  | { readonly kind: 'need', readonly record: Need }
  | { readonly kind: 'mandate', readonly record: Mandate }
  | { readonly kind: 'deal', readonly record: Deal }
  | { readonly kind: 'claim', readonly record: Claim }

/**
 * The profile, need, mandate, deal or claim of an id; undefined when there is none or the principal may not see it. A record
 * is taken from its organisation's disclosed whole, so what is hidden there is hidden here.
 */
export async function findNode ({ store, profiles }: { readonly store: Store, readonly profiles: Profiles }, id: string, principal: Principal): Promise<FoundNode | undefined> {
  const noun = nounOf(id)
  if (noun === undefined) return undefined
  const organisationId = noun === 'sme' || noun === 'investor' ? id : (await store.read.record(noun, id))?.organisationId
  const whole = organisationId === undefined ? undefined : await profiles.find(organisationId, principal)
  if (whole === undefined) return undefined
  if (noun === 'sme' || noun === 'investor') return { kind: 'profile', whole }
  if (noun === 'claim') return found(noun, whole.claims, id)
  if (noun === 'need') return 'needs' in whole ? found(noun, whole.needs, id) : undefined
  if (noun === 'mandate') return 'mandates' in whole ? found(noun, whole.mandates, id) : undefined
  return 'deals' in whole ? found(noun, whole.deals, id) : undefined
}

function found<K extends string, R extends { readonly id: string }> (kind: K, records: readonly R[], id: string): { readonly kind: K, readonly record: R } | undefined {
  const record = records.find((one) => one.id === id)
  return record === undefined ? undefined : { kind, record }
}
