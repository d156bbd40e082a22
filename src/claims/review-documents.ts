// What REST takes and answers of the review queue, of histories and of bulk reviews, as zod: the source of the OpenAPI document.
import { z } from 'zod'
import { bodyOf } from '../http/bodies.ts'
import { problems, type ProblemCode } from '../errors.ts'
import { pageOf } from '../http/pagination.ts'
import { instant, profileDocument, TextDocument } from '../profiles/documents.ts'
import { BulkReviewInput } from './claims.ts'
import { ClaimDocument } from './documents.ts'
import { claimActions } from './history.ts'
import { reviewItemKinds } from './review-queue.ts'

const scalar = z.union([z.string(), z.number(), z.boolean()]).nullable()

/** What the queue tells of an organisation: everything else has an address of its own. */
export const ReviewedOrganisationDocument = z.object({
  kind: z.enum(['sme', 'investor']),
  id: z.string(),
  status: profileDocument.status,
  name: z.string().nullable().describe('The legal or registered name.'),
  names: TextDocument,
  source: z.string().nullable(),
  externalId: z.string().nullable(),
  synthetic: z.boolean(),
  version: z.int().nullable()
}).meta({ id: 'ReviewedOrganisation', description: 'The organisation that something awaiting review belongs to, in short.' })

export const ReviewItemDocument = z.object({
  id: z.string().describe('Of the claim or the profile.'),
  kind: z.enum(reviewItemKinds),
  priority: z.int().min(0).max(100).nullable().describe('How many matches a decision would change. Of a claim: of the first 50 of the organisation and up to 50 that only evidence keeps out, those with another rank or score once it is rejected, or accepted as documented or third_party. Of a profile: the matches it would have, up to 50. Null while it is not computed yet.'),
  waitingSince: instant.describe('When it was submitted, or changed last since.'),
  organisation: ReviewedOrganisationDocument,
  claim: ClaimDocument.nullable()
}).meta({ id: 'ReviewItem', description: 'Something that awaits a reviewer\'s decision.' })

export const ReviewQueueDocument = pageOf(ReviewItemDocument).extend({
  unweighed: z.int().describe('How many of all have no priority yet; they come last, and asking again computes more of them.'),
  changed: z.boolean().describe('True when data or priorities moved since the first page.'),
  dataVersion: z.string()
}).meta({ id: 'ReviewQueue', description: 'A page of what awaits review, those first whose decision would change the most matches.' })

export const ClaimChangeDocument = z.object({
  at: instant,
  actor: z.string().describe('Id of the key that acted; cli for the command line.'),
  action: z.enum(claimActions),
  version: z.int().nullable().describe('The version the claim had afterwards; null once it was removed.'),
  reason: z.string().nullable().describe('The reason given with a review.'),
  fields: z.array(z.object({ pointer: z.string().describe('JSON pointer into the claim.'), before: scalar, after: scalar })).readonly().describe('Every field that changed, in order of pointer; null where there was or is nothing.')
}).meta({ id: 'ClaimChange', description: 'One change of a claim.' })

export const BulkReviewBody = bodyOf('BulkReview', BulkReviewInput)

export const BulkReviewDocument = z.object({
  done: z.int(),
  refused: z.int(),
  items: z.array(z.object({
    id: z.string(),
    claim: ClaimDocument.nullable().describe('The claim as it stands now; null when it was refused.'),
    problem: z.object({
      code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
      detail: z.string(),
      currentVersion: z.int().nullable().describe('For a lost race: the version that stands now.')
    }).nullable().describe('Why it was left as it was; null when it was decided.')
  })).readonly().describe('One for each claim, in the order given.')
}).meta({ id: 'BulkReview', description: 'What became of the claims of a bulk review.' })
