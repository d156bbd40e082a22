// A document is compiled once it was asked a few times. Nobody may notice but by the clock.
import t from 'tap'
import { everyField } from '../../bench/http/everything.ts'
import { graphqlWorld } from '../helper-graphql.ts'

/** More than it takes to be compiled, which happens at the fourth. */
const times = 7
const paged = 'query Q($for: ID!, $first: Int) { matches(for: $for, first: $first, asOf: "2027-01-01") { nodes { rank score otherPairs { score } } } }'

t.test('answers are the same before, while and after a document is compiled', async (t) => {
  const { query } = await graphqlWorld(t, { demo: true })
  const asked: ReadonlyArray<readonly [string, string, Record<string, unknown>]> = [
    ['every field', everyField, { for: 'sme_demo_01' }],
    ['a variable missing', paged, {}],
    ['a variable of another type', `${paged} `, { for: 'sme_demo_01', first: 'three' }],
    ['two of them', `${paged}  `, { first: 'three' }],
    ['a refusal by a resolver', `${paged}   `, { for: 'sme_demo_01', first: 0 }],
    ['nobody of that id', `${paged}    `, { for: 'sme_nobody' }]
  ]
  for (const [name, document, variables] of asked) {
    const first = await query(document, { variables, as: 'reviewer' })
    t.ok(first.data != null || first.errors !== undefined, name)
    // Answers that are kept are not made again, so each is asked with another label that means nothing.
    for (let time = 1; time < times; time++) t.strictSame(await query(document, { variables: { ...variables, ignored: time }, as: 'reviewer' }), first, `${name}, time ${time + 1}`)
  }
})

t.test('variables are checked on the very request that compiles', async (t) => {
  const { query } = await graphqlWorld(t, { demo: true })
  for (let before = 0; before < times; before++) {
    const document = `${paged}${' '.repeat(10 + before)}`
    for (let time = 0; time < before; time++) await query(document, { variables: { for: 'sme_demo_01', first: 2, time } })
    const { data, errors } = await query(document, { variables: { first: 'three', time: before } })
    t.equal(data, undefined)
    t.match(errors?.map(({ message }) => message), [/\$for.*was not provided/, /\$first.*invalid value/], `after ${before} that were right`)
  }
})
