// The GraphQL query that asks for what REST answers with every match.
import { buildSchema } from 'graphql'
import { matchedInvestorFields, matchedSmeFields } from '../../src/matching/documents.ts'
import { readSdl } from '../../src/graphql/sdl.ts'
import { everything } from '../../test/doors/selection.ts'

const schema = buildSchema(readSdl())

/** Fields of a profile that REST answers with a match, with all that is beneath them. */
function profile (type: string, names: readonly string[]): string {
  const inner = everything(schema, type).slice(1, -1)
  const parts = names.map((name) => {
    const at = inner.search(new RegExp(`(?<=^| )${name}(?= |\\(|$)`))
    if (at === -1) throw new Error(`GraphQL's ${type} has no field ${name}.`)
    let [end, depth] = [at, 0]
    for (; end < inner.length; end++) {
      if (inner[end] === '{' || inner[end] === '(') depth++
      if (inner[end] === '}' || inner[end] === ')') depth--
      if (depth === 0 && inner[end] === ' ' && inner[end + 1] !== '{' && inner[end + 1] !== '(') break
    }
    return inner.slice(at, end)
  })
  return `{ ${parts.join(' ')} }`
}

export const everyField = `query Matches($for: ID!, $language: Language = EN) { matches(for: $for, first: 20) {
  edges { cursor node { ${everything(schema, 'Match', ['Sme', 'Investor']).slice(1, -1)} sme ${profile('Sme', matchedSmeFields)} investor ${profile('Investor', matchedInvestorFields)}
    otherPairs { need { id } mandate { id } implicitNeed implicitMandate score scoreHigh } } }
  pageInfo { hasNextPage endCursor } changed dataVersion scoringVersion asOf basis
} }`
