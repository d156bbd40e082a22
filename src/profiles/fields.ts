// The fields that SMEs and investors share, from the input form to the stored one and back.
import type { z } from 'zod'
import { languages } from '../catalogues/catalogue.ts'
import { derivedId, keyedId, nounOf } from '../ids.ts'
import type { Checks } from './checks.ts'
import { unique } from './code-checks.ts'
import { readIdentifier } from './identifiers.ts'
import type { InputContext } from './lists.ts'
import { isObject, mergePatch, without } from './merge.ts'
import { identifierSchemes, type Identifier, type IdentifierScheme, type ProfileBase, type Text, type TextStatus } from './profile.ts'
import type { Profile, ProfileKind } from './store.ts'
import type { IdentifierInput, profileFields } from './shapes.ts'

type CommonInput = z.infer<z.ZodObject<typeof profileFields>>
/** What of a profile its own documents say: all but who, when and in which state. */
export type CommonFields = Omit<ProfileBase, 'id' | 'status' | 'statusReason' | 'partnerId' | 'version' | 'createdAt' | 'updatedAt'>

/** Short names of identifiers, by scheme. */
export const shorthands = { vat: 'vatNumber', rea: 'rea', lei: 'lei', uscc: 'uscc' } as const satisfies Record<IdentifierScheme, string>
const schemesOf: Readonly<Record<ProfileKind, readonly IdentifierScheme[]>> = { sme: ['vat', 'rea', 'lei'], investor: ['uscc', 'lei'] }

type Shorthands = { readonly [S in IdentifierScheme as typeof shorthands[S]]?: string | null | undefined }

/** The stored form of the shared fields. What is wrong is added to `checks`, with pointers beneath `at`. */
export function commonFields (kind: ProfileKind, input: CommonInput & Shorthands, context: InputContext, checks: Checks, at: string, existing?: Profile): CommonFields {
  const thisYear = context.now.getUTCFullYear()
  if (input.founded != null && input.founded > thisYear) checks.add({ pointer: `${at}/founded`, code: 'in_future', message: `The year ${input.founded} has not come yet.`, accepted: [`1800 to ${thisYear}`] })
  if (existing !== undefined && input.synthetic != null && input.synthetic !== existing.synthetic) {
    checks.add({ pointer: `${at}/synthetic`, code: 'fixed', message: 'Whether a profile is invented is fixed once it is created: an invented one is public. Make another profile.', accepted: [String(existing.synthetic)] })
  }
  const synthetic = input.synthetic ?? existing?.synthetic ?? false
  return {
    names: textOf(input.names),
    descriptions: textOf(input.descriptions),
    textStatus: statusOf(input.textStatus),
    identifiers: identifiersOf(kind, input, checks, at),
    website: input.website ?? null,
    founded: input.founded ?? null,
    synthetic,
    source: input.source ?? null,
    externalId: input.externalId ?? null,
    excludedCounterparts: counterparts(kind, input, context, checks, at, synthetic),
    contacts: (input.contacts ?? []).map(({ name, role, email, phone }) => ({ name, role: role ?? null, email: email ?? null, phone: phone ?? null })),
    matchingConsent: input.matchingConsent ?? true,
    informedOn: input.informedOn ?? null
  }
}

/** Whether any text gives the organisation a name. */
export function isNamed (names: Text, registered: string | null): boolean {
  return registered !== null || languages.some((language) => names[language] != null)
}

function textOf (given: CommonInput['names']): Text {
  return Object.fromEntries(languages.flatMap((language) => given?.[language] == null ? [] : [[language, given[language]]]))
}

function statusOf (given: CommonInput['textStatus']): TextStatus {
  return Object.fromEntries(languages.flatMap((language) => given?.[language] == null ? [] : [[language, given[language]]]))
}

function identifiersOf (kind: ProfileKind, input: CommonInput & Shorthands, checks: Checks, at: string): readonly Identifier[] {
  const found = new Map<IdentifierScheme, Identifier>()
  const add = (scheme: IdentifierScheme, value: string, pointer: string) => {
    const reading = readIdentifier(scheme, value)
    if ('fault' in reading) {
      checks.add({ pointer, ...reading.fault })
      return
    }
    const { identifier } = reading
    const other = found.get(scheme)
    if (other !== undefined && other.value !== identifier.value) {
      checks.add({ pointer, code: 'duplicate', message: `An organisation has one identifier of the scheme '${scheme}'; both ${other.value} and ${identifier.value} are given.` })
    }
    found.set(scheme, identifier)
  }
  for (const [index, { scheme, value }] of (input.identifiers ?? []).entries()) {
    const known = identifierSchemes.find((name) => name === scheme)
    if (known === undefined) checks.add({ pointer: `${at}/identifiers/${index}/scheme`, code: 'invalid_value', message: `'${scheme}' is no scheme of identifiers.`, accepted: identifierSchemes })
    else add(known, value, `${at}/identifiers/${index}/value`)
  }
  for (const scheme of schemesOf[kind]) {
    const value = input[shorthands[scheme]]
    if (value != null) add(scheme, value, `${at}/${shorthands[scheme]}`)
  }
  return identifierSchemes.flatMap((scheme) => found.get(scheme) ?? [])
}

/**
 * The id that an organisation of that source has when it comes without one of its own. A real one's must not confirm a guess of
 * the register's number, so it takes the database's key; an invented one shows its source to everybody.
 */
export function externalProfileId (kind: ProfileKind, { source, externalId, synthetic }: { readonly source: string, readonly externalId: string, readonly synthetic?: boolean | null | undefined }, idKey: Uint8Array): string {
  return synthetic === true ? derivedId(kind, source, externalId) : keyedId(idKey, kind, source, externalId)
}

const ownId = /^(?:sme|inv)_[0-9A-Za-z_]{1,60}$/

/**
 * Excluded counterparts as ids. An externalId of the same source that is not stored yet becomes the id its organisation will
 * have when it comes without one of its own, and is invented if the one that names it is: so documents may refer forward.
 */
function counterparts (kind: ProfileKind, input: CommonInput, { counterparts: known, idKey }: InputContext, checks: Checks, at: string, synthetic: boolean): readonly string[] {
  return unique((input.excludedCounterparts ?? []).flatMap((given, index) => {
    const pointer = `${at}/excludedCounterparts/${index}`
    const noun = nounOf(given)
    if (noun === 'sme' || noun === 'investor') {
      if (ownId.test(given)) return [given]
      checks.add({ pointer, code: 'invalid_id', message: `'${given}' begins like an id of ours and is none: letters, digits and underscores follow the prefix.` })
      return []
    }
    const stored = known?.get(given)
    if (stored !== undefined) return [stored]
    if (input.source != null) return [externalProfileId(kind === 'sme' ? 'investor' : 'sme', { source: input.source, externalId: given, synthetic }, idKey)]
    checks.add({ pointer, code: 'unknown_id', message: `'${given}' is no id of an organisation, and without 'source' it cannot be an externalId.`, accepted: ['sme_…', 'inv_…'] })
    return []
  }))
}

/** ExternalIds among the excluded counterparts, to be looked up before `commonFields`. */
export function externalCounterparts ({ excludedCounterparts }: Pick<CommonInput, 'excludedCounterparts'>): readonly string[] {
  return (excludedCounterparts ?? []).filter((given) => nounOf(given) !== 'sme' && nounOf(given) !== 'investor')
}

/** The input form of what is stored: what a merge patch is applied to. */
export function commonInput (profile: Profile): CommonInput & Shorthands {
  const { id, names, descriptions, textStatus, identifiers, website, founded, synthetic, source, externalId, excludedCounterparts, contacts, matchingConsent, informedOn } = profile
  const short = schemesOf[profile.kind]
  const listed: Array<z.infer<typeof IdentifierInput>> = identifiers.filter(({ scheme }) => !short.includes(scheme)).map(({ scheme, value }) => ({ scheme, value }))
  const document = {
    id,
    names,
    descriptions,
    textStatus,
    website,
    founded,
    synthetic,
    source,
    externalId,
    matchingConsent,
    informedOn,
    excludedCounterparts: [...excludedCounterparts],
    contacts: contacts.map((contact) => ({ ...contact })),
    identifiers: listed
  }
  return Object.assign(document, Object.fromEntries(short.flatMap((scheme) => {
    const value = identifiers.find((identifier) => identifier.scheme === scheme)?.value
    return value === undefined ? [] : [[shorthands[scheme], value]]
  })))
}

/** The input form with a merge patch applied; a new list of identifiers replaces the short names too. */
export function mergeProfile (document: Readonly<Record<string, unknown>>, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  return mergePatch('identifiers' in patch ? without(document, Object.values(shorthands)) : document, patch)
}

/** The input form of a need or mandate with a merge patch applied; GraphQL's list of weights replaces the map. */
export function mergeTerms (document: Readonly<Record<string, unknown>>, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  return mergePatch(isObject(patch['weights']) && 'criteria' in patch['weights'] ? without(document, ['weights']) : document, patch)
}
