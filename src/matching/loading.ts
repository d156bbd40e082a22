// Everybody's profile as the store has it: all of them at first, and then what changed since.
import { isSme, type Reads, type Whole } from '../profiles/store.ts'
import type { Turn } from './index/turns.ts'
import type { Rates } from './scoring-view.ts'
import { pack, unpack } from './shelf.ts'
import { VersionedMap } from './versioned-map.ts'

const pageSize = 500
/** How many changed ones are read at once, and how many candidates go into the next version of a map or index. */
export const batchSize = 32

/** Who there is, at one data version. */
export interface State {
  readonly dataVersion: number
  readonly rates: Rates
  /** Everybody's profile as text. */
  readonly texts: VersionedMap<string>
  /** Owners' ids by need and mandate, whoever may see them. */
  readonly owners: VersionedMap<string>
}
/** A profile that came, changed or went, with its text. */
export interface WholeChange { readonly id: string, readonly whole: Whole | undefined, readonly text: string | undefined }
/** The next state, and what differs from the one before; undefined when everything may. */
export interface Step { readonly state: State, readonly changes: readonly WholeChange[] | undefined }

function changeOf (id: string, whole: Whole | undefined): WholeChange {
  return { id, whole, text: whole === undefined ? undefined : pack(whole) }
}

function textChange ({ id, text }: WholeChange): readonly [string, string | undefined] {
  return [id, text]
}

/** Ids of the needs or mandates that a profile has. */
export function recordIds (whole: Whole | undefined): readonly string[] {
  return whole === undefined ? [] : (isSme(whole) ? whole.needs : whole.mandates).map(({ id }) => id)
}

function ownersAfter (owners: VersionedMap<string>, texts: VersionedMap<string>, changes: readonly WholeChange[]): VersionedMap<string> {
  return owners.next(changes.flatMap(({ id, whole }) => {
    const before = texts.get(id)
    return [
      ...recordIds(before === undefined ? undefined : unpack(before)).map((record) => [record, undefined] as const),
      ...recordIds(whole).map((record) => [record, id] as const)
    ]
  }))
}

/** Everybody, SMEs first. PostgreSQL reads the next page while one is worked on. */
async function * pages (reads: Reads): AsyncGenerator<readonly Whole[]> {
  for (const kind of ['sme', 'investor'] as const) {
    let coming = reads.wholesAfter(kind, '', pageSize)
    for (;;) {
      const page = await coming
      const last = page.at(-1)
      if (last === undefined || page.length < pageSize) {
        yield page
        break
      }
      coming = reads.wholesAfter(kind, last.profile.id, pageSize)
      // Whoever stops here is not told how that went, but its connection is free again.
      const settled = Promise.allSettled([coming])
      try {
        yield page
      } finally {
        await settled
      }
    }
  }
}

/** Loads everybody, and hands each page on while it is at hand. */
export async function loadAll (reads: Reads, take: (page: readonly WholeChange[], rates: Rates) => Promise<void>): Promise<State> {
  const rates = await reads.exchangeRates()
  let texts = VersionedMap.of<string>()
  let owners = VersionedMap.of<string>()
  for await (const page of pages(reads)) {
    const changes = page.map((whole) => changeOf(whole.profile.id, whole))
    owners = ownersAfter(owners, texts, changes)
    texts = texts.next(changes.map(textChange))
    await take(changes, rates)
  }
  return { dataVersion: await reads.dataVersion(), rates, texts, owners }
}

export async function loadChanges (reads: Reads, state: State, turn: Turn): Promise<Step> {
  const { position, organisationIds, settings } = await reads.changedSince(state.dataVersion)
  const changed = new Map<string, Whole | undefined>(organisationIds.map((id) => [id, undefined]))
  for (let from = 0; from < organisationIds.length; from += batchSize) {
    // SQLite reads on this thread.
    if (turn.due()) await turn.next()
    for (const whole of await reads.wholes(organisationIds.slice(from, from + batchSize))) changed.set(whole.profile.id, whole)
  }
  const changes = [...changed].map(([id, whole]) => changeOf(id, whole))
  const rates = settings ? await reads.exchangeRates() : state.rates
  const owners = ownersAfter(state.owners, state.texts, changes)
  return { state: { dataVersion: position, rates, texts: state.texts.next(changes.map(textChange)), owners }, changes: settings ? undefined : changes }
}

export function * everybody (texts: VersionedMap<string>): Generator<WholeChange> {
  for (const text of texts.values()) {
    const whole = unpack(text)
    yield { id: whole.profile.id, whole, text }
  }
}
