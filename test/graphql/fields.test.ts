import { readFileSync } from 'node:fs'
import { buildSchema, getNamedType, isAbstractType, isLeafType, isObjectType, type GraphQLNamedType } from 'graphql'
import t from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import { readSdl } from '../../src/graphql/sdl.ts'
import { at, graphqlWorld } from '../helper-graphql.ts'

const schema = buildSchema(readSdl())

/** Every field of every type that can be reached, each type in full where it is met first. */
function everything (type: GraphQLNamedType, seen: Set<string>): string {
  if (isLeafType(type)) return ''
  if (isAbstractType(type)) return `{ __typename ${schema.getPossibleTypes(type).map(({ name }) => `... on ${name} { __typename }`).join(' ')} }`
  if (!isObjectType(type) || seen.has(type.name)) return '{ __typename }'
  seen.add(type.name)
  const fields = Object.values(type.getFields()).filter(({ name, args }) => name !== 'matches' || args.length === 0)
  return `{ __typename ${fields.map((field) => `${field.name} ${everything(getNamedType(field.type), seen)}`).join(' ')} }`
}

const roots: Readonly<Record<string, string>> = {
  node: '(id: "claim_demo_s01a")',
  sme: '(id: "sme_demo_01")',
  smes: '(first: 40)',
  investor: '(id: "inv_demo_01")',
  investors: '(first: 40)',
  matches: '(for: "sme_demo_01", first: 50)',
  match: '(a: "sme_demo_01", b: "inv_demo_01")',
  whatIf: '(for: "sme_demo_01", patch: { weights: { criteria: [{ direction: NEED_TO_INVESTOR, key: "credentials", weight: 90 }] } })',
  whyNot: '(for: "sme_demo_01", counterpart: "inv_demo_05", k: 1)',
  scoringModel: '',
  catalogues: '',
  catalogueEntries: '(catalogue: "cn-green", first: 100)',
  translateActivity: '(code: "20.51", system: ATECO2025)',
  reviewQueue: '(first: 5)',
  importProgress: '(id: "BATCH")',
  importMappings: '',
  importMapping: '(id: "fair-catalogue")',
  exchangeRates: '',
  nextBestProofs: '(for: "sme_demo_01")',
  stability: '(for: "inv_demo_06")',
  me: '',
  apiKeys: '',
  audit: '(first: 50)'
}

/** Fields of the answer that hold something somewhere, as `Type.field`. */
function collect (value: unknown, answered: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, answered)
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      if (inner !== null) answered.add(`${String(at(value, '__typename'))}.${name}`)
      collect(inner, answered)
    }
  }
}

t.test('every field of every type answers', async (t) => {
  const { app, query, service } = await graphqlWorld(t, { demo: true })
  const batch = (await service.store.read.batches(1))[0]?.id ?? ''
  const fields = schema.getQueryType()?.getFields() ?? {}
  const mapping = readFileSync(new URL('../../examples/fair-catalogue.mapping.json', import.meta.url), 'utf8')
  t.match(await query('mutation ($mapping: String!) { saveImportMapping(mapping: $mapping) { __typename } }', { variables: { mapping }, as: 'admin' }), { data: { saveImportMapping: { __typename: 'ImportMapping' } } })
  const made = await service.keys.create({ role: 'partner', partnerId: 'coop', name: 'Coop', scopes: ['profiles:read'], expiresAt: '2027-01-01T00:00:00Z' }, commandLine)
  const rotated = await service.keys.rotate(made.id, {}, commandLine)
  await service.keys.revoke(rotated.id, commandLine)
  t.strictSame(Object.keys(roots).sort(), Object.keys(fields).sort(), 'every root field is asked')
  const seenInAll = new Set<string>()
  const answered = new Set<string>()
  for (const [name, field] of Object.entries(fields)) {
    const seen = new Set<string>()
    const answer = await query(`{ ${name}${roots[name]?.replace('BATCH', batch)} ${everything(getNamedType(field.type), seen)} }`, { as: 'admin' })
    t.equal(answer.errors, undefined, name)
    t.not(at(answer, 'data', name), null, name)
    for (const type of seen) seenInAll.add(type)
    collect(answer.data, answered)
  }
  collect((await query('{ catalogueEntries(catalogue: "cam", first: 100) { nodes { __typename validTo } } }')).data, answered)
  const asPartner = await app.inject({ method: 'POST', url: '/graphql', headers: { authorization: `Bearer ${made.key}` }, payload: { query: '{ me { __typename partnerId scopes } }' } })
  collect(asPartner.json<{ data: unknown }>().data, answered)
  collect((await query('{ sme(id: "sme_demo_45") { __typename soleTrader } }', { as: 'admin' })).data, answered)
  // What no demo profile has: a telephone number, a code whose checksum is wrong, a review of standing, a reason for its state.
  const change = async (document: string): Promise<number> => {
    const answer = await query(`mutation { changed: ${document} }`, { as: 'admin' })
    t.match(answer, { data: { changed: { id: 'inv_demo_02', version: Number } } })
    return Number(at(answer, 'data', 'changed', 'version'))
  }
  const patch = '{ contacts: [{ name: "Desk", phone: "+86 21 0000 0000" }], identifiers: [{ scheme: "uscc", value: "919999990000000000" }] }'
  const patched = await change(`updateInvestor(id: "inv_demo_02", version: 1, patch: ${patch}) { ... on Investor { id version } ... on ValidationRefusal { issues { message } } }`)
  const reviewed = await change(`setStanding(id: "inv_demo_02", version: ${patched}, standing: ACCEPTED) { ... on Investor { id version } }`)
  await change(`changeStatus(id: "inv_demo_02", version: ${reviewed}, status: PAUSED, reason: "On leave") { ... on Investor { id version } }`)
  collect((await query('{ investor(id: "inv_demo_02") { __typename standing statusReason contacts { __typename phone } identifiers { __typename warning } } }', { as: 'admin' })).data, answered)
  // Personal data are read and erased by mutations: of a sole trader, of a key, and of a contact who was told and is mentioned elsewhere.
  const personal = async (call: string, type: string): Promise<void> => {
    const seen = new Set<string>()
    const answer = await query(`mutation { done: ${call} { __typename ... on ${type} ${everything(schema.getType(type) as GraphQLNamedType, seen)} } }`, { as: 'admin' })
    t.match(answer, { errors: undefined, data: { done: { __typename: type } } }, call)
    for (const name of seen) seenInAll.add(name)
    collect(answer.data, answered)
  }
  const desk = { name: 'Desk Lombardia', role: 'Desk', email: 'desk@example.org', phone: '+39 000 0000' }
  const told = (await service.smes.create({ legalName: 'Verdi', soleTrader: true, contacts: [desk], descriptions: { en: `Ask ${desk.name}.` } }, commandLine)).profile
  await service.keys.create({ role: 'reviewer', name: desk.email }, commandLine)
  await personal(`recordPrivacy(input: { email: "${desk.email}", kind: NOTICE, day: "2026-11-20", purpose: "Matching", legalBasis: CONTRACT, source: "Letter" })`, 'PrivacyRecords')
  await service.smes.update({ id: told.id, version: told.version }, { contacts: [{ ...desk, role: 'Head' }] }, commandLine)
  await personal(`readPersonalData(subject: { email: "${desk.email}" })`, 'PersonalData')
  await personal(`readPersonalData(subject: { organisationId: "${told.id}" })`, 'PersonalData')
  await personal(`erasePerson(input: { email: "${desk.email}", reason: "Asked" })`, 'Erasure')
  // No demo claim has changed yet.
  t.match(await query('mutation { submitClaim(id: "claim_demo_s14a", version: 1) { __typename } }', { as: 'admin' }), { data: { submitClaim: { __typename: 'Claim' } } })
  collect((await query('{ node(id: "claim_demo_s14a") { ... on Claim { history { nodes { fields { __typename before } } } } } }', { as: 'admin' })).data, answered)
  for (const id of ['sme_demo_01', 'need_demo_01a', 'inv_demo_01', 'man_demo_01a', 'deal_demo_01a']) {
    const on = ['Sme', 'Need', 'Investor', 'Mandate'].map((type) => `... on ${type} { matches(first: 2) { totalCount nodes { score } } }`).join(' ')
    const answer = await query(`{ node(id: "${id}") { __typename id ${on} ... on Need { sme { id legalName } } ... on Mandate { investor { id } } ... on Deal { investor { id } } } }`)
    t.match(answer, { data: { node: { id } } })
    t.equal(answer.errors, undefined, id)
    collect(answer.data, answered)
  }

  const reachable = Object.values(schema.getTypeMap()).filter(isObjectType).filter(({ name }) => !name.startsWith('__') && !/^(Query|Mutation|Subscription|BulkReview.*|ApiKeyMade|ApiKeyRotated|Removed|FieldIssue|.*Refusal)$/.test(name))
  t.strictSame(reachable.map(({ name }) => name).filter((name) => !seenInAll.has(name)), [], 'every type is reached')
  const silent = reachable.flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)).filter((field) => !answered.has(field)).sort()
  t.strictSame(silent, [], 'every field has a value somewhere in the demo data')
})
