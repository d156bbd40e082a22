// A valid document with one place spoilt, sent through both doors: refused in our words with a pointer to that place, or
// taken because the change is harmless; never a failure of ours, and nothing left behind. PROPERTY_SEED repeats a run,
// PROPERTY_RUNS sets the number of documents.
import fc from 'fast-check'
import { buildSchema, coerceInputValue, isInputObjectType, type GraphQLInputType } from 'graphql'
import t, { type Test } from 'tap'
import { z } from 'zod'
import { commandLine } from '../../src/access/principal.ts'
import { ReviewInput } from '../../src/claims/claims.ts'
import { ClaimInput } from '../../src/claims/input.ts'
import { readSdl } from '../../src/graphql/sdl.ts'
import { nounOf } from '../../src/ids.ts'
import { SmeDocument } from '../../src/imports/document.ts'
import { DealInput, InvestorInput, MandateInput } from '../../src/investors/input.ts'
import { mergePatch } from '../../src/profiles/merge.ts'
import { StatusInput } from '../../src/profiles/profiles.ts'
import type { Service } from '../../src/service.ts'
import { NeedInput, SmeInput } from '../../src/smes/input.ts'
import { engines } from '../service.ts'
import { claims, deal, forGraphql, imported, investor, mandate, need, sme } from './documents.ts'
import { everything } from './selection.ts'
import { graphqlVerdict, restVerdict, standing, type Verdict } from './verdict.ts'
import { holds, listAt, openDoors, same, seed, type Doors } from './world.ts'

const schema = buildSchema(readSdl())
type Json = Readonly<Record<string, unknown>>
const claimDocuments = Object.values(claims)

/** Values that belong nowhere, or only in some places. */
const long = 'x'.repeat(100_001)
const parsed = (text: string): unknown => JSON.parse(text)
/** A value too large to be printed when a case fails. */
const named = (name: string, value: object): object => Object.assign(value, { [fc.toStringMethod]: () => name })
const wrong = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>(null, true, false, 0, -1, -0.5, 1.5, 1e-7, 2 ** 31, 2 ** 53, 2 ** 53 + 2, -(2 ** 53), 1e21, 1e308, 4_000_000.5) },
  { weight: 8, arbitrary: fc.constantFrom<unknown>('', ' ', 'x', '0', '1', 'CN', 'XX', 'true', 'published', '2026-02-30', '2026-13-01', '0000-00-00', '9999-99-99', '2026-1-1', '１２３', 'IT00000000000', 'C27.99', '99.99.99', 'EUR ', 'XXX') },
  {
    weight: 8,
    arbitrary: fc.constantFrom<unknown>('\u0000', 'a\u0000b', '\u001b[31m', '\ud800', '\udc00x', '\u202eevil', '\u2028', '🍃🏭', '绿桥', '𠮷野家', 'ﬁ', 'e\u0301', "'; drop table organisations; --", '%00', '../../etc/passwd', '__proto__',
      'constructor', 'toString', 'hasOwnProperty', '~1~0', 'a/b', 'x'.repeat(301), long, 'javascript:alert(1)', 'ftp://example.org', 'http://[', 'https://' + 'x'.repeat(3_000), '<script>alert(1)</script>', '{{7*7}}')
  },
  { weight: 5, arbitrary: fc.constantFrom<unknown>([], [[]], [null], [1, 'x'], {}, { x: 1 }, { en: null }, parsed('{"__proto__": {"admin": true}}'), parsed('{"constructor": {"prototype": {"admin": true}}}'), parsed('{"toString": 1}')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      named('10,001 texts', Array.from({ length: 10_001 }, () => 'x')),
      named('101 objects', Array.from({ length: 101 }, () => ({}))),
      named('500 lists within lists', parsed('['.repeat(500) + ']'.repeat(500)) as object),
      named('500 objects within objects', parsed('{"a":'.repeat(500) + '1' + '}'.repeat(500)) as object)
    )
  },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.double() },
  { weight: 2, arbitrary: fc.jsonValue() }
)

type Path = ReadonlyArray<string | number>

/** Every place of a document, the whole of it left out. */
function places (value: unknown, path: Path = []): Path[] {
  const here = path.length === 0 ? [] : [path]
  if (typeof value !== 'object' || value === null) return here
  return [...here, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, Array.isArray(value) ? Number(key) : key]))]
}

function spoilt (value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((item: unknown, index) => index === key ? spoilt(item, rest, by) : item)
  return Object.fromEntries(Object.entries(value as Json).map(([name, inner]) => [name, name === key ? spoilt(inner, rest, by) : inner]))
}

/** Whether one of the two places lies in the other. */
function touches (pointer: string, path: Path, beneath = ''): boolean {
  const place = beneath + path.map((part) => `/${part}`).join('')
  return `${pointer}/`.startsWith(`${place}/`) || `${place}/`.startsWith(`${pointer}/`)
}

/** One request that takes a document. */
interface Target {
  readonly name: string
  readonly document: Json
  /** Whether the type system or the shape refuses the spoilt document, so that the door must. */
  readonly refuses: (spoilt: unknown) => boolean
  readonly send: (spoilt: unknown) => Promise<Verdict>
  /** Where pointers find the document. */
  readonly beneath?: string
}

interface Ids { readonly sme: string, readonly investor: string, readonly need: string, readonly mandate: string, readonly claim: string }

async function stock ({ smes, investors, claims: room }: Service): Promise<Ids> {
  const company = await smes.create({ legalName: 'Prima S.r.l.', vatNumber: 'IT01234567897' }, commandLine)
  const house = await investors.create({ registeredName: '第一', type: 'bank' }, commandLine)
  return {
    sme: company.profile.id,
    investor: house.profile.id,
    need: (await smes.saveNeed({ organisationId: company.profile.id, input: need }, commandLine)).id,
    mandate: (await investors.saveMandate({ organisationId: house.profile.id, input: mandate }, commandLine)).id,
    claim: (await room.save({ organisationId: company.profile.id, input: claims.taxonomy }, commandLine)).id
  }
}

const shapeRefuses = (shape: z.ZodType) => (value: unknown): boolean => !shape.safeParse(parsed(JSON.stringify(value))).success

function restTargets (doors: Doors, ids: Ids): readonly Target[] {
  const { rest } = doors
  const post = (name: string, url: string, document: Json, shape: z.ZodType): Target => ({ name, document, refuses: shapeRefuses(shape), send: async (body) => restVerdict(await rest('POST', url, { body }), parsed(JSON.stringify(body))) })
  const change = (method: 'PATCH' | 'PUT' | 'POST', url: string, read: string, document: Json, shape: z.ZodType): Target => ({
    name: `${method} ${url}`,
    document,
    refuses: shapeRefuses(shape),
    async send (body) {
      const seen = await rest('GET', read)
      return restVerdict(await rest(method, url, { body, headers: { 'if-match': String(seen.headers['etag']) } }), parsed(JSON.stringify(body)))
    }
  })
  // A patch is judged by what it makes of what stands: an empty object changes nothing.
  const patch = (url: string, document: Json, shape: z.ZodType): Target => ({ ...change('PATCH', url, url, document, shape), refuses: (value) => shapeRefuses(shape)(mergePatch(document, value)) })
  const own = `/v1/smes/${ids.sme}`
  return [
    post('an SME', '/v1/smes', sme, SmeInput),
    post('an SME', '/v1/smes', { ...sme, id: 'sme_spoilt' }, SmeInput),
    post('a need', `${own}/needs`, need, NeedInput),
    post('an investor', '/v1/investors', investor, InvestorInput),
    post('a mandate', `/v1/investors/${ids.investor}/mandates`, mandate, MandateInput),
    post('a deal', `/v1/investors/${ids.investor}/deals`, deal, DealInput),
    ...claimDocuments.map((document) => post(`a claim (${document.kind})`, `${own}/claims`, document, ClaimInput)),
    patch(own, sme, SmeInput),
    patch(`${own}/needs/${ids.need}`, need, NeedInput),
    patch(`/v1/investors/${ids.investor}`, investor, InvestorInput),
    patch(`/v1/investors/${ids.investor}/mandates/${ids.mandate}`, mandate, MandateInput),
    patch(`${own}/claims/${ids.claim}`, claims.taxonomy, ClaimInput),
    change('PUT', `${own}/status`, own, { status: 'in_review', reason: 'Ready.' }, StatusInput),
    change('POST', `/v1/claims/${ids.claim}/review`, `${own}/claims/${ids.claim}`, { decision: 'accept', level: 'documented', reason: 'Read.' }, ReviewInput),
    {
      name: 'an import',
      document: imported,
      refuses: shapeRefuses(SmeDocument),
      async send (body) {
        const verdict = restVerdict(await rest('POST', '/v1/imports', { body }))
        // A record that is refused is reported in an answer that is fine.
        const rejected = verdict.done ? listAt(verdict.body, 'rejected') as ReadonlyArray<{ pointer: string, code: string, message: string }> : []
        return rejected.length === 0 ? verdict : { done: false, code: 'VALIDATION_FAILED', issues: rejected, message: String(rejected[0]?.message), currentVersion: undefined }
      }
    },
    {
      name: 'a what-if',
      document: { for: ids.sme, patch: { sme, need, claims: [claims.cam], weights: { criteria: [{ direction: 'need_to_investor', key: 'ticket', weight: 3 }] } }, asOf: '2026-11-22', first: 5 },
      refuses: () => false,
      send: async (body) => restVerdict(await rest('POST', '/v1/what-if', { body }), parsed(JSON.stringify(body)))
    }
  ]
}

const refusalFields = '... on ValidationRefusal { code message issues { pointer code message accepted } } ... on ConflictRefusal { code message currentVersion } ... on NotFoundRefusal { code message } ... on RuleRefusal { code message }'

function graphqlTargets ({ graphql, service }: Doors, ids: Ids): readonly Target[] {
  /** The input as the type system hands it on (a single value as a list of one); undefined when it refuses it. */
  const read = (typeName: string, value: unknown): unknown => {
    let refused = false
    const coerced = coerceInputValue(parsed(JSON.stringify(value) ?? 'null'), schema.getType(typeName) as GraphQLInputType, () => { refused = true }) as unknown
    return refused ? undefined : coerced
  }
  const target = (typeName: string, given: Json, call: (version: number) => string, subject?: string, result?: string): Target => {
    // Pointers into another argument than the one called input begin with its name.
    const [, argument = ''] = /(filter|patch): \$input/.exec(call(0)) ?? []
    const sentAs = (input: unknown): unknown => result === undefined ? input : { [argument]: input }
    return {
      name: call(0),
      document: forGraphql(schema, typeName, given),
      beneath: result === undefined ? '' : `/${argument}`,
      refuses: (input) => read(typeName, input) === undefined,
      async send (input) {
        const version = subject === undefined ? 0 : await versionOf(service, subject)
        const [name = ''] = call(version).split('(', 1)
        const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`.replace(/^(Create|Update|Save)/, '')
        const selection = result ?? `{ __typename ... on ${type} ${everything(schema, type)} ${refusalFields} }`
        const operation = result === undefined ? 'mutation' : 'query'
        return graphqlVerdict(await graphql(`${operation} ($input: ${typeName}!${selection.includes('$language') ? ', $language: Language = ZH' : ''}) { ${call(version)} ${selection} }`, { input }), sentAs(read(typeName, input)))
      }
    }
  }
  const smeFilter = { regions: ['IT-25'], provinces: ['MI'], activities: ['E38', 'ATECO2025:38.21.20'], sizes: ['small'], objectives: ['CE'], taxonomyActivities: ['CE 2.3'], camCategories: ['cam-edilizia'], certifications: ['iso-14001'], minimumEvidence: 'documented', needKinds: ['research'], statuses: ['draft'], source: 'register', externalIds: ['r-1'], synthetic: false, updatedSince: '2026-01-01T00:00:00Z' }
  const matchFilter = { minScore: 10.5, provinces: ['CN-SH'], activities: ['E38'], objectives: ['CE'], camCategories: ['cam-edilizia'], ticketEur: 5, minimumEvidence: 'documented', investorTypes: ['bank'], screening: ['IT-GP-T-NONEU'], withoutScreening: false }
  const whatIf = { sme, need, claims: [claims.cam], weights: { ticket: 3 } }
  return [
    target('SmeInput', sme, () => 'createSme(input: $input)'),
    target('SmeInput', sme, (version) => `updateSme(id: "${ids.sme}", version: ${version}, patch: $input)`, ids.sme),
    target('InvestorInput', investor, () => 'createInvestor(input: $input)'),
    target('InvestorInput', investor, (version) => `updateInvestor(id: "${ids.investor}", version: ${version}, patch: $input)`, ids.investor),
    target('NeedInput', need, () => `saveNeed(sme: "${ids.sme}", input: $input)`),
    target('NeedInput', need, (version) => `saveNeed(sme: "${ids.sme}", id: "${ids.need}", version: ${version}, input: $input)`, ids.need),
    target('MandateInput', mandate, () => `saveMandate(investor: "${ids.investor}", input: $input)`),
    target('DealInput', deal, () => `saveDeal(investor: "${ids.investor}", input: $input)`),
    ...claimDocuments.map((document) => target('ClaimInput', document, () => `saveClaim(organisation: "${ids.sme}", input: $input)`)),
    target('SmeFilter', smeFilter, () => 'smes(filter: $input)', undefined, '{ totalCount nodes { id } }'),
    target('MatchFilter', matchFilter, () => `matches(for: "${ids.sme}", filter: $input)`, undefined, '{ totalCount nodes { score } }'),
    target('WhatIfInput', whatIf, () => `whatIf(for: "${ids.sme}", patch: $input)`, undefined, '{ matches { score explanation(language: IT) } changes { counterpart } }')
  ]
}

async function versionOf ({ store: { read } }: Service, id: string): Promise<number> {
  const noun = nounOf(id)
  const found = noun === 'sme' || noun === 'investor' ? (await read.wholes([id]))[0]?.profile : noun === undefined ? undefined : await read.record(noun, id)
  if (found === undefined) throw new Error(`${id} is gone.`)
  return found.version
}

/** Takes back what a request made, so that the next one meets the same world; what it changed stays. */
async function clear (service: Service, ids: Ids): Promise<void> {
  const kept: ReadonlySet<string> = new Set(Object.values(ids))
  const { read } = service.store
  for (const whole of [...await read.wholesAfter('sme', '', 100), ...await read.wholesAfter('investor', '', 100)]) {
    const { id, version } = whole.profile
    const records = 'needs' in whole ? whole.needs : [...whole.mandates, ...whole.deals]
    if (!kept.has(id)) await service.store.write(commandLine, (work) => work.removeProfile(whole.profile.kind, id, version))
    else {
      // What only one organisation can have is given back.
      if (whole.profile.externalId !== null) await service.store.write(commandLine, (work) => work.updateProfile({ ...whole.profile, identifiers: [], externalId: null, version: version + 1 }, version))
      for (const record of records) if (!kept.has(record.id)) await service.profiles.remove(record, commandLine)
      for (const claim of whole.claims) if (!kept.has(claim.id)) await service.claims.remove(claim, commandLine)
    }
  }
}

async function check (t: Test, doors: Doors, ids: Ids, targets: readonly Target[], cases: number): Promise<void> {
  const { service, failures, graphql } = doors
  for (const target of targets) {
    const verdict = await target.send(target.document)
    t.ok(verdict.done || ['RULE_REFUSED', 'NOT_FOUND'].includes(verdict.code), `${target.name} is taken unspoilt${verdict.done ? '' : `: ${verdict.message}`}`)
    await clear(service, ids)
  }
  const count = { refused: 0, taken: 0 }
  const whole = `query ($id: ID!, $language: Language) { node(id: $id) { ... on Sme ${everything(schema, 'Sme')} ... on Investor ${everything(schema, 'Investor')} } }`
  const spoiling = fc.record({ which: fc.nat(), where: fc.nat(), by: wrong })
  await fc.assert(fc.asyncProperty(spoiling, async ({ which, where, by }) => {
    const target = targets[which % targets.length]!
    const possible = places(target.document)
    const path = possible[where % possible.length]!
    const document = spoilt(target.document, path, by)
    const what = `${target.name}: ${path.join('.')} = ${JSON.stringify(by)?.slice(0, 200)}`
    const before = await standing(service)
    const verdict = await target.send(document).catch((error: Error) => { throw new Error(`${what}\n${error.message}\n${failures.join('')}`) })
    holds(failures.length === 0, () => `${what}\n${failures.join('')}`)
    if (verdict.done) {
      count.taken++
      holds(!target.refuses(document), () => `${what} was taken, and its shape refuses it`)
      for (const id of [ids.sme, ids.investor]) {
        const { body } = await graphql(whole, { id, language: 'IT' })
        holds(!body.includes('"errors":'), () => `${what} was taken, and now ${id} cannot be shown: ${body.slice(0, 500)}`)
      }
      return await clear(service, ids)
    }
    count.refused++
    same(await standing(service), before, `${what} was refused (${verdict.code}), and left something behind`)
    holds(verdict.code !== 'VALIDATION_FAILED' || !target.refuses(document) || verdict.issues.some(({ pointer }) => touches(pointer, path, target.beneath)),
      () => `${what}: no issue points there, but ${JSON.stringify(verdict.issues)}`)
  }), { numRuns: cases, seed, endOnFailure: true })
  t.comment(`${cases} spoilt documents: ${count.refused} refused, ${count.taken} taken`)
  t.ok(count.refused > cases / 3, 'most places are guarded')
}

t.test('the documents use every field that there is', async (t) => {
  const missing = (shape: z.ZodObject, document: Json, without: readonly string[] = ['id']): string[] => Object.keys(shape.shape).filter((key) => !without.includes(key) && !(key in document))
  t.strictSame(missing(SmeInput, sme), [])
  t.strictSame(missing(NeedInput, need), [])
  t.strictSame(missing(InvestorInput, investor), [])
  t.strictSame(missing(MandateInput, mandate), [])
  t.strictSame(missing(DealInput, deal), [])
  t.strictSame(missing(ClaimInput, Object.assign({}, ...claimDocuments) as Json), ['camCategory', 'decree', 'catalogueEntry', 'membership'])
  for (const [type, document] of [['SmeInput', sme], ['NeedInput', need], ['InvestorInput', investor], ['MandateInput', mandate], ['DealInput', deal]] as const) {
    const input = schema.getType(type)
    t.strictSame(isInputObjectType(input) ? Object.keys(input.getFields()).filter((name) => !(name in forGraphql(schema, type, document))) : type, [], type)
  }
})

for (const [engine, open] of engines) {
  const cases = Number(process.env['PROPERTY_RUNS'] ?? (engine === 'SQLite' ? 500 : 100))
  t.test(`on ${engine}, seed ${seed}`, async (t) => {
    const doors = await openDoors(t, await open(t))
    const ids = await stock(doors.service)
    t.test(`${cases} documents through REST`, async (t) => { await check(t, doors, ids, restTargets(doors, ids), cases) })
    t.test(`${cases} documents through GraphQL`, async (t) => { await check(t, doors, ids, graphqlTargets(doors, ids), cases) })
    await t.test('no prototype was touched', async (t) => { t.notOk('admin' in {}) })
  })
}
