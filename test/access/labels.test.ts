// A teaser has something to print in place of the name, and it says no more than the teaser does.
import t from 'tap'
import { commandLine, principalOf } from '../../src/access/principal.ts'
import type { Service } from '../../src/service.ts'
import { buildApp } from '../app.ts'
import { onSqlite } from '../service.ts'

const alpha = principalOf('key_alpha', 'partner', { partnerId: 'alpha' })
const activities = [{ code: 'E38.32', system: 'NACE2', share: 0.6 }, { code: '28.99.20', system: 'ATECO2025', share: 0.4 }]

async function published (service: Service, document: object): Promise<string> {
  const { rejected } = await service.imports.run(JSON.stringify([{ source: 'alpha-list', ...document }]), { format: 'json', principal: alpha })
  if (rejected.length > 0) throw new Error(JSON.stringify(rejected))
  const { externalId } = document as { externalId: string }
  const id = (await service.store.read.findBySource('alpha-list', [externalId])).get(externalId) ?? ''
  const whole = await service.profiles.find(id, commandLine)
  await service.profiles.changeStatus({ id, version: whole?.profile.version, status: 'published' }, commandLine)
  return id
}

t.test('both doors label a teaser by kind, sector and place, and whoever may see the name by that', async (t) => {
  const service = await onSqlite(t)
  const app = await buildApp({ config: { GRAPHIQL: false }, service })
  t.teardown(() => app.close())
  const company = await published(service, { kind: 'sme', externalId: '1', legalName: 'Velata S.r.l.', names: { en: 'Velata Ltd' }, province: 'MI', activities, needs: [{ kind: 'investment' }] })
  const twin = await published(service, { kind: 'sme', externalId: '2', legalName: 'Altra S.r.l.', province: 'BG', activities: [{ code: 'E38.31', system: 'NACE2', share: 0.1 }, activities[1]].reverse() })
  const bare = await published(service, { kind: 'sme', externalId: '3', legalName: 'Nuda S.r.l.' })
  const fund = await published(service, { kind: 'investor', externalId: '4', registeredName: '隐名投资有限公司', names: { en: 'Hidden Capital' }, type: 'private_equity', province: 'CN-SH', mandates: [{ sectors: [{ code: 'E38', system: 'NACE2', priority: 1 }] }] })
  const { key } = await service.keys.create({ role: 'partner', partnerId: 'alpha' }, commandLine)

  const get = async (url: string, authorization?: string) => (await app.inject({ url, headers: authorization === undefined ? {} : { authorization } })).json<Record<string, unknown>>()
  const labels = async (path: string, authorization?: string) => await Promise.all(['en', 'it', 'zh'].map(async (language) => (await get(`/v1/${path}?language=${language}`, authorization))['label']))
  const sme = ['SME · Manufacture of other special-purpose machinery · Lombardy', 'PMI · Fabbricazione di altre macchine per impieghi speciali · Lombardia', '中小企业 · Manufacture of other special-purpose machinery · 伦巴第大区']
  const investor = ['Investor · Private equity · Shanghai', 'Investitore · Private equity · Shanghai', '投资者 · 私募股权基金 · 上海市']
  t.strictSame(await labels(`smes/${company}`), sme)
  t.strictSame(await labels(`smes/${twin}`), sme, 'the same of another with the same teaser, in whatever order it lists its activities')
  t.strictSame(await labels(`smes/${bare}`), ['SME', 'PMI', '中小企业'])
  t.strictSame(await labels(`investors/${fund}`), investor)
  t.strictSame(await labels(`smes/${company}`, `Bearer ${key}`), ['Velata Ltd', 'Velata S.r.l.', 'Velata Ltd'].map((name, at) => at === 2 ? 'Velata S.r.l.' : name))
  t.strictSame(await labels(`investors/${fund}`, `Bearer ${key}`), ['Hidden Capital', 'Hidden Capital', '隐名投资有限公司'])

  const query = `{ sme(id: "${company}") { en: label it: label(language: IT) zh: label(language: ZH) } node(id: "${fund}") { ... on Profile { en: label it: label(language: IT) zh: label(language: ZH) } } smes { nodes { label } } }`
  const answer = (await app.inject({ method: 'POST', url: '/graphql', payload: { query } })).json<{ data: { sme: object, node: object, smes: { nodes: unknown[] } } }>()
  t.strictSame([Object.values(answer.data.sme), Object.values(answer.data.node)], [sme, investor])
  t.equal(answer.data.smes.nodes.length, 3)

  const matches = await app.inject({ url: `/v1/matches?for=${company}&language=it` })
  t.match(matches.json(), { items: [{ sme: { label: sme[1] }, investor: { label: investor[1] } }] })
  const table = await app.inject({ url: `/v1/exports/matches?for=${company}&language=zh`, headers: { accept: 'text/csv' } })
  t.ok(table.body.includes(String(sme[2])) && table.body.includes(String(investor[2])), 'and the table of a ranking has it as the name')
  t.notMatch(matches.body + table.body + JSON.stringify(answer), /Velata|隐名|Hidden|Altra/)
})
