// What SMEs and investors have in common. Plain types: the zod shapes that make them stand in input.ts of each room.
import type { Language, Text } from '../catalogues/catalogue.ts'
import type { Prioritised, Territory } from '../scoring/types.ts'

export type { Prioritised, Territory, Text, Language }

export const profileStatuses = ['draft', 'in_review', 'published', 'paused', 'expired', 'withdrawn'] as const
export type ProfileStatus = typeof profileStatuses[number]

/** `vat`: Partita IVA with country prefix; `rea`: Italian business register; `lei`: ISO 17442; `uscc`: Chinese Unified Social Credit Code. */
export const identifierSchemes = ['vat', 'rea', 'lei', 'uscc'] as const
export type IdentifierScheme = typeof identifierSchemes[number]
/** `warning` is set where a checksum fails but real codes are known to fail it too (USCC). */
export interface Identifier { readonly scheme: IdentifierScheme, readonly value: string, readonly warning: string | null }

/** How the text of one language came to be. */
export interface TextOrigin { readonly origin: 'human' | 'machine', readonly reviewed: boolean }
export type TextStatus = { readonly [L in Language]?: TextOrigin }

/** Personal data: never part of the public tier of a real profile. */
export interface Contact { readonly name: string, readonly role: string | null, readonly email: string | null, readonly phone: string | null }

export interface Money { readonly value: number, readonly currency: string }
/** Whole currency units; one bound may be missing. */
export interface MoneyRange { readonly min: number | null, readonly max: number | null, readonly currency: string, readonly hard: boolean }

/** What every stored record has. `version` starts at 1 and rises by 1 with each change. */
export interface Stamped { readonly version: number, readonly createdAt: Date, readonly updatedAt: Date }

export interface ProfileBase extends Stamped {
  readonly id: string
  readonly status: ProfileStatus
  /** Why the status is what it is, in the words of who set it; staff only. */
  readonly statusReason?: string | null
  readonly names: Text
  readonly descriptions: Text
  readonly textStatus: TextStatus
  readonly identifiers: readonly Identifier[]
  readonly website: string | null
  /** Year. */
  readonly founded: number | null
  readonly synthetic: boolean
  readonly source: string | null
  readonly externalId: string | null
  /** Who brought it: the principal's id. */
  readonly partnerId: string | null
  /** Ids of organisations this one will not be matched with. */
  readonly excludedCounterparts: readonly string[]
  readonly contacts: readonly Contact[]
  /** False once the organisation withdrew its consent to be matched. */
  readonly matchingConsent: boolean
  /** Day on which the organisation was told that it is matched without a stated need or mandate; null when not recorded. */
  readonly informedOn: string | null
}
