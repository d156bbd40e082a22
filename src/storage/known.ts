// What a unit of work knows of the database without asking again: it is alone among all writers, so what it read and what it
// wrote stays true until it ends. Kept only where the unit said beforehand what it will ask for; else every question is asked.
import type { LastImported, Namesake } from '../imports/store.ts'
import type { ExchangeRate, Profile, ProfileKind, RecordKind, Records, Whole } from '../profiles/store.ts'

/** Undefined: not known, so it must be asked. Null: known to be nobody or nothing. */
type Answer<T> = T | null | undefined

/** At most this many namesakes are told: a name that many have suggests nothing. */
export const mostNamesakes = 20

export interface Known {
  readonly on: boolean
  begin (): void
  whole (id: string): Answer<Whole>
  ofSource (source: string, externalId: string): Answer<string>
  ofIdentifier (scheme: string, value: string): Answer<string>
  imported (recordId: string): Answer<LastImported>
  rates (): readonly ExchangeRate[] | undefined
  /** Undefined unless all of the names are known. */
  namesakes (kind: ProfileKind, nameKeys: readonly string[]): readonly Namesake[] | undefined

  learnWholes (ids: readonly string[], found: readonly Whole[]): void
  learnSources (source: string, externalIds: readonly string[], found: ReadonlyMap<string, string>): void
  learnIdentifiers (scheme: string, values: readonly string[], found: ReadonlyMap<string, string>): void
  learnImported (recordIds: readonly string[], found: ReadonlyMap<string, LastImported>): void
  /** Undefined: forgets them. */
  learnRates (rates: readonly ExchangeRate[] | undefined): void
  /** Lists of names, each as `namesakes` will be asked for it. */
  learnNames (kind: ProfileKind, lists: ReadonlyArray<readonly string[]>, found: ReadonlyMap<string, readonly Namesake[]>): void

  /** A profile as it was just stored, and as it was before; without `after` it was removed. */
  wrote (after: Profile | undefined, before?: Profile): void
  wroteRecord<K extends RecordKind> (kind: K, record: Records[K]): void
  removedRecord (kind: RecordKind, id: string, organisationId: string): void
  /** The name by which directories know an organisation from now on. */
  named (id: string, nameKey: string): void
}

const lists = { need: 'needs', mandate: 'mandates', deal: 'deals', claim: 'claims' } as const

export function createKnown (): Known {
  let on = false
  let rates: readonly ExchangeRate[] | undefined
  const wholes = new Map<string, Whole | null>()
  const sources = new Map<string, string | null>()
  const identifiers = new Map<string, string | null>()
  const lastImports = new Map<string, LastImported | null>()
  const names = { sme: new Map<string, readonly Namesake[]>(), investor: new Map<string, readonly Namesake[]>() }
  /** Names and lists of names that were asked for; in `names` are those that somebody has. */
  const askedNames = { sme: new Set<string>(), investor: new Set<string>() }
  const askedLists = new WeakSet<readonly string[]>()
  /** Names this unit of work gave: they count instead of what `names` holds of the same organisations. */
  const given = new Map<string, { readonly kind: ProfileKind, readonly nameKey: string }>()
  const givenTo = { sme: new Map<string, Set<string>>(), investor: new Map<string, Set<string>>() }
  const pair = (a: string, b: string): string => `${a}\n${b}`

  const withList = (organisationId: string, kind: RecordKind, change: (list: ReadonlyArray<{ readonly id: string }>) => ReadonlyArray<{ readonly id: string }>): void => {
    const whole = wholes.get(organisationId)
    if (whole == null) return
    const name = lists[kind]
    const list: unknown = Reflect.get(whole, name)
    wholes.set(organisationId, { ...whole, [name]: change(Array.isArray(list) ? list : []) })
  }

  return {
    get on () { return on },
    begin () { on = true },
    whole: (id) => wholes.get(id),
    ofSource: (source, externalId) => sources.get(pair(source, externalId)),
    ofIdentifier: (scheme, value) => identifiers.get(pair(scheme, value)),
    rates: () => rates,
    imported: (recordId) => lastImports.get(recordId),

    namesakes (kind, nameKeys) {
      const asked = askedNames[kind]
      if (!askedLists.has(nameKeys) && !nameKeys.every((nameKey) => asked.has(nameKey))) return undefined
      const found: Namesake[] = []
      for (const nameKey of nameKeys) {
        for (const one of names[kind].get(nameKey) ?? []) if (!given.has(one.id)) found.push(one)
        for (const id of givenTo[kind].get(nameKey) ?? []) {
          const whole = wholes.get(id)
          if (whole == null) continue
          const { profile } = whole
          found.push({ id, source: profile.source, externalId: profile.externalId, province: profile.province })
        }
      }
      return found.sort((a, b) => a.id < b.id ? -1 : 1).slice(0, mostNamesakes)
    },

    learnWholes (ids, found) {
      if (!on) return
      for (const id of ids) wholes.set(id, null)
      for (const whole of found) wholes.set(whole.profile.id, whole)
    },
    learnSources (source, externalIds, found) {
      if (on) for (const externalId of externalIds) sources.set(pair(source, externalId), found.get(externalId) ?? null)
    },
    learnIdentifiers (scheme, values, found) {
      if (on) for (const value of values) identifiers.set(pair(scheme, value), found.get(value) ?? null)
    },
    learnImported (recordIds, found) {
      if (on) for (const id of recordIds) lastImports.set(id, found.get(id) ?? null)
    },
    learnRates (given) {
      rates = on ? given : undefined
    },
    learnNames (kind, lists, found) {
      if (!on) return
      for (const list of lists) {
        askedLists.add(list)
        for (const nameKey of list) askedNames[kind].add(nameKey)
      }
      for (const [nameKey, namesakes] of found) names[kind].set(nameKey, namesakes)
    },

    wrote (after, before) {
      if (!on) return
      if (before?.source != null && before.externalId !== null) sources.set(pair(before.source, before.externalId), null)
      for (const { scheme, value } of before?.identifiers ?? []) identifiers.set(pair(scheme, value), null)
      if (after === undefined) {
        if (before !== undefined) wholes.set(before.id, null)
        return
      }
      if (after.source !== null && after.externalId !== null) sources.set(pair(after.source, after.externalId), after.id)
      for (const { scheme, value } of after.identifiers) identifiers.set(pair(scheme, value), after.id)
      const whole = wholes.get(after.id)
      if (whole != null) wholes.set(after.id, { ...whole, profile: after } as Whole)
      else if (before === undefined) wholes.set(after.id, after.kind === 'sme' ? { profile: after, needs: [], claims: [] } : { profile: after, mandates: [], deals: [], claims: [] })
    },
    wroteRecord (kind, record) {
      withList(record.organisationId, kind, (list) => [...list.filter(({ id }) => id !== record.id), record].sort((a, b) => a.id < b.id ? -1 : 1))
    },
    removedRecord (kind, id, organisationId) {
      withList(organisationId, kind, (list) => list.filter((record) => record.id !== id))
    },
    named (id, nameKey) {
      const whole = wholes.get(id)
      if (!on || whole == null) return
      const old = given.get(id)
      if (old !== undefined) givenTo[old.kind].get(old.nameKey)?.delete(id)
      const { kind } = whole.profile
      given.set(id, { kind, nameKey })
      const ids = givenTo[kind].get(nameKey)
      if (ids === undefined) givenTo[kind].set(nameKey, new Set([id]))
      else ids.add(id)
    }
  }
}
