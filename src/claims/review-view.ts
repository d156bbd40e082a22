// What both doors show of the review queue, of a claim's history and of a bulk review, in the shape of schema/review.graphql.
import type { Problem } from '../errors.ts'
import { investorView, type InvestorView } from '../investors/view.ts'
import type { ViewContext } from '../profiles/view.ts'
import { smeView, type SmeView } from '../smes/view.ts'
import type { Reviewed } from './claims.ts'
import type { ClaimAction, ClaimChange, FieldChange } from './history.ts'
import type { ReviewItemKind, WeighedItem } from './review-queue.ts'
import { claimView, type ClaimView } from './view.ts'

export interface ReviewItemView {
  readonly id: string
  readonly kind: ReviewItemKind
  readonly claim: ClaimView | null
  readonly organisation: SmeView | InvestorView
  readonly priority: number | null
  readonly waitingSince: Date
}

export function reviewItemView ({ id, kind, claim, organisation, priority, waitingSince }: WeighedItem, context: ViewContext): ReviewItemView {
  return {
    id,
    kind,
    claim: claim === null ? null : claimView(claim),
    organisation: 'needs' in organisation ? smeView(organisation, context) : investorView(organisation, context),
    priority,
    waitingSince
  }
}

export interface ClaimChangeView {
  readonly at: Date
  readonly actor: string
  readonly action: ClaimAction
  readonly version: number | null
  readonly reason: string | null
  readonly fields: readonly FieldChange[]
}

export function claimChangeView ({ at, actor, action, version, reason, fields }: ClaimChange): ClaimChangeView {
  return { at, actor, action, version, reason, fields }
}

/** The claim as it stands now, or why it was left as it was: each door has its own form for a problem. */
export type BulkReviewItemView = { readonly id: string, readonly claim: ClaimView, readonly problem: null } | { readonly id: string, readonly claim: null, readonly problem: Problem }

/** What became of each claim, in the order given. */
export interface BulkReviewView { readonly done: number, readonly refused: number, readonly items: readonly BulkReviewItemView[] }

export function bulkReviewView (reviewed: readonly Reviewed[]): BulkReviewView {
  const done = reviewed.filter(({ problem }) => problem === null).length
  return {
    done,
    refused: reviewed.length - done,
    items: reviewed.map((one): BulkReviewItemView => one.claim === null ? one : { ...one, claim: claimView(one.claim) })
  }
}
