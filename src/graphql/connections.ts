// Pages as Relay connections. Each room's use case gives a page; this gives it the connection's shape.
import type { Basis } from '../access/principal.ts'
import type { CatalogueEntryView } from '../catalogues/view.ts'
import type { InvestorView } from '../investors/view.ts'
import type { MatchPage } from '../matching/match.ts'
import { matchView, type MatchView, type MatchViewContext } from '../matching/view.ts'
import type { SmeView } from '../smes/view.ts'

export interface PageInfo { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }
export interface Edge<Node> { readonly cursor: string, readonly node: Node }
export interface Connection<Node> {
  /** Computed when it is selected, and only then. */
  readonly totalCount: () => number | Promise<number>
  readonly edges: ReadonlyArray<Edge<Node>>
  readonly nodes: readonly Node[]
  readonly pageInfo: PageInfo
}
export type SmeEdge = Edge<SmeView>
export type InvestorEdge = Edge<InvestorView>
export type CatalogueEntryEdge = Edge<CatalogueEntryView>
export type MatchEdge = Edge<MatchView>
export type SmeConnection = Connection<SmeView>
export type InvestorConnection = Connection<InvestorView>
export type CatalogueEntryConnection = Connection<CatalogueEntryView>
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
  totalCount (): number | Promise<number>
}

/** The views of a page's entries as a connection. */
export function connection<Node> (nodes: readonly Node[], page: Page): Connection<Node> {
  const { cursors, hasNextPage, hasPreviousPage } = page
  return {
    totalCount: () => page.totalCount(),
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
  const matches = items.map(({ match }) => matchView(match, context))
  return { ...connection(matches, { ...page, cursors: items.map(({ cursor }) => cursor) }), changed, dataVersion, scoringVersion, asOf, basis }
}
