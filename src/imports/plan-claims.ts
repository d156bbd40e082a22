// Claims of an import document: which stored claim each one is, and what becomes of it.
import { may, type Principal } from '../access/principal.ts'
import { chosenId, isStaff } from '../access/relation.ts'
import { edited, newClaim, saysSame } from '../claims/claims.ts'
import type { Claim, ClaimFacts } from '../claims/claim.ts'
import { claimContent, type ClaimContent, type ClaimInput } from '../claims/input.ts'
import { fold } from '../fold.ts'
import { derivedId } from '../ids.ts'
import type { Checks } from '../profiles/checks.ts'
import type { InputContext } from '../profiles/lists.ts'
import type { Work } from '../profiles/store.ts'
import type { CertificationImport, ClaimImport, ImportDocument, ReviewImport } from './document.ts'
import { editedFields, keptWhole, removedByHand } from './human-edits.ts'
import type { Remark } from './result.ts'

export interface ClaimWrite { readonly next: Claim, readonly stored: Claim | undefined }

export interface ClaimPlanning {
  readonly work: Work
  readonly organisationId: string
  /** The organisation's stored claims. */
  readonly stored: readonly Claim[]
  readonly context: InputContext
  readonly checks: Checks
  readonly principal: Principal
  readonly warn: (remark: Remark) => void
  /** What people changed since the last import is looked for and kept. */
  readonly guards: boolean
}

/** A claim of the document with its place; certifications are claims written shortly. */
interface Given { readonly id: string | null, readonly input: ClaimInput, readonly review: ReviewImport | null, readonly draft: boolean, readonly at: string }

/**
 * The writes that bring the stored claims to what the document says. A claim that the document does not name stays: a claim
 * ends by its date or by review, not because a file is silent.
 */
export async function planClaims (document: ImportDocument, planning: ClaimPlanning): Promise<ClaimWrite[]> {
  const { work, organisationId, stored, context, checks, warn, guards } = planning
  const matched = new Set<string>()
  const writes: ClaimWrite[] = []
  for (const { id, input, review, draft, at } of givenClaims(document)) {
    const content = claimContent(input, context.catalogues, relabelled(checks), at)
    if (content === undefined) continue
    const standing = id === null ? sameClaim(content, input, stored.filter((claim) => !matched.has(claim.id))) : stored.find((claim) => claim.id === id)
    const claimId = standing?.id ?? id ?? freshId(organisationId, content.facts, (taken) => matched.has(taken) || stored.some((claim) => claim.id === taken))
    if (id !== null && standing === undefined && !isStaff(planning.principal)) {
      checks.add({ pointer: `${at}/${at.startsWith('/certifications/') ? 'claimId' : 'id'}`, ...chosenId })
      continue
    }
    if (matched.has(claimId) || (id !== null && standing === undefined && await work.record('claim', id) !== undefined)) {
      checks.add({ pointer: `${at}/${at.startsWith('/certifications/') ? 'claimId' : 'id'}`, code: 'duplicate', message: `The id ${claimId} is taken.` })
      continue
    }
    matched.add(claimId)
    const next = nextClaim(claimId, standing, keepingDecree(content, input, standing), { review, draft, at }, planning)
    if (standing !== undefined && next !== standing && isClosed(standing, content)) {
      warn({ pointer: at, code: `claim_${standing.state}`, message: `A review made the claim ${standing.id} '${standing.state}'. An import does not bring it back; make a new claim.` })
    } else if (guards && await isPersons(work, standing, claimId, content)) {
      warn(keptWhole(at, standing === undefined ? 'removed' : 'changed'))
    } else if (next !== standing) {
      writes.push({ next, stored: standing })
    }
  }
  return writes
}

/** Whether a person removed the claim, or made it say something else than the file, since the last import. */
async function isPersons (work: Work, standing: Claim | undefined, claimId: string, content: ClaimContent): Promise<boolean> {
  if (standing === undefined) return await removedByHand(work, claimId)
  return !saysSame(standing, content) && (await editedFields(work, standing)).size > 0
}

function givenClaims (document: ImportDocument): Given[] {
  const claims = (document.claims ?? []).map(({ id, review, ...input }: ClaimImport, index): Given =>
    ({ id: id ?? null, input, ...reviewOf(review), at: `/claims/${index}` }))
  const certifications = (document.certifications ?? []).map(({ id, claimId, review, ...rest }: CertificationImport, index): Given =>
    ({ id: claimId ?? null, input: { kind: 'certification', certification: id, ...rest }, ...reviewOf(review), at: `/certifications/${index}` }))
  return [...claims, ...certifications]
}

/** A reviewer's act apart from what only says that there was none. */
function reviewOf (given: ClaimImport['review']): Pick<Given, 'review' | 'draft'> {
  if (given == null) return { review: null, draft: false }
  return 'reason' in given ? { review: given, draft: false } : { review: null, draft: given.state === 'draft' }
}

/** What a reviewer decided against, no file brings back: a revoked claim at all, a rejected one as long as it says the same. */
function isClosed (standing: Claim, content: ClaimContent): boolean {
  return standing.state === 'revoked' || (standing.state === 'rejected' && saysSame(standing, content))
}

/** The short form calls the certification `id`. */
function relabelled (checks: Checks): Checks {
  const label = (pointer: string): string => pointer.replace(/^(\/certifications\/\d+)\/certification$/, '$1/id')
  return {
    ...checks,
    add: (issue) => { checks.add({ ...issue, pointer: label(issue.pointer) }) },
    code: (catalogue, given, pointer) => checks.code(catalogue, given, label(pointer))
  }
}

/** The stored claim about the same thing: one that says the very same if there is one, else the first. */
function sameClaim (content: ClaimContent, input: ClaimInput, stored: readonly Claim[]): Claim | undefined {
  const about = stored.filter((claim) => isSameSubject(claim.facts, content.facts, input.decree == null))
  return about.find((claim) => saysSame(claim, content)) ?? about[0]
}

function isSameSubject (a: ClaimFacts, b: ClaimFacts, anyDecree: boolean): boolean {
  if (a.kind === 'taxonomy' && b.kind === 'taxonomy') return a.activity === b.activity
  if (a.kind === 'cam' && b.kind === 'cam') return a.category === b.category && (anyDecree || a.decree === b.decree)
  // A certificate without its number is completed by the one with it.
  if (a.kind === 'certification' && b.kind === 'certification') return a.certification === b.certification && (a.number === b.number || a.number === null || b.number === null)
  if (a.kind === 'china_catalogue' && b.kind === 'china_catalogue') return a.entry === b.entry
  return a.kind === 'membership' && b.kind === 'membership' && fold(a.name) === fold(b.name)
}

/** A new decree does not turn what was counted by the old one into its own. */
function keepingDecree (content: ClaimContent, input: ClaimInput, standing: Claim | undefined): ClaimContent {
  if (content.facts.kind !== 'cam' || standing?.facts.kind !== 'cam' || input.decree != null || content.facts.category !== standing.facts.category) return content
  const { decree } = standing.facts
  return { ...content, facts: { ...content.facts, decree }, ruleSet: decree }
}

/** The same id on every machine for the first, second … claim about one thing. */
function freshId (organisationId: string, facts: ClaimFacts, isTaken: (id: string) => boolean): string {
  const about = facts.kind === 'taxonomy' ? facts.activity : facts.kind === 'cam' ? facts.decree : facts.kind === 'certification' ? facts.certification : facts.kind === 'china_catalogue' ? facts.entry : fold(facts.name)
  for (let occurrence = 0; ; occurrence++) {
    const id = derivedId('claim', organisationId, facts.kind, about, String(occurrence))
    if (!isTaken(id)) return id
  }
}

/**
 * What the claim is after the import; the stored object itself when nothing changes. Without a review that counts, a claim
 * is submitted by whoever imports it, unless the document calls it a draft; a stored one that says the same keeps its
 * review. With one, the review is the importing reviewer's act and nobody is the submitter.
 */
function nextClaim (id: string, standing: Claim | undefined, content: ClaimContent, { review, draft, at }: Pick<Given, 'review' | 'draft' | 'at'>, planning: ClaimPlanning): Claim {
  const { principal, context: { now }, organisationId, checks, warn } = planning
  const honoured = review !== null && may(principal, 'claims:review')
  if (review !== null && !honoured) warn({ pointer: `${at}/review`, code: 'review_ignored', message: 'Your key may not review claims: the review is ignored and the claim is submitted.' })
  if (standing !== undefined && standing.facts.kind !== content.facts.kind) {
    checks.add({ pointer: `${at}/kind`, code: 'fixed', message: `The claim ${id} is of kind '${standing.facts.kind}'. Make a new claim.`, accepted: [standing.facts.kind] })
    return standing
  }
  if (standing !== undefined && standing.state === 'revoked' && !saysSame(standing, content)) return { ...standing, ...content }

  const said = standing === undefined ? newClaim(id, organisationId, content, now) : edited(standing, content, principal)
  if (honoured) {
    const level = review.level ?? said.level
    if (said.state === review.state && said.level === level && said.reviewReason === review.reason) return said
    return { ...said, state: review.state, level, submittedBy: null, reviewedBy: principal.id, reviewedAt: now, reviewReason: review.reason }
  }
  if (standing?.state === 'accepted' && said.state === 'submitted') warn({ pointer: at, code: 'review_lapsed', message: `The claim ${id} says something else than what was accepted: it is submitted again, as self_declared.` })
  return said.state === 'draft' && !draft ? { ...said, state: 'submitted', submittedBy: principal.id } : said
}
