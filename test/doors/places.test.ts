// Refusals at both doors name the place of the mistake in what was sent, and what would be accepted there.
import t from 'tap'
import { onSqlite } from '../service.ts'
import { at, openDoors } from './world.ts'

t.test('bytes that are not UTF-8 are refused with line and column, and nothing is stored', async (t) => {
  const { rest, service } = await openDoors(t, await onSqlite(t))
  const broken = (text: string): Buffer => Buffer.from(Buffer.from(text).toString('latin1').replace('@', '\xe9'), 'latin1')
  const json = { 'content-type': 'application/json' }
  const before = await service.store.read.dataVersion()
  const refused = { code: 'MALFORMED_REQUEST', errors: [{ pointer: '', code: 'not_utf8', detail: /^Line 2, column 16: /, accepted: ['utf-8'] }] }
  const answer = await rest('POST', '/v1/smes', { raw: broken('{\n "legalName": "@cole S.r.l."}'), headers: json })
  t.match(answer, { statusCode: 400 })
  t.match(answer.json<unknown>(), refused)
  t.match((await rest('POST', '/v1/what-if', { raw: broken('{\n "for": "é好🌱  @"}'), headers: json })).json<unknown>(), refused, 'columns are characters')
  const graphql = await rest('POST', '/graphql', { raw: broken('{"query":\n"mutation { createSme(input: {legalName: \\"@\\"}) { __typename } }"}'), headers: json })
  t.match(graphql.json<unknown>(), { errors: [{ message: /^Line 2, column \d+: .*not UTF-8/, extensions: { code: 'MALFORMED_REQUEST' } }] })
  const imported = await rest('POST', '/v1/imports', { raw: broken('[{"kind":"sme","source":"s","externalId":"1",\n"legalName":"Caff@"}]'), headers: json })
  t.match(imported.json<unknown>(), { counts: { read: 1, created: 0, rejected: 1 }, rejected: [{ row: 1, code: 'not_utf8', message: 'Line 2, column 18: the text is not UTF-8.' }] })
  t.equal((await rest('POST', '/v1/smes', { raw: '{"legalName": "写了\ufffd的"}', headers: json })).statusCode, 201, 'a replacement character that was written is a character')
  t.equal((await rest('POST', '/v1/smes', { raw: '\ufeff{"legalName": "BOM"}', headers: json })).statusCode, 201)
  t.equal(await service.store.read.dataVersion(), before + 2)
})

t.test('a criterion that is none', async (t) => {
  const { rest, graphql, service } = await openDoors(t, await onSqlite(t))
  await service.seedDemo()
  const criteria = ['sector', 'taxonomy', 'ticket', 'cam', 'instrument', 'mode', 'region', 'size']
  const list = await rest('GET', '/v1/matches?for=sme_demo_01&weights=mandate_to_sme.sector:30,mandate_to_sme.mood:30,need_to_investor.size:1&weights=sector:1,mandate_to_sme.cam:1000001')
  t.equal(list.statusCode, 400)
  t.match(list.json<unknown>(), {
    code: 'INVALID_QUERY',
    errors: [
      { pointer: '/weights/1', detail: /^'mood' is no criterion of mandate_to_sme: sector, /, accepted: criteria.map((key) => `mandate_to_sme.${key}`) },
      { pointer: '/weights/2', accepted: ['need_to_investor.track_record', 'need_to_investor.ticket'] },
      { pointer: '/weights/3', detail: /direction\.criterion:weight/ },
      { pointer: '/weights/4', detail: /1,000,000/ }
    ]
  })
  const file = await rest('GET', '/v1/exports/matches?for=sme_demo_01&weights=mandate_to_sme.mood:30', { headers: { accept: 'text/csv' } })
  t.match(file.json<unknown>(), { errors: [{ pointer: '/weights/0' }] }, 'an export takes weights too')

  const mood = { direction: 'mandate_to_sme', key: 'mood', weight: 30 }
  const whatIf = async (weights: unknown) => (await rest('POST', '/v1/what-if', { body: { for: 'sme_demo_01', patch: { weights } } })).json<unknown>()
  t.match(await whatIf([mood]), { code: 'VALIDATION_FAILED', errors: [{ pointer: '/patch/weights/0/key', accepted: criteria }] })
  t.match(await whatIf({ criteria: [mood] }), { code: 'VALIDATION_FAILED', errors: [{ pointer: '/patch/weights/criteria/0/key', accepted: criteria }] })
  const asked = await graphql('query ($weights: WeightsInput) { matches(for: "sme_demo_01", weights: $weights) { totalCount } }', { weights: { criteria: [{ ...mood, direction: 'MANDATE_TO_SME' }] } })
  t.match(at(asked.json(), 'errors', 0, 'extensions'), { code: 'INVALID_QUERY', issues: [{ pointer: '/weights/criteria/0/key', accepted: criteria }] })
  const patched = await graphql('query ($patch: WhatIfInput!) { whatIf(for: "sme_demo_01", patch: $patch) { changes { counterpart } } }', { patch: { weights: { criteria: [{ direction: 'MANDATE_TO_SME', key: 'sector', weight: -1 }] } } })
  t.match(at(patched.json(), 'errors', 0, 'extensions'), { code: 'VALIDATION_FAILED', issues: [{ pointer: '/patch/weights/criteria/0/weight' }] })
})
