// A world of real profiles that two partners brought, and every question a reader may ask of it at either door.
import type { Test } from 'tap'
import { commandLine, principalOf, type Principal } from '../../src/access/principal.ts'
import { readSdl } from '../../src/graphql/sdl.ts'
import type { Service } from '../../src/service.ts'
import type { WholeInvestor, WholeSme } from '../../src/profiles/store.ts'
import { buildSchema } from 'graphql'
import { everything } from '../doors/selection.ts'
import { openDoors, type Doors } from '../doors/world.ts'
import type { World } from '../service.ts'

const schema = buildSchema(readSdl())
const asOf = '2026-11-22'
export const alpha: Principal = principalOf('key_alpha', 'partner', { partnerId: 'alpha' })
const beta: Principal = principalOf('key_beta', 'partner', { partnerId: 'beta' })

function document (hidden: string): object {
  return { title: `Attestato ${hidden}`, issuer: 'Ente', page: 3, url: `https://example.org/${hidden}`, sha256: 'a'.repeat(64) }
}

/** `hidden` is in every text that only some may read. */
function sme (source: string, externalId: string, hidden: string, more: object = {}): object {
  return {
    kind: 'sme',
    source,
    externalId,
    legalName: `${hidden} S.r.l.`,
    names: { it: hidden, en: `${hidden} Ltd` },
    descriptions: { it: `${hidden} ricicla batterie` },
    textStatus: { it: { origin: 'human', reviewed: true } },
    vatNumber: 'IT12345678903',
    website: `https://${hidden}.example`,
    founded: 1999,
    province: 'MI',
    activities: [{ code: '38.21.20', system: 'ATECO2025', share: 0.7 }, { code: 'C28.99', system: 'NACE2', share: 0.3 }],
    headcount: 41,
    turnoverEur: 6_200_000,
    balanceSheetEur: 5_100_000,
    fiscalYear: 2025,
    soleTrader: false,
    informedOn: '2026-01-10',
    contacts: [{ name: `Ada ${hidden}`, role: 'CEO', email: `ada@${hidden}.example`, phone: '+39 02 1' }],
    status: 'in_review',
    needs: [
      { kind: 'investment', amount: { min: 2_500_000, max: 4_100_000, currency: 'EUR', hard: true }, instruments: [{ id: 'equity_minority', priority: 1 }], modes: [{ id: 'joint_venture', priority: 1 }], territory: { codes: ['CN-SH'], hard: false }, stakeOffered: 0.2, controlOffered: false, weights: { ticket: 30 } },
      { kind: 'research', confidential: true, amount: { min: 300_000, currency: 'EUR' } }
    ],
    claims: [
      { kind: 'taxonomy', activity: 'CE 2.7', objective: 'CE', substantialContribution: 'met', dnsh: { CCM: 'met' }, minimumSafeguards: 'met', kpis: { turnover: 0.6 }, documents: [document(hidden)] },
      { kind: 'certification', certification: 'iso-14001', number: `IT-${hidden}`, issuer: `Certifica ${hidden}`, documents: [document(hidden)] },
      { kind: 'china_catalogue', entry: 'GIGC-2024/3.2.5', kpis: { turnover: 0.5 } },
      { kind: 'membership', name: `Rete ${hidden}` },
      { kind: 'cam', category: 'cam-edilizia', review: { state: 'draft' } }
    ],
    ...more
  }
}

function investor (source: string, externalId: string, hidden: string, more: object = {}): object {
  return {
    kind: 'investor',
    source,
    externalId,
    registeredName: `${hidden}投资有限公司`,
    names: { en: `${hidden} Capital` },
    descriptions: { en: `${hidden} invests quietly` },
    uscc: '919999990000009167',
    website: `https://${hidden}.example`,
    founded: 2005,
    type: 'private_equity',
    province: 'CN-SH',
    assets: { value: 900_000_000, currency: 'CNY' },
    contacts: [{ name: `李 ${hidden}`, email: `li@${hidden}.example` }],
    status: 'in_review',
    mandates: [
      { sectors: [{ code: 'E38', system: 'NACE2', priority: 1 }], objectives: { CE: 1 }, ticket: { min: 3_000_000, max: 9_000_000, currency: 'EUR', hard: false }, instruments: [{ id: 'equity_minority', priority: 1 }], modes: [{ id: 'joint_venture', priority: 1 }], territory: { codes: ['IT-25'], hard: false }, sizes: ['small'], stakeWanted: 0.3, controlWanted: false, weights: { sector: 30 } },
      { confidential: true, sectors: [{ code: 'D35', system: 'NACE2', priority: 1 }], ticket: { min: 1_000_000, currency: 'EUR' } }
    ],
    deals: ['2023-05-01', '2024-05-01', '2025-05-01'].map((date) => ({ date, sector: { code: 'E38.32', system: 'NACE2' }, region: 'IT-25', amount: { value: 5_000_000, currency: 'EUR' }, source: `Stampa ${hidden}` })),
    claims: [{ kind: 'membership', name: `Gruppo ${hidden}` }, { kind: 'taxonomy', activity: 'CCM 4.1', substantialContribution: 'met', kpis: { turnover: 0.4 }, documents: [document(hidden)] }],
    ...more
  }
}

export interface LeakWorld {
  readonly doors: Doors
  readonly service: Service
  readonly clock: { now: Date }
  /** Of the organisations that alpha brought: those whose hidden fields are changed. */
  readonly sme: string
  readonly investor: string
  readonly store: Service['store']
  whole (kind: 'sme'): Promise<WholeSme>
  whole (kind: 'investor'): Promise<WholeInvestor>
  /** Every answer that the reader gets, in the order of the questions. */
  ask (as: Reader): Promise<ReadonlyArray<readonly [question: string, answer: string]>>
}

/** Who asks: by an Authorization header, or without. */
export interface Reader { readonly name: string, readonly authorization: string | undefined, /** Whether alpha's organisations are its own. */ readonly owns: boolean }

export async function leakWorld (t: Test, open: (t: Test, world: World) => Promise<Service>): Promise<LeakWorld & { readonly readers: readonly Reader[] }> {
  const clock = { now: new Date(`${asOf}T08:00:00Z`) }
  const service = await open(t, { now: () => clock.now })
  const bring = async (principal: Principal, documents: readonly object[]): Promise<void> => {
    const { rejected } = await service.imports.run(JSON.stringify(documents), { format: 'json', principal })
    if (rejected.length > 0) throw new Error(JSON.stringify(rejected))
  }
  await bring(alpha, [sme('alpha-list', '1', 'velata'), investor('alpha-list', '2', 'velata'), sme('alpha-list', '3', 'velata', { vatNumber: null, status: 'draft' })])
  await bring(beta, [
    sme('beta-list', '1', 'altra', { vatNumber: null, province: 'TO', activities: [{ code: 'E38.32', system: 'NACE2' }] }),
    investor('beta-list', '2', 'altra', { uscc: null, province: 'CN-ZJ', type: 'bank' })
  ])
  await bring(commandLine, [
    sme('demo', '1', 'palese', { synthetic: true, vatNumber: null, status: 'published' }),
    investor('demo', '2', 'palese', { synthetic: true, uscc: null, status: 'published' })
  ])
  const { store } = service
  const idOf = async (source: string, externalId: string): Promise<string> => {
    const id = (await store.read.findBySource(source, [externalId])).get(externalId)
    if (id === undefined) throw new Error(`${source} ${externalId} was not imported.`)
    return id
  }
  const ids = { sme: await idOf('alpha-list', '1'), investor: await idOf('alpha-list', '2'), draft: await idOf('alpha-list', '3'), betaSme: await idOf('beta-list', '1'), betaInvestor: await idOf('beta-list', '2'), openSme: await idOf('demo', '1'), openInvestor: await idOf('demo', '2') }
  for (const id of [ids.sme, ids.investor, ids.betaSme, ids.betaInvestor]) {
    const whole = await service.profiles.find(id, commandLine)
    await service.profiles.changeStatus({ id, version: whole?.profile.version, status: 'published' }, commandLine)
    const claims = (whole?.claims ?? []).filter(({ state }) => state === 'submitted').map(({ id, version }) => ({ id, version }))
    await service.claims.reviewMany({ claims, decision: 'accept', level: 'documented', reason: id === ids.sme || id === ids.investor ? 'As velata showed.' : 'Read.' }, commandLine)
  }

  const doors = await openDoors(t, service)
  const key = async (name: string, owns: boolean, input: Parameters<typeof service.keys.create>[0]): Promise<Reader> => ({ name, owns, authorization: `Bearer ${(await service.keys.create(input, commandLine)).key}` })
  const readers = [
    { name: 'anonymous', authorization: undefined, owns: false },
    await key('another partner', false, { role: 'partner', partnerId: 'beta' }),
    await key('a member of another organisation', false, { role: 'member', organisationIds: [ids.betaInvestor] }),
    await key('its partner, who may not read', false, { role: 'partner', partnerId: 'alpha', scopes: ['imports:write', 'matches:read'] }),
    await key('its partner', true, { role: 'partner', partnerId: 'alpha' }),
    await key('its member', true, { role: 'member', organisationIds: [ids.sme, ids.investor] })
  ]

  const whole = async (kind: 'sme' | 'investor') => {
    const [found] = await store.read.wholes([ids[kind]])
    if (found === undefined) throw new Error(`${kind} is gone.`)
    return found
  }
  const records = [...((await whole('sme')) as WholeSme).needs, ...((await whole('sme')) as WholeSme).claims, ...((await whole('investor')) as WholeInvestor).mandates, ...((await whole('investor')) as WholeInvestor).deals, ...(await whole('investor')).claims].map(({ id }) => id)
  return { doors, service, clock, store, sme: ids.sme, investor: ids.investor, whole: whole as LeakWorld['whole'], readers, ask: (as) => ask(doors, as, ids, records) }
}

type Ids = Readonly<Record<'sme' | 'investor' | 'draft' | 'betaSme' | 'betaInvestor' | 'openSme' | 'openInvestor', string>>

/** What is no statement about anybody: versions of the data, the requests' own ids, and cursors of rankings, which hold the former. */
function told (body: string, url: string): string {
  const text = body.replace(/"dataVersion":"\d+"/g, '').replace(/"requestId":"[^"]*"/g, '').replace(/"changed":(true|false)/g, '')
    .replace(/,\d+,(public|own|full)\r?$/gm, ',$1') // the same version in a table of matches
  return /match|what-if|ranking/i.test(url) ? text.replace(/"(nextCursor|cursor|startCursor|endCursor)":"[^"]*"/g, '') : text
}

async function ask (doors: Doors, { authorization }: Reader, ids: Ids, records: readonly string[]): Promise<ReadonlyArray<readonly [string, string]>> {
  const answers: Array<readonly [string, string]> = []
  const send = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: unknown, more: Record<string, string> = {}): Promise<unknown> => {
    const headers = { ...more, ...(authorization === undefined ? {} : { authorization }) }
    const answer = await doors.rest(method, url, { as: 'anonymous', headers, ...(body === undefined ? {} : { body }) })
    const question = `${method} ${url}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`
    const tag = /match|what-if|why-not/.test(url) ? '' : String(answer.headers['etag'] ?? '')
    answers.push([question, `${answer.statusCode} ${tag} ${told(answer.body, question)}`])
    return answer.headers['content-type']?.toString().startsWith('application/json') === true ? JSON.parse(answer.body) as unknown : undefined
  }
  const graphql = async (query: string, variables: object = {}): Promise<void> => { await send('POST', '/graphql', { query, variables }) }
  const pages = async (url: string): Promise<void> => {
    for (let after: string | undefined = '', count = 0; after !== undefined && count < 10; count++) {
      const page = await send('GET', `${url}${after === '' ? '' : `&after=${after}`}`) as { nextCursor?: string } | undefined
      after = page?.nextCursor
      // The address holds the cursor, which in a ranking holds the data version.
      answers.push([`page ${count} of ${url}`, answers.pop()?.[1] ?? ''])
    }
  }

  for (const [side, filters, words] of [
    ['smes', ['regions=IT-25', 'provinces=MI', 'activities=E38.3', 'activities=E38', 'activities=ATECO2025:38.21.20', 'sizes=small', 'objectives=CE', 'taxonomyActivities=CE%202.7', 'camCategories=cam-edilizia', 'certifications=iso-14001', 'minimumEvidence=documented', 'needKinds=research', 'source=alpha-list', 'source=alpha-2', 'externalIds=1,2,77'], ['velata', 'mutata', 'ricicla', 'IT12345678903', 'IT10987654321']],
    ['investors', ['provinces=CN-SH', 'types=private_equity', 'sectors=E38.32', 'sectors=D35.11', 'objectives=CE', 'ticketEur=3500000', 'ticketEur=1500000', 'ticketEur=8500000', 'source=alpha-list', 'externalIds=1,2,77'], ['velata', 'quietly', '改名', '919999990000009167']]
  ] as const) {
    for (const field of ['name', 'updated_at', 'created_at']) await pages(`/v1/${side}?first=2&orderBy=${field}&direction=desc`)
    for (const filter of [...filters, 'synthetic=false', 'statuses=draft', 'statuses=in_review,published', 'updatedSince=2026-11-22T08:00:01Z', ...words.map((word) => `search=${encodeURIComponent(word)}`)]) await send('GET', `/v1/${side}?${filter}`)
    await send('GET', `/v1/exports/${side}`, undefined, { accept: 'application/x-ndjson' })
    await send('GET', `/v1/exports/${side}`, undefined, { accept: 'text/csv' })
  }
  for (const path of [`smes/${ids.sme}`, `investors/${ids.investor}`]) {
    const parts = path.startsWith('smes') ? ['', '/needs', '/claims'] : ['', '/mandates', '/deals', '/claims']
    for (const part of parts) await send('GET', `/v1/${path}${part}`)
    // What is another's is not changed, and the refusal tells no more than reading does.
    if (authorization !== undefined) await send('PATCH', `/v1/${path}`, { founded: 'no year' }, { 'if-match': '"none"' })
  }
  for (const id of [...records, ids.draft]) await graphql('query ($id: ID!) { node(id: $id) { id ... on Claim { version history(first: 5) { nodes { reason } } } ... on Need { version amount { min max } } ... on Mandate { version ticket { min max } } ... on Deal { version date } } }', { id })
  await send('GET', `/v1/smes/${ids.draft}`)
  await send('GET', `/v1/claims/${records.find((id) => id.startsWith('claim')) ?? ''}/history`)
  await send('GET', '/v1/review-queue')

  for (const id of [ids.sme, ids.investor, ids.betaSme, ids.betaInvestor, ids.openSme, ids.openInvestor, ids.draft, ...records.filter((id) => /^(need|man)_/.test(id))]) await pages(`/v1/matches?for=${id}&first=2&totalCount=true&asOf=${asOf}`)
  for (const filter of ['ticketEur=3500000', 'minScore=10', 'withoutScreening=true', 'regions=IT-25', 'sizes=small', 'activities=E38.3']) await send('GET', `/v1/matches?for=${ids.openInvestor}&asOf=${asOf}&${filter}&language=zh`)
  await send('GET', `/v1/exports/matches?for=${ids.openSme}&asOf=${asOf}`, undefined, { accept: 'application/x-ndjson' })
  for (const [a, b] of [[ids.sme, ids.openInvestor], [ids.openSme, ids.investor], [ids.sme, ids.investor], [ids.sme, ids.betaInvestor], [ids.draft, ids.openInvestor]] as const) {
    await send('GET', `/v1/match?a=${a}&b=${b}&asOf=${asOf}&language=it`)
    await send('GET', `/v1/why-not?for=${b}&counterpart=${a}&k=1`)
  }
  await send('POST', '/v1/what-if', { for: ids.sme, asOf, first: 5, patch: { sme: { headcount: 60 }, weights: [{ direction: 'mandate_to_sme', key: 'sector', weight: 1 }] } })
  await send('POST', '/v1/what-if', { for: ids.investor, asOf, first: 5, patch: { mandate: { sizes: ['medium'] } } })
  await send('POST', '/v1/what-if', { for: ids.openInvestor, asOf, first: 5, patch: { mandate: { sizes: ['medium'] } } })
  await graphql(`query ($id: ID!, $language: Language) { sme(id: $id) ${everything(schema, 'Sme')} }`, { id: ids.sme, language: 'en' })
  await graphql(`query ($id: ID!, $language: Language) { investor(id: $id) ${everything(schema, 'Investor')} }`, { id: ids.investor, language: 'en' })
  await graphql(`query ($a: ID!, $b: ID!, $language: Language) { match(a: $a, b: $b, asOf: "${asOf}") ${everything(schema, 'Match', ['Match'])} }`, { a: ids.sme, b: ids.investor, language: 'en' })
  await graphql('{ smes(first: 50) { nodes { label it: label(language: IT) zh: label(language: ZH) } } investors(first: 50) { nodes { label it: label(language: IT) zh: label(language: ZH) } } }')
  await send('GET', `/v1/exports/matches?for=${ids.openSme}&asOf=${asOf}&language=zh`, undefined, { accept: 'text/csv' })
  await graphql('{ smes(first: 50, orderBy: { field: UPDATED_AT, direction: DESC }) { totalCount edges { cursor node { id version updatedAt claims { id version } needs { id version } } } } investors(first: 50) { totalCount edges { cursor node { id } } } }')
  return answers
}
