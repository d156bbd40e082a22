// Advice over the demo profiles, through both doors.
import t from 'tap'
import { anonymous, commandLine } from '../../src/access/principal.ts'
import { buildApp } from '../app.ts'
import { onSqlite } from '../service.ts'
import { readConfig } from '../../src/config.ts'

t.test('both doors give the same proofs and the same stability, and null or 404 for an unknown id', async (t) => {
  const service = await onSqlite(t)
  await service.seedDemo()
  const app = await buildApp({ config: readConfig({}), service }, { logger: false })
  t.teardown(() => app.close())
  const graphql = async (query: string): Promise<Record<string, unknown>> => (await app.inject({ method: 'POST', url: '/graphql', payload: { query } })).json<{ data: Record<string, unknown> }>().data
  for (const id of ['sme_demo_11', 'need_demo_01a', 'inv_demo_01', 'inv_demo_06']) {
    const { nextBestProofs, stability } = await graphql(`{
      nextBestProofs(for: "${id}", first: 5) { fact gain matchesRaised sentence(language: IT) suppliedBy { id code } }
      stability(for: "${id}") { key direction relativeChange newFirst sentence(language: ZH) }
    }`) as { nextBestProofs: Array<{ fact: string, gain: number, suppliedBy: unknown[] }>, stability: { relativeChange: number, newFirst: string } | null }
    const proofs = (await app.inject(`/v1/next-best-proofs?for=${id}&first=5&language=it`)).json<{ items: Array<Record<string, unknown>>, basis: string }>()
    t.equal(proofs.basis, 'public')
    t.same(proofs.items.map(({ suppliedBy, ...rest }) => ({ ...rest, suppliedBy: (suppliedBy as Array<{ id: string, code: string }>).map(({ id, code }) => ({ id, code })) })), nextBestProofs)
    const firm = (await app.inject(`/v1/stability?for=${id}&language=zh`)).json<Record<string, unknown>>()
    t.ok(String(firm['sentence']).length > 5)
    if (stability === null) t.equal(firm['key'], null)
    else t.match(firm, { ...stability, direction: stability.relativeChange === undefined ? '' : String(firm['direction']) })
  }
  t.same(await graphql('{ nextBestProofs(for: "sme_nobody") { fact } stability(for: "sme_nobody") { key } }'), { nextBestProofs: null, stability: null })
  t.equal((await app.inject('/v1/next-best-proofs?for=sme_nobody')).statusCode, 404)
  t.equal((await app.inject('/v1/stability?for=sme_nobody')).statusCode, 404)
  t.equal((await app.inject('/v1/next-best-proofs?for=sme_demo_11&first=101')).statusCode, 400)
})

t.test('the change that stability tells alters the first place of the ranking under those weights', async (t) => {
  const service = await onSqlite(t)
  await service.seedDemo()
  const model = service.matching.model
  let swings = 0
  for (let number = 1; number <= 40 && swings < 4; number++) {
    const id = `${number % 2 === 0 ? 'inv' : 'sme'}_demo_${String(number).padStart(2, '0')}`
    const answer = await service.advice.stability(id, commandLine)
    if (answer?.swing === undefined) continue
    const { direction, key, relativeChange, newFirst } = answer.swing
    // A request sets one weight for all: the same change where it is the model's for everybody.
    const { items } = (await service.matching.rank({ for: id, first: 100 }, commandLine))!
    const owned = items.flatMap(({ match: { need, mandate } }) => [direction === 'mandate_to_sme' ? mandate?.weights ?? {} : need?.weights ?? {}]).some((weights) => key in weights)
    if (owned || (direction === 'mandate_to_sme' && items.some(({ match }) => match.mandate === null))) continue
    swings++
    const base = Number((direction === 'mandate_to_sme' ? model.weights.mandateToSme : model.weights.needToInvestor)[key as 'ticket'])
    const first = async (factor: number) => {
      const page = await service.matching.rank({ for: id, first: 1, weights: [{ direction, key, weight: base * factor }] }, commandLine)
      const score = page!.items[0]!.match.score
      return id.startsWith('sme') ? score.investorId : score.smeId
    }
    t.equal(await first(1 + relativeChange), newFirst, `${id}: ${key} by ${relativeChange}`)
    t.not(await first(1 + relativeChange * 0.99), newFirst, 'and not by less')
  }
  t.ok(swings >= 2, 'there were rankings to turn')
})

t.test('a key is refused nothing that anybody may ask, and a page count is checked', async (t) => {
  const service = await onSqlite(t)
  await service.seedDemo()
  await t.rejects(service.advice.nextBestProofs('sme_demo_01', 0, anonymous), { code: 'INVALID_QUERY' })
  t.equal(await service.advice.stability('claim_demo_s01a', anonymous), undefined, 'a claim is nobody to rank for')
})
