// What both doors show of a profile: plain data in the shape of schema/*.graphql, enum values in lower case.
// Views take what the viewer may see already (src/access/disclosure.ts) and hold no references back, so they end.
import type { Principal } from '../access/principal.ts'
import { untoldVersion } from '../access/tiers.ts'
import type { CatalogueId, Catalogues, Language, Text } from '../catalogues/catalogue.ts'
import type { CodeLists } from '../scoring/codes.ts'
import type { CodeSystem, CodedActivity, CodeRef, Prioritised } from '../scoring/types.ts'
import type { Direction } from '../scoring/model.ts'
import { labelOf } from './label.ts'
import type { Contact, Identifier, ProfileStatus, TextOrigin } from './profile.ts'
import type { Profile } from './store.ts'

/** What a view is made with: the code lists, and for whom. */
export interface ViewContext {
  readonly catalogues: Catalogues
  readonly codes: CodeLists
  readonly principal: Principal
}

/** The arguments of a field that answers in a language; English when none is asked. */
export interface LanguageArgs { readonly language?: Language | null | undefined }
/** A field that answers in the language asked. GraphQL calls it with its arguments, REST through `plain`. */
export type Worded = (args: LanguageArgs) => string

/**
 * The names of a view's fields, in order, where the view is an instance of a class: of those made when looked at, which are accessors of
 * the class. Accessors of a literal would give each object a layout of its own, and a page of matches has hundreds of such objects.
 */
export const viewFields: unique symbol = Symbol('fields of a view')

export interface TextView { readonly en: string | null, readonly it: string | null, readonly zh: string | null }
export interface TextStatusView { readonly en: TextOrigin | null, readonly it: TextOrigin | null, readonly zh: TextOrigin | null }
export interface PrioritisedView { readonly id: string, readonly priority: number, readonly title: Worded }
export interface CriterionWeightView { readonly direction: Direction, readonly key: string, readonly weight: number }
export interface ActivityView {
  readonly code: string
  readonly system: CodeSystem
  /** 0–1; null when not given. */
  readonly share: number | null
  readonly nace2: readonly string[]
  readonly title: Worded
}

/** The fields of every profile. */
export interface ProfileView {
  readonly id: string
  readonly label: Worded
  readonly status: ProfileStatus
  readonly statusReason: string | null
  readonly names: TextView
  readonly descriptions: TextView
  readonly textStatus: TextStatusView
  readonly identifiers: readonly Identifier[]
  readonly website: string | null
  readonly founded: number | null
  readonly synthetic: boolean
  readonly source: string | null
  readonly externalId: string | null
  readonly partnerId: string | null
  readonly excludedCounterparts: readonly string[]
  readonly contacts: readonly Contact[]
  readonly matchingConsent: boolean | null
  readonly informedOn: string | null
  readonly version: number | null
  readonly createdAt: Date
  readonly updatedAt: Date | null
}

const catalogueOf: Readonly<Record<CodeSystem, CatalogueId>> = { NACE2: 'nace-rev2', NACE21: 'nace-rev2.1', ATECO2025: 'ateco-2025' }

/** A text with every language named: null where there is none. */
export function textView ({ en, it, zh }: Text): TextView {
  return { en: en ?? null, it: it ?? null, zh: zh ?? null }
}

/** The title of a catalogue's entry, in the language asked. */
export function titled (catalogue: CatalogueId, id: string, { catalogues }: Pick<ViewContext, 'catalogues'>): Worded {
  return ({ language }) => catalogues.title(catalogue, id, language ?? 'en')
}

export function prioritisedViews (catalogue: CatalogueId, wishes: readonly Prioritised[], context: ViewContext): PrioritisedView[] {
  return wishes.map(({ id, priority }) => ({ id, priority, title: titled(catalogue, id, context) }))
}

/** NACE Rev. 2 codes that a code stands for, in code-list order; empty when its system's list does not know it. */
export function nace2Of ({ code, system }: CodeRef, { codes }: Pick<ViewContext, 'codes'>): readonly string[] {
  if (system === 'NACE2') return codes.nace2.path(code) === undefined ? [] : [code]
  const nace21 = system === 'NACE21' ? code : codes.atecoToNace21(code)
  return nace21 === undefined ? [] : codes.toNace2(nace21)
}

export function activityView (activity: CodeRef | CodedActivity, context: ViewContext): ActivityView {
  const { code, system } = activity
  return {
    code,
    system,
    share: 'share' in activity ? activity.share : null,
    nace2: nace2Of(activity, context),
    title: titled(catalogueOf[system], code, context)
  }
}

/** The owner's own weights as a list; null when the owner set none. */
export function weightViews (direction: Direction, weights: Readonly<Record<string, number>> | null): CriterionWeightView[] | null {
  return weights === null ? null : Object.entries(weights).map(([key, weight]) => ({ direction, key, weight }))
}

/** What is shown of every profile. */
export class ShownProfile implements ProfileView {
  readonly id
  readonly status
  readonly statusReason
  readonly identifiers
  readonly website
  readonly founded
  readonly synthetic
  readonly source
  readonly externalId
  readonly partnerId
  readonly excludedCounterparts
  readonly contacts
  readonly matchingConsent
  readonly informedOn
  readonly version
  readonly createdAt
  readonly updatedAt
  readonly #profile: Profile
  readonly #catalogues: Catalogues

  constructor (profile: Profile, { catalogues }: ViewContext) {
    // When it changed is told with its version.
    const kept = profile.version !== untoldVersion
    this.id = profile.id
    this.status = profile.status
    this.statusReason = profile.statusReason ?? null
    this.identifiers = profile.identifiers
    this.website = profile.website
    this.founded = profile.founded
    this.synthetic = profile.synthetic
    this.source = profile.source
    this.externalId = profile.externalId
    this.partnerId = profile.partnerId
    this.excludedCounterparts = profile.excludedCounterparts
    this.contacts = profile.contacts
    this.matchingConsent = profile.matchingConsent
    this.informedOn = profile.informedOn
    this.version = kept ? profile.version : null
    this.createdAt = profile.createdAt
    this.updatedAt = kept ? profile.updatedAt : null
    this.#profile = profile
    this.#catalogues = catalogues
  }

  get label (): Worded { return ({ language }) => labelOf(this.#profile, language ?? 'en', this.#catalogues) }

  get names (): TextView { return textView(this.#profile.names) }
  get descriptions (): TextView { return textView(this.#profile.descriptions) }
  get textStatus (): TextStatusView {
    const { en, it, zh } = this.#profile.textStatus
    return { en: en ?? null, it: it ?? null, zh: zh ?? null }
  }
}

/** The fields of every profile, in order. */
export const profileFields = ['id', 'label', 'status', 'statusReason', 'names', 'descriptions', 'textStatus', 'identifiers', 'website', 'founded', 'synthetic', 'source', 'externalId', 'partnerId',
  'excludedCounterparts', 'contacts', 'matchingConsent', 'informedOn', 'version', 'createdAt', 'updatedAt'] as const satisfies ReadonlyArray<keyof ProfileView>
