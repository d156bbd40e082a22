// The import document: an organisation with everything that belongs to it, made of the rooms' own input shapes.
import { z } from 'zod'
import { reviewLevels } from '../claims/claims.ts'
import { ClaimInput, DocumentInput } from '../claims/input.ts'
import { invalid } from '../errors.ts'
import { DealInput, InvestorInput, MandateInput } from '../investors/input.ts'
import { parse } from '../parse.ts'
import { isObject } from '../profiles/merge.ts'
import { profileStatuses } from '../profiles/profile.ts'
import { code, day, fixedId, line, list, prose } from '../profiles/shapes.ts'
import { NeedInput, SmeInput } from '../smes/input.ts'

/** A review that was made elsewhere: a reviewer's act, so it counts only when a reviewer imports it. */
export const ReviewImport = z.strictObject({
  state: z.enum(['accepted', 'rejected', 'revoked']),
  level: z.enum(reviewLevels).nullish().describe('Without it the claim keeps its level; a new one is self_declared.'),
  reason: prose(2000)
})
export type ReviewImport = z.infer<typeof ReviewImport>

/** Not yet reviewed: a draft stays with its owner, anything else is submitted. */
export const UnreviewedImport = z.strictObject({ state: z.enum(['draft', 'submitted']) })

const review = z.discriminatedUnion('state', [ReviewImport, UnreviewedImport], { error: 'A review says its state: accepted, rejected, revoked, submitted or draft.' }).nullish().describe('A review is honoured for callers who may review claims and ignored with a warning for others; without one the claim is submitted.')

export const ClaimImport = ClaimInput.extend({ id: fixedId('claim').nullish().describe('Fixed id; without it a claim is known again by what it is about.'), review })
export type ClaimImport = z.infer<typeof ClaimImport>

/** Short for a claim of the kind certification. */
export const CertificationImport = z.strictObject({
  id: code.describe('Id of the catalogue certifications.'),
  claimId: fixedId('claim').nullish().describe('Fixed id of the claim; without it the claim is known again by certification and number.'),
  number: line(100).nullish(),
  issuer: line().nullish(),
  documents: list(DocumentInput, 50).nullish(),
  validFrom: day.nullish(),
  validTo: day.nullish(),
  review
})
export type CertificationImport = z.infer<typeof CertificationImport>

const common = {
  status: z.enum(profileStatuses).nullish().describe('Without it a new profile is a draft and a stored one stays as it is.'),
  claims: list(ClaimImport).nullish(),
  certifications: list(CertificationImport).nullish()
} as const

export const SmeDocument = SmeInput.extend({ kind: z.literal('sme'), ...common, needs: list(NeedInput).nullish() })
export type SmeDocument = z.infer<typeof SmeDocument>

export const InvestorDocument = InvestorInput.extend({ kind: z.literal('investor'), ...common, mandates: list(MandateInput).nullish(), deals: list(DealInput).nullish() })
export type InvestorDocument = z.infer<typeof InvestorDocument>

export const ImportDocument = z.discriminatedUnion('kind', [SmeDocument, InvestorDocument])
export type ImportDocument = z.infer<typeof ImportDocument>

/** What a document may leave out because the whole file has it. */
export interface DocumentDefaults { readonly kind?: ImportDocument['kind'] | undefined, readonly source?: string | undefined }

/**
 * The document in its shape. It must be possible to know it again, so it has an id, or an externalId and a source.
 * @throws Problem VALIDATION_FAILED with every field that is wrong
 */
export function readDocument (value: unknown, defaults: DocumentDefaults = {}): ImportDocument {
  if (!isObject(value)) throw invalid([{ pointer: '', code: 'invalid_type', message: 'A record is an object: { "kind": "sme", … }.' }])
  const kind = value['kind'] ?? defaults.kind
  const source = value['source'] ?? defaults.source
  // A source that nobody named must not be there at all: undefined would clear the stored one.
  const given: Readonly<Record<string, unknown>> = { ...value, kind, ...(source === undefined ? {} : { source }) }
  if (kind !== 'sme' && kind !== 'investor') {
    throw invalid([{ pointer: '/kind', code: 'invalid_value', message: kind === undefined ? 'Say what the record is.' : 'There is no such kind of record.', accepted: ['sme', 'investor'] }])
  }
  const document: ImportDocument = kind === 'sme' ? parse(SmeDocument, given) : parse(InvestorDocument, given)
  if (document.id == null && (document.externalId == null || document.source == null)) {
    const missing = document.externalId == null ? 'externalId' : 'source'
    throw invalid([{ pointer: `/${missing}`, code: 'required', message: 'Give externalId and source (or an id of ours), so that importing the record again finds it.' }])
  }
  return document
}
