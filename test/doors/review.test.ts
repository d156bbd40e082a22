// The review queue, histories and bulk reviews: the same through both doors, and for whom they are.
import { buildSchema } from 'graphql'
import t from 'tap'
import { readSdl } from '../../src/graphql/sdl.ts'
import { market, movingClock } from '../claims/review-world.ts'
import { buildRest } from '../helper-rest.ts'
import { engines, onSqlite } from '../service.ts'
import { lowered } from './selection.ts'
import { graphqlVerdict, restVerdict } from './verdict.ts'
import { at, listAt, openDoors, type Caller } from './world.ts'

const schema = buildSchema(readSdl())
const queue = `query ($filter: ReviewQueueFilter, $first: Int, $after: String) { reviewQueue(filter: $filter, first: $first, after: $after) {
  totalCount unweighed changed dataVersion pageInfo { hasNextPage endCursor }
  nodes { id kind priority waitingSince organisation { id status source } claim { id state version facts { activity } } }
} }`
const history = `query ($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on Claim { history(first: $first, after: $after) {
  pageInfo { hasNextPage hasPreviousPage endCursor } nodes { at actor action version reason fields { pointer before after } }
} } } }`
const bulk = `mutation ($claims: [ReviewedClaimInput!]!, $decision: ReviewDecision!, $level: EvidenceLevel, $reason: String!) { bulkReviewClaims(claims: $claims, decision: $decision, level: $level, reason: $reason) {
  __typename ... on BulkReview { done refused items { id result { __typename ... on Claim { id state level version } ... on Refusal { code message } ... on ConflictRefusal { currentVersion } } } }
  ... on Refusal { code message } ... on ValidationRefusal { issues { pointer code message accepted } }
} }`
const staff: readonly Caller[] = ['admin', 'reviewer', 'editor']

for (const [engine, open] of engines) {
  t.test(`on ${engine} both doors show the same queue, page by page`, async (t) => {
    const service = await open(t, { now: movingClock() })
    await market(service)
    const doors = await openDoors(t, service)
    let [after, cursor]: [unknown, unknown] = [undefined, undefined]
    const seen: unknown[] = []
    for (;;) {
      const rest = (await doors.rest('GET', `/v1/review-queue?first=3${cursor === undefined ? '' : `&after=${String(cursor)}`}`, { as: 'reviewer' })).json<unknown>()
      const graphql = at((await doors.graphql(queue, { first: 3, after }, 'reviewer')).json(), 'data', 'reviewQueue')
      const entries = listAt(rest, 'items').map((item) => ({
        id: at(item, 'id'), kind: at(item, 'kind'), priority: at(item, 'priority'), waitingSince: at(item, 'waitingSince'), owner: at(item, 'organisation', 'id'), source: at(item, 'organisation', 'source'), version: at(item, 'claim', 'version') ?? null
      }))
      t.same(listAt(lowered(schema, 'ReviewQueueConnection', graphql), 'nodes').map((item) => ({
        id: at(item, 'id'), kind: at(item, 'kind'), priority: at(item, 'priority'), waitingSince: at(item, 'waitingSince'), owner: at(item, 'organisation', 'id'), source: at(item, 'organisation', 'source'), version: at(item, 'claim', 'version') ?? null
      })), entries)
      t.same(['totalCount', 'unweighed', 'changed', 'dataVersion'].map((key) => at(graphql, key)), ['totalCount', 'unweighed', 'changed', 'dataVersion'].map((key) => at(rest, key)))
      seen.push(...entries.map(({ id }) => id))
      cursor = at(rest, 'nextCursor')
      t.equal(cursor !== undefined, at(graphql, 'pageInfo', 'hasNextPage'))
      if (cursor === undefined) break
      after = at(graphql, 'pageInfo', 'endCursor')
      t.equal(after, cursor, 'one cursor for both doors')
    }
    t.equal(seen.length, 8)
    t.equal(new Set(seen).size, 8)
    const filtered = await doors.rest('GET', '/v1/review-queue?kinds=taxonomy&objectives=CE&source=register', { as: 'reviewer' })
    t.equal(at(filtered.json(), 'totalCount'), 1)
    t.equal(at((await doors.graphql(queue, { filter: { kinds: ['TAXONOMY'], objectives: ['CE'], source: 'register' } }, 'reviewer')).json(), 'data', 'reviewQueue', 'totalCount'), 1)
    t.same(doors.failures, [])
  })
}

t.test('the queue and reviews are for reviewers and admins, histories for staff', async (t) => {
  const service = await onSqlite(t, { now: movingClock() })
  const { claims: { ce } } = await market(service)
  const doors = await openDoors(t, service)
  const { rest, graphql } = doors
  const body = { claims: [{ id: 'claim_none', version: 1 }], decision: 'accept', reason: 'Read.' }
  for (const as of [...staff, 'anonymous'] as const) {
    const refused = as === 'anonymous' ? 'UNAUTHENTICATED' : as === 'editor' ? 'FORBIDDEN' : null
    const codes = [
      restVerdict(await rest('GET', '/v1/review-queue', { as })),
      restVerdict(await rest('POST', '/v1/claims/review', { as, body }), body),
      graphqlVerdict(await graphql(queue, {}, as)),
      graphqlVerdict(await graphql(bulk, { ...body, decision: 'ACCEPT' }, as))
    ].map((verdict) => verdict.done ? null : verdict.code)
    t.same(codes, [refused, refused, refused, refused], as)

    const told = restVerdict(await rest('GET', `/v1/claims/${ce.id}/history`, { as }))
    t.equal(told.done ? null : told.code, as === 'anonymous' ? 'UNAUTHENTICATED' : null)
    const answer = (await graphql(history, { id: ce.id }, as)).json<unknown>()
    t.equal(at(answer, 'errors'), undefined)
    if (as === 'anonymous') t.equal(at(answer, 'data', 'node', 'history'), null, 'nothing else of the answer is lost')
    else t.equal(listAt(answer, 'data', 'node', 'history', 'nodes').length, 2)
  }
  t.equal(at((await graphql('{ __typename reviewQueue { totalCount } }', {}, 'editor')).json(), 'data', '__typename'), 'Query', 'nor with the queue')
  t.same(doors.failures, [])
})

t.test('both doors tell the same history, and decide alike', async (t) => {
  const service = await onSqlite(t, { now: movingClock() })
  const { claims: { ce, cam, member, inReview } } = await market(service)
  const { rest, graphql } = await openDoors(t, service)
  const input = { claims: [{ id: ce.id, version: ce.version }, { id: cam.id, version: 1 }, { id: 'claim_none', version: 1 }], decision: 'accept', level: 'third_party', reason: 'Read on one morning.' }
  const byRest = (await rest('POST', '/v1/claims/review', { as: 'reviewer', body: input })).json<unknown>()
  t.match(byRest, { done: 1, refused: 2, items: [{ id: ce.id, claim: { state: 'accepted', level: 'third_party' }, problem: null }, { id: cam.id, claim: null, problem: { code: 'VERSION_CONFLICT', currentVersion: 2 } }, { id: 'claim_none', problem: { code: 'NOT_FOUND', currentVersion: null } }] })
  const variables = { ...input, claims: [{ id: member.id, version: member.version }, ...input.claims.slice(1)], decision: 'ACCEPT', level: 'THIRD_PARTY' }
  const byGraphql = at((await graphql(bulk, variables, 'reviewer')).json(), 'data', 'bulkReviewClaims')
  t.match(byGraphql, { __typename: 'BulkReview', done: 1, refused: 2, items: [{ id: member.id, result: { __typename: 'Claim', level: 'THIRD_PARTY' } }, { result: { __typename: 'ConflictRefusal', currentVersion: 2 } }, { result: { __typename: 'NotFoundRefusal' } }] })

  const wrong = { ...input, claims: [{ id: inReview.id, version: 2 }, { id: inReview.id, version: 2 }] }
  t.match(restVerdict(await rest('POST', '/v1/claims/review', { as: 'reviewer', body: wrong }), wrong), { code: 'VALIDATION_FAILED', issues: [{ pointer: '/claims/1/id' }] })
  t.match(graphqlVerdict(await graphql(bulk, { ...wrong, decision: 'ACCEPT', level: 'THIRD_PARTY' }, 'reviewer'), wrong), { code: 'VALIDATION_FAILED', issues: [{ pointer: '/claims/1/id' }] })

  const restHistory = (await rest('GET', `/v1/claims/${ce.id}/history?first=2`, { as: 'editor' })).json<unknown>()
  const graphqlHistory = at((await graphql(history, { id: ce.id, first: 2 }, 'editor')).json(), 'data', 'node', 'history')
  t.equal(at(graphqlHistory, 'pageInfo', 'endCursor'), at(restHistory, 'nextCursor'))
  const rest2 = (await rest('GET', `/v1/claims/${ce.id}/history?first=2&after=${String(at(restHistory, 'nextCursor'))}`, { as: 'editor' })).json<unknown>()
  t.match(listAt(rest2, 'items'), [{ action: 'review', reason: 'Read on one morning.', version: 3 }])
  t.equal(at(rest2, 'nextCursor'), undefined)
  const jsonText = (value: unknown): unknown => value === null ? null : JSON.stringify(value)
  t.same(listAt(lowered(schema, 'ClaimChangeConnection', graphqlHistory), 'nodes'), listAt(restHistory, 'items').map((change) => ({
    ...change as object, fields: listAt(change, 'fields').map((field) => ({ pointer: at(field, 'pointer'), before: jsonText(at(field, 'before')), after: jsonText(at(field, 'after')) }))
  })))
  t.equal((await rest('GET', '/v1/claims/claim_none/history')).statusCode, 404)
})

t.test('REST answers as its document says, and refuses what it does not know', async (t) => {
  const { send, service } = await buildRest(t, { now: movingClock() })
  const { claims: { ce } } = await market(service)
  t.equal((await send('GET', '/v1/review-queue', { as: 'reviewer' })).statusCode, 200)
  t.equal((await send('GET', `/v1/claims/${ce.id}/history`, { as: 'editor' })).statusCode, 200)
  t.equal((await send('POST', '/v1/claims/review', { as: 'reviewer', body: { claims: [{ id: ce.id, version: 2 }, { id: 'x', version: 1 }], decision: 'reject', reason: 'Not shown.' } })).statusCode, 200)
  for (const query of ['kinds=claim', 'objectives=XX', 'first=0', 'first=101', 'state=submitted', 'after=x']) t.equal((await send('GET', `/v1/review-queue?${query}`, { as: 'reviewer' })).statusCode, 400, query)
  t.equal((await send('POST', '/v1/claims/review', { as: 'reviewer', body: {} })).statusCode, 422)
  t.equal((await send('GET', '/v1/claims/review', { as: 'reviewer' })).statusCode, 405)
})

t.test('at most twenty queues are computed in one request', async (t) => {
  const { graphql } = await openDoors(t, await onSqlite(t))
  const asked = (count: number) => graphql(`{ ${Array.from({ length: count }, (_, at) => `q${at}: reviewQueue { totalCount }`).join(' ')} }`, {}, 'reviewer')
  t.equal(at((await asked(20)).json(), 'errors'), undefined)
  t.equal(at((await asked(21)).json(), 'errors', 0, 'extensions', 'code'), 'LIMIT_EXCEEDED')
})
