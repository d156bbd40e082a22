// What GraphQL shows of requests about personal data, beside what REST shows as it is.
import { apiKeyView, type ApiKeyView } from '../access/view.ts'
import type { PersonalData } from './privacy.ts'
import type { Mention, PrivacyRecord, StoredContact } from './store.ts'

/** `document`: the profile as it is stored, as JSON text. */
export interface SoleTraderView { readonly id: string, readonly document: string }

export interface PersonalDataView {
  readonly at: Date
  readonly contacts: readonly StoredContact[]
  readonly records: readonly PrivacyRecord[]
  readonly soleTraders: readonly SoleTraderView[]
  readonly keys: readonly ApiKeyView[]
  readonly mentions: readonly Mention[]
}

export interface PrivacyRecordsView { readonly items: readonly PrivacyRecord[] }

/** @param at the moment for which the states of keys are told */
export function personalDataView (data: PersonalData, at: Date): PersonalDataView {
  return {
    ...data,
    soleTraders: data.soleTraders.map((profile) => ({ id: profile.id, document: JSON.stringify(profile) })),
    keys: data.keys.map((key) => apiKeyView(key, at))
  }
}
