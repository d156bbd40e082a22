// What only one organisation can have: its place in a source, and the numbers registers gave it. Asked before anything is
// written, since only here is it known by which field of the document it was said.
import { Problem, type FieldIssue } from '../errors.ts'
import { shorthands } from './fields.ts'
import type { Profile, Reads } from './store.ts'

/** The fields by which an input can say identifiers. */
interface Said { readonly identifiers?: ReadonlyArray<{ readonly scheme: string }> | null | undefined }

/** What of the profile another organisation has already; `existing` is the profile as it stands, undefined for a new one. */
export async function heldElsewhere (reads: Reads, input: Said, profile: Profile, existing: Profile | undefined): Promise<FieldIssue[]> {
  const issues: FieldIssue[] = []
  const { source, externalId } = profile
  if (source !== null && externalId !== null) {
    const holder = (await reads.findBySource(source, [externalId])).get(externalId)
    if (holder !== undefined && holder !== existing?.id) issues.push({ pointer: '/externalId', code: 'duplicate', message: `The externalId '${externalId}' of the source '${source}' belongs to ${holder}.` })
  }
  for (const { scheme, value } of profile.identifiers) {
    const holder = await reads.findByIdentifier(scheme, value)
    if (holder === undefined || holder === existing?.id) continue
    const index = input.identifiers?.findIndex((given) => given.scheme === scheme) ?? -1
    issues.push({ pointer: index === -1 ? `/${shorthands[scheme]}` : `/identifiers/${index}/value`, code: 'duplicate', message: `The ${scheme} identifier ${value} belongs to ${holder}.` })
  }
  return issues
}

/** @throws Problem DUPLICATE when another organisation has any of it */
export async function refuseHeld (reads: Reads, input: Said, profile: Profile, existing: Profile | undefined): Promise<void> {
  const issues = await heldElsewhere(reads, input, profile, existing)
  const [first] = issues
  if (first !== undefined) throw new Problem('DUPLICATE', first.message, { issues })
}
