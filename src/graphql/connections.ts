// Pages as Relay connections. Each room's use case gives a page; this gives it the connection's shape.
import type { Basis } from '../access/principal.ts'
import type { AuditEntryView } from '../audit/view.ts'
import type { CatalogueEntryView } from '../catalogues/view.ts'
import type { ReviewQueuePage } from '../claims/review-queue.ts'
import { reviewItemView, type ClaimChangeView, type ReviewItemView } from '../claims/review-view.ts'
import type { InvestorView } from '../investors/view.ts'
import type { MatchPage } from '../matching/match.ts'
import { matchView, type MatchView, type MatchViewContext } from '../matching/view.ts'
import type { ViewContext } from '../profiles/view.ts'
import type { SmeView } from '../smes/view.ts'

export interface PageInfo { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }
export interface Edge<Node> { readonly cursor: string, readonly node: Node }
export interface Nodes<Node> {
  readonly edges: ReadonlyArray<Edge<Node>>
  readonly nodes: readonly Node[]
  readonly pageInfo: PageInfo
}
export interface Connection<Node> extends Nodes<Node> {
  /** Computed when it is selected, and only then. */
  readonly totalCount: () => number | Promise<number>
}
export type SmeEdge = Edge<SmeView>
export type InvestorEdge = Edge<InvestorView>
export type CatalogueEntryEdge = Edge<CatalogueEntryView>
export type MatchEdge = Edge<MatchView>
export type ReviewItemEdge = Edge<ReviewItemView>
export type ClaimChangeEdge = Edge<ClaimChangeView>
export type AuditEdge = Edge<AuditEntryView>
export type SmeConnection = Connection<SmeView>
export type InvestorConnection = Connection<InvestorView>
export type CatalogueEntryConnection = Connection<CatalogueEntryView>
export type ClaimChangeConnection = Nodes<ClaimChangeView>
export interface AuditConnection extends Nodes<AuditEntryView> { readonly headPosition: string, readonly headHash: string }
export interface ReviewQueueConnection extends Connection<ReviewItemView> {
  readonly unweighed: number
  readonly changed: boolean
  readonly dataVersion: string
}
export interface MatchConnection extends Connection<MatchView> {
  readonly changed: boolean
  readonly dataVersion: string
  readonly scoringVersion: string
  readonly asOf: string
  readonly basis: Basis
}

/** A page as use cases give it: `cursors` has one for each entry. */
interface Page {
  readonly cursors: readonly string[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

/** The views of a page's entries as a connection. */
export function connection<Node> (nodes: readonly Node[], page: Page & { totalCount (): number | Promise<number> }): Connection<Node> {
  return { totalCount: () => page.totalCount(), ...uncounted(nodes, page) }
}

/** The same for a list that nobody counts. */
export function uncounted<Node> (nodes: readonly Node[], { cursors, hasNextPage, hasPreviousPage }: Page): Nodes<Node> {
  return {
    edges: nodes.flatMap((node, at) => {
      const cursor = cursors[at]
      return cursor === undefined ? [] : [{ cursor, node }]
    }),
    nodes,
    pageInfo: { hasNextPage, hasPreviousPage, startCursor: cursors[0] ?? null, endCursor: cursors.at(-1) ?? null }
  }
}

export function matchConnection (page: MatchPage, context: MatchViewContext): MatchConnection {
  const { items, changed, dataVersion, scoringVersion, asOf, basis } = page
  const nodes = items.map(({ match }) => matchView(match, context))
  return {
    totalCount: () => page.totalCount(),
    // A cursor is sealed when it is looked at.
    edges: nodes.map((node, at) => ({ get cursor () { return items[at]?.cursor ?? '' }, node })),
    nodes,
    pageInfo: { hasNextPage: page.hasNextPage, hasPreviousPage: page.hasPreviousPage, get startCursor () { return items[0]?.cursor ?? null }, get endCursor () { return items.at(-1)?.cursor ?? null } },
    changed,
    dataVersion,
    scoringVersion,
    asOf,
    basis
  }
}

export function reviewQueueConnection (page: ReviewQueuePage, context: ViewContext): ReviewQueueConnection {
  const { items, totalCount, unweighed, changed, dataVersion } = page
  const nodes = items.map(({ item }) => reviewItemView(item, context))
  return { ...connection(nodes, { ...page, cursors: items.map(({ cursor }) => cursor), totalCount: () => totalCount }), unweighed, changed, dataVersion }
}
