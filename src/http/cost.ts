// What a request costs, in the points of which a caller has RATE_LIMIT a minute: the same for the same work at both doors.

/** Points of any request, before it is known what it asks. */
export const requestPoints = 1
/** Points of each time that all candidates are ranked. */
const rankingPoints = 10
/** Values of a GraphQL answer that cost a point. */
const valuesPerPoint = 1_000
/** Points of reading or writing many organisations as one file. */
const filePoints = 50

/** REST operations that do more than read or write one thing, by their operationId, in points besides the request's own. */
const operations: Readonly<Record<string, number>> = {
  listMatches: rankingPoints,
  readMatch: 1,
  whatIf: 2 * rankingPoints,
  whyNot: rankingPoints,
  stability: rankingPoints,
  nextBestProofs: 2 * rankingPoints,
  listReviewQueue: rankingPoints,
  reviewClaims: filePoints,
  exportMatches: rankingPoints + filePoints,
  exportSmes: filePoints,
  exportInvestors: filePoints,
  import: filePoints,
  undoImport: filePoints
}

/** Points of a REST operation. */
export function operationPoints (operationId: string | undefined): number {
  return requestPoints + (operationId !== undefined && Object.hasOwn(operations, operationId) ? operations[operationId] ?? 0 : 0)
}

/** Points of a GraphQL operation besides the request's own, by what limits.ts found it to ask at most. */
export function documentPoints ({ rankings, values }: { readonly rankings: number, readonly values: number }): number {
  return rankings * rankingPoints + Math.floor(values / valuesPerPoint)
}
