// What only one organisation can have: its place in a source, and the numbers registers gave it. Asked before anything is
// written, since only here is it known by which field of the document it was said.
import type { Principal } from '../access/principal.ts'
import { broughtBy, isOwn, isStaff } from '../access/relation.ts'
import { Problem, type FieldIssue } from '../errors.ts'
import { shorthands } from './fields.ts'
import type { Profile, Reads } from './store.ts'

/** The fields by which an input can say identifiers. */
interface Said { readonly identifiers?: ReadonlyArray<{ readonly scheme: string }> | null | undefined }

/**
 * What of the profile another organisation has already; `existing` is the profile as it stands, undefined for a new one. Which
 * organisation it is, is told to whoever may see it in full.
 */
export async function heldElsewhere (reads: Reads, input: Said, profile: Profile, existing: Profile | undefined, principal: Principal): Promise<FieldIssue[]> {
  const issues: FieldIssue[] = []
  const named = async (id: string): Promise<string> => {
    const [whole] = await reads.wholes([id])
    return whole !== undefined && isOwn(principal, whole.profile) ? id : 'another organisation'
  }
  const { source, externalId } = profile
  if (source !== null && externalId !== null) {
    const holder = (await reads.findBySource(source, [externalId])).get(externalId)
    if (holder !== undefined && holder !== existing?.id) issues.push({ pointer: '/externalId', code: 'duplicate', message: `The externalId '${externalId}' of the source '${source}' belongs to ${await named(holder)}.` })
  }
  for (const { scheme, value } of profile.identifiers) {
    const holder = await reads.findByIdentifier(scheme, value)
    if (holder === undefined || holder === existing?.id) continue
    const index = input.identifiers?.findIndex((given) => given.scheme === scheme) ?? -1
    issues.push({ pointer: index === -1 ? `/${shorthands[scheme]}` : `/identifiers/${index}/value`, code: 'duplicate', message: `The ${scheme} identifier ${value} belongs to ${await named(holder)}.` })
  }
  return issues
}

/** @throws Problem DUPLICATE when another organisation has any of it */
export async function refuseHeld (reads: Reads, input: Said, profile: Profile, existing: Profile | undefined, principal: Principal): Promise<void> {
  const issues = await heldElsewhere(reads, input, profile, existing, principal)
  const [first] = issues
  if (first !== undefined) throw new Problem('DUPLICATE', first.message, { issues })
}

/**
 * A source belongs to whoever brought the first organisation from it: nobody but staff puts records into somebody else's.
 * @throws Problem FORBIDDEN
 */
export async function refuseForeignSource (reads: Reads, source: string | null | undefined, principal: Principal): Promise<void> {
  if (source == null || isStaff(principal)) return
  if ((await reads.broughtFrom(source)).every((partnerId) => partnerId === broughtBy(principal))) return
  throw new Problem('FORBIDDEN', `The source '${source}' is somebody else's. Use a name of your own.`, { issues: [{ pointer: '/source', code: 'not_yours', message: 'Use a name of your own.' }] })
}
