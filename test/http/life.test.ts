// Profiles through REST from draft to publication and back.
import t from 'tap'
import { buildRest, type Send } from '../helper-rest.ts'

/** Reads the tag of an address and sends a change with it. */
async function change (send: Send, method: 'PATCH' | 'PUT' | 'DELETE' | 'POST', url: string, { read = url, as = 'editor', body }: { read?: string, as?: string, body?: unknown } = {}) {
  const { headers } = await send('GET', read, { as })
  return await send(method, url, { as, body, headers: { 'if-match': String(headers.etag) } })
}

t.test('an SME is made, evidenced, reviewed, published, read by others, changed and kept', async (t) => {
  const { send } = await buildRest(t)

  const made = await send('POST', '/v1/smes', {
    as: 'editor',
    body: { legalName: 'Esempio Riciclo S.r.l.', names: { en: 'Esempio Recycling' }, vatNumber: '12345678903', province: 'MI', activities: [{ code: '38.21.20', system: 'ATECO2025', share: 0.7 }], headcount: 41, turnoverEur: 6_200_000, source: 'chamber', externalId: 'reg-1' }
  })
  t.equal(made.statusCode, 201)
  const sme = String(made.headers.location)
  const { id } = made.json<{ id: string }>()
  t.equal(sme, `/v1/smes/${id}`)
  t.match(made.json(), { status: 'draft', region: 'IT-25', sizeClass: 'small', version: 1, activities: [{ code: '38.21.20', nace2: ['E38.21', 'E38.31', 'E38.32'] }] })
  const read = await send('GET', sme, { as: 'editor' })
  t.equal(read.headers.etag, made.headers.etag, 'what was made has the tag under which it is read')
  t.same(read.json(), made.json())
  t.equal((await send('GET', sme)).statusCode, 404, 'a draft is hidden from others')

  const claimed = await send('POST', `${sme}/claims`, {
    as: 'editor', body: { kind: 'taxonomy', activity: 'CE 2.3', substantialContribution: 'met', dnsh: { CCM: 'met', WTR: 'unknown' }, minimumSafeguards: 'met', kpis: { turnover: 0.7 } }
  })
  t.equal(claimed.statusCode, 201)
  const claim = String(claimed.headers.location)
  const { id: claimId } = claimed.json<{ id: string }>()
  t.match(claimed.json(), { state: 'draft', level: 'self_declared', facts: { objective: 'CE', derivedAlignment: 'unknown' } })
  t.equal((await change(send, 'PATCH', claim, { body: { dnsh: { WTR: 'met' } } })).json().facts.dnsh.length, 5)
  t.equal((await change(send, 'POST', `/v1/claims/${claimId}/submit`, { read: claim })).json().state, 'submitted')
  const reviewed = await change(send, 'POST', `/v1/claims/${claimId}/review`, { read: claim, as: 'reviewer', body: { decision: 'accept', level: 'third_party', reason: 'Certificate seen.' } })
  t.match(reviewed.json(), { state: 'accepted', level: 'third_party', reviewReason: 'Certificate seen.' })

  const need = await send('POST', `${sme}/needs`, {
    as: 'editor', body: { kind: 'investment', amount: { min: 2_000_000, max: 4_000_000, currency: 'EUR' }, instruments: [{ id: 'equity_minority' }], modes: [{ id: 'joint_venture', priority: 0.5 }], territory: { codes: ['CN-SH'] }, weights: { ticket: 20 } }
  })
  t.equal(need.statusCode, 201)
  t.match(need.json(), { smeId: id, instruments: [{ id: 'equity_minority', priority: 1 }], weights: [{ direction: 'need_to_investor', key: 'ticket', weight: 20 }] })
  t.equal((await send('GET', `${String(need.headers.location)}?language=it`, { as: 'editor' })).headers.etag, need.headers.etag, 'the tag is the same in every language')
  const patched = await send('PATCH', String(need.headers.location), { as: 'editor', headers: { 'if-match': String(need.headers.etag), 'content-type': 'application/merge-patch+json' }, raw: '{"amount": {"max": 5000000}, "territory": null}' })
  t.match(patched.json(), { amount: { min: 2_000_000, max: 5_000_000, currency: 'EUR' }, territory: null, version: 2 })
  t.match((await send('GET', `${sme}/needs`, { as: 'editor' })).json(), { items: [{ version: 2 }], totalCount: 1 })

  t.match((await change(send, 'PUT', `${sme}/status`, { read: sme, body: { status: 'published' } })).json(), { code: 'FORBIDDEN' }, 'an editor does not publish')
  t.equal((await change(send, 'PUT', `${sme}/status`, { read: sme, as: 'admin', body: { status: 'published' } })).json().status, 'published')

  const seen = (await send('GET', sme)).json()
  t.match(seen, { status: 'published', turnoverEur: null, needs: [], contacts: [], version: null, updatedAt: null, sizeClass: 'small' }, 'figures are hidden behind their band')
  t.match(seen.claims, [{ level: 'third_party', submittedBy: null, facts: { kpis: [] } }])
  for (const [as, count] of [['anonymous', 0], ['editor', 1]] as const) t.equal((await send('GET', '/v1/smes?search=riciclo&regions=IT-25', { as })).json().totalCount, count, `${as}: a name is not public`)
  t.equal((await send('GET', '/v1/smes?regions=IT-25')).json().totalCount, 1)

  const before = await send('GET', sme, { as: 'editor' })
  const tag = { 'if-match': String(before.headers.etag) }
  t.equal((await send('PATCH', sme, { as: 'editor', body: { website: 'https://example.org' }, headers: tag })).json().website, 'https://example.org')
  const lost = await send('PATCH', sme, { as: 'editor', body: { website: null }, headers: tag })
  t.equal(lost.statusCode, 412)
  t.match(lost.json(), { code: 'VERSION_CONFLICT', currentVersion: 3 })
  t.equal((await change(send, 'DELETE', sme)).statusCode, 409, 'what was published is not removed')
  t.equal((await change(send, 'DELETE', String(need.headers.location))).statusCode, 204)
  t.equal((await send('GET', String(need.headers.location), { as: 'editor' })).statusCode, 404)
  t.match((await change(send, 'PUT', `${sme}/status`, { read: sme, body: { status: 'withdrawn' } })).json(), { code: 'VALIDATION_FAILED', errors: [{ pointer: '/reason' }] })
  t.match((await change(send, 'PUT', `${sme}/status`, { read: sme, body: { status: 'withdrawn', reason: 'Ceased.' } })).json(), { status: 'withdrawn', statusReason: 'Ceased.' })
})

t.test('an investor with mandate, deal, claim and standing', async (t) => {
  const { send } = await buildRest(t)
  const made = await send('POST', '/v1/investors', { as: 'admin', body: { registeredName: '示例资本有限公司', type: 'private_equity', province: 'CN-SH', assets: { value: 9_000_000_000, currency: 'CNY' } } })
  t.equal(made.statusCode, 201)
  const investor = String(made.headers.location)

  const mandate = await send('POST', `${investor}/mandates`, { as: 'admin', body: { sectors: [{ code: 'E38', system: 'NACE2' }], objectives: { CE: 0.6, CCM: 0.4 }, ticket: { min: 3_000_000, max: 10_000_000, currency: 'EUR', hard: true }, sizes: ['small'], minimumAligned: { kpi: 'turnover', share: 0.2 } } })
  t.match(mandate.json(), { objectives: [{ objective: 'CCM', weight: 0.4 }, { objective: 'CE', weight: 0.6 }], kpi: 'turnover' })
  t.match((await change(send, 'PATCH', String(mandate.headers.location), { as: 'admin', body: { ticket: { hard: false } } })).json(), { ticket: { min: 3_000_000, hard: false } })

  const deal = await send('POST', `${investor}/deals`, { as: 'admin', body: { date: '2024-05-01', sector: { code: 'D35.11', system: 'NACE2' }, region: 'IT-82', amount: { value: 5_000_000, currency: 'EUR' } } })
  t.match(deal.json(), { date: '2024-05-01', sector: { code: 'D35.11', share: null } })
  t.equal((await change(send, 'PATCH', String(deal.headers.location), { as: 'admin', body: { region: null } })).json().region, null)
  t.equal((await send('GET', `${investor}/deals`, { as: 'admin' })).json().totalCount, 1)

  t.equal((await send('POST', `${investor}/claims`, { as: 'admin', body: { kind: 'membership', name: 'Green Investment Principles' } })).statusCode, 201)
  t.match((await change(send, 'PUT', `${investor}/standing`, { read: investor, as: 'reviewer', body: { standing: 'accepted' } })).json(), { standing: 'accepted' })
  t.equal((await change(send, 'PUT', `${investor}/standing`, { read: investor, as: 'editor', body: { standing: null } })).statusCode, 403)
  t.equal((await change(send, 'PATCH', investor, { as: 'admin', body: { names: { en: 'Example Capital' } } })).json().names.en, 'Example Capital')
  t.equal((await change(send, 'DELETE', String(deal.headers.location), { as: 'admin' })).statusCode, 204)
  t.equal((await change(send, 'DELETE', investor, { as: 'admin' })).statusCode, 204, 'a draft goes with all that belongs to it')
  t.equal((await send('GET', String(mandate.headers.location), { as: 'admin' })).statusCode, 404)
})

t.test('exchange rates are an admin\'s', async (t) => {
  const { send } = await buildRest(t)
  const url = '/v1/exchange-rates'
  t.equal((await send('GET', url)).statusCode, 401)
  t.equal((await send('GET', url, { as: 'editor' })).statusCode, 403)
  const read = await send('GET', url, { as: 'admin' })
  const tag = { 'if-match': String(read.headers.etag) }
  const put = await send('PUT', url, { as: 'admin', headers: tag, body: { items: [{ date: '2026-11-20', currency: 'cny', perEur: 8.2 }] } })
  t.equal(put.json().totalCount, read.json().totalCount + 1)
  t.match(put.json().items.at(-1), { date: '2026-11-20', currency: 'CNY', perEur: 8.2 })
  t.equal((await send('PUT', url, { as: 'admin', headers: tag, body: { items: [{ date: '2026-11-20', currency: 'CNY', perEur: 9 }] } })).statusCode, 412)
  const wrong = await send('PUT', url, {
    as: 'admin',
    headers: { 'if-match': String(put.headers.etag) },
    body: { items: [{ date: '2026-11-23', currency: 'CNY', perEur: 8 }, { date: '2026-11-20', currency: 'EUR', perEur: 1 }, { date: '2026-11-20', currency: 'XQX', perEur: 1 }, { date: '2026-11-20', currency: 'XQX', perEur: 2 }] }
  })
  t.equal(wrong.statusCode, 422)
  t.same(wrong.json().errors.map(({ pointer, code }: { pointer: string, code: string }) => `${pointer} ${code}`), ['/items/0/date in_future', '/items/1/currency not_for_euro', '/items/2/currency unknown_currency', '/items/3/currency unknown_currency', '/items/3 duplicate'])
})

t.test('rankings, pairs and why', async (t) => {
  const { send, service } = await buildRest(t)
  await service.seedDemo()
  const seen: string[] = []
  let after = ''
  do {
    const page = (await send('GET', `/v1/matches?for=sme_demo_01&first=7&totalCount=true${after === '' ? '' : `&after=${after}`}`)).json()
    t.match(page, { changed: false, basis: 'public', asOf: '2026-11-22' })
    seen.push(...page.items.map(({ investor }: { investor: { id: string } }) => investor.id))
    after = page.nextCursor ?? ''
    if (after === '') t.equal(seen.length, page.totalCount)
  } while (after !== '')
  t.equal(new Set(seen).size, seen.length, 'each once')

  const [first] = (await send('GET', '/v1/matches?for=sme_demo_01&first=1')).json().items
  t.notOk('sme' in (first.otherPairs[0] ?? {}), 'profiles are said once')
  for (const { score, criteria } of first.directions) t.equal(Math.round(criteria.reduce((sum: number, { contribution }: { contribution: number }) => sum + contribution, 0) * 100), Math.round(score * 100))
  const pair = (await send('GET', `/v1/match?a=${first.investor.id}&b=sme_demo_01`)).json()
  t.equal(pair.score, first.score)
  const zh = (await send('GET', `/v1/match?a=${first.investor.id}&b=sme_demo_01&language=zh`)).json()
  t.match(zh.explanation, /\p{Script=Han}/u)
  t.equal(zh.score, first.score)

  t.equal((await send('GET', '/v1/matches?for=sme_demo_01&minScore=101')).json().errors[0].pointer, '/minScore')
  const wrongSide = (await send('GET', '/v1/matches?for=sme_demo_01&sizes=small')).json()
  t.match(wrongSide, { code: 'INVALID_QUERY', errors: [{ pointer: '/sizes' }] }, 'parameters, not a filter argument, are named')
  t.match((await send('GET', '/v1/matches?for=sme_demo_01&weights=mandate_to_sme.luck:3')).json(), { code: 'INVALID_QUERY', errors: [{ pointer: '/weights/0' }] })
  t.not((await send('GET', '/v1/matches?for=sme_demo_01&first=1&weights=mandate_to_sme.sector:1000,mandate_to_sme.ticket:0')).json().items[0].score, first.score)
  t.equal((await send('GET', '/v1/matches?for=sme_nobody')).statusCode, 404)
  t.equal((await send('GET', '/v1/matches')).json().errors[0].pointer, '/for')
  t.equal((await send('GET', '/v1/matches?for=sme_demo_01&asOf=2026-02-30')).json().errors[0].pointer, '/asOf')

  const whatIf = await send('POST', '/v1/what-if', { body: { for: 'sme_demo_01', patch: { sme: { activities: [] } }, first: 3 } })
  t.equal(whatIf.json().matches.length, 3)
  t.ok(whatIf.json().changes.length > 0)
  t.match((await send('POST', '/v1/what-if', { body: { for: 'sme_demo_01', patch: { sme: { province: 'QQ' } } } })).json(), { code: 'VALIDATION_FAILED', errors: [{ pointer: '/patch/sme/province' }] })
  t.match((await send('POST', '/v1/what-if', { body: { for: 'sme_demo_01', patch: { claims: [{ kind: 'luck' }] } } })).json(), { errors: [{ pointer: '/patch/claims/0/kind' }] })
  const whyNot = (await send('GET', `/v1/why-not?for=sme_demo_01&counterpart=${seen.at(-1)}&k=2&language=it`)).json()
  t.ok(whyNot.sentence.length > 20)
  t.ok(whyNot.missing > 0)
  t.equal((await send('GET', '/v1/scoring-model')).json().criteria.length, 14)
})

t.test('catalogues by search and level', async (t) => {
  const { send } = await buildRest(t)
  t.equal((await send('GET', '/v1/catalogues')).json().totalCount, 18)
  const found = (await send('GET', '/v1/catalogues/it-provinces/entries?search=milano')).json()
  t.match(found.items, [{ id: 'MI' }])
  const top = (await send('GET', '/v1/catalogues/nace-rev2/entries?parent=&first=3')).json()
  t.same(top.items.map(({ id }: { id: string }) => id), ['A', 'B', 'C'])
  t.equal(top.totalCount, 21)
  t.match((await send('GET', `/v1/catalogues/nace-rev2/entries?parent=&first=3&after=${top.nextCursor}`)).json().items, [{ id: 'D' }])
  t.equal((await send('GET', `/v1/catalogues/nace-rev2/entries?search=water&after=${top.nextCursor}`)).json().code, 'INVALID_CURSOR')
  t.equal((await send('GET', '/v1/catalogues/nowhere/entries')).statusCode, 404)
})
