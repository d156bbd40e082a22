// What is asked of the servers.

/** Twenty matches with their criteria, as a list shows them. */
export const query = `query Matches($for: ID!) { matches(for: $for, first: 20) {
  nodes { rank score scoreHigh sme { id legalName } investor { id } directions { direction score scoreHigh criteria { key low high weight contribution } } gates { key outcome } }
  pageInfo { hasNextPage endCursor } dataVersion scoringVersion asOf basis
} }`
