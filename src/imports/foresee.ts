// What a unit of work will ask for, told beforehand from the documents it is to take, so that it is read together.
import { shorthands } from '../profiles/fields.ts'
import { readIdentifier } from '../profiles/identifiers.ts'
import { identifierSchemes } from '../profiles/profile.ts'
import { profileId } from '../profiles/profiles.ts'
import type { Work } from '../profiles/store.ts'
import type { ImportDocument } from './document.ts'
import { namesToAsk } from './namesakes.ts'
import type { Foreseen } from './store.ts'

type Asked = NonNullable<Foreseen['identifiers']>[number]

/** Tells the unit of work; whatever is left out here is only read later, one by one. */
export async function foreseeDocuments (work: Work, documents: readonly ImportDocument[]): Promise<void> {
  const externalIds = documents.flatMap(({ source, externalId }) => source != null && externalId != null ? [[source, externalId] as const] : [])
  await work.foresee({ externalIds })
  const ids = await idsOf(work, documents)
  await work.foresee({ organisations: ids })
  const stored = new Map((await work.wholes(ids)).map(({ profile }) => [profile.id, profile]))
  const fresh = documents.filter((_, index) => !stored.has(ids[index] ?? ''))
  await work.foresee({
    identifiers: [...documents.flatMap(identifiersOf), ...[...stored.values()].flatMap(({ identifiers }) => identifiers)],
    names: fresh.map((document) => ({ kind: document.kind, nameKeys: namesToAsk([document.kind === 'sme' ? document.legalName : document.registeredName, ...Object.values(document.names ?? {})]) }))
  })
}

/** The ids the documents' organisations have or will have, in order. */
async function idsOf (work: Work, documents: readonly ImportDocument[]): Promise<string[]> {
  const ids: string[] = []
  const idKey = await work.idKey()
  for (const { kind, id, source, externalId, synthetic } of documents) {
    const known = source != null && externalId != null ? (await work.findBySource(source, [externalId])).get(externalId) : undefined
    ids.push(known ?? profileId(kind, { id, source, externalId, synthetic }, idKey))
  }
  return ids
}

function identifiersOf (document: ImportDocument): Asked[] {
  const given: Readonly<Record<string, unknown>> = document
  const short = identifierSchemes.map((scheme) => ({ scheme, value: given[shorthands[scheme]] }))
  return [...short, ...document.identifiers ?? []].flatMap(({ scheme, value }) => {
    const known = identifierSchemes.find((name) => name === scheme)
    if (known === undefined || typeof value !== 'string') return []
    const reading = readIdentifier(known, value)
    return 'identifier' in reading ? [{ scheme: known, value: reading.identifier.value }] : []
  })
}
