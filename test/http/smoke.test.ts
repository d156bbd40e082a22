import t from 'tap'
import { buildRest } from '/work/main/test/helper-rest.ts'
t.test('smoke', async t => {
  const { send, service } = await buildRest(t)
  const p = async (m: string, u: string, o?: any) => { const r = await send(m as any, u, o); console.error(m, u, r.statusCode, r.body.slice(0, 400), JSON.stringify(r.headers)); return r }
  await p('GET', '/healthz'); await p('GET', '/readyz'); await p('GET', '/metrics')
  await p('GET', '/v1/smes?first=2'); await p('GET','/v1/smes?frist=2&first=x'); await p('GET', '/nothing?x=1'); await p('DELETE','/v1/smes'); await p('OPTIONS','/v1/smes/x'); await p('HEAD','/v1/catalogues')
  await p('POST','/v1/smes',{body:{}}); await p('POST','/v1/smes',{as:'editor',body:{legalName: 5, x: 1}})
  const r = await p('POST','/v1/smes',{as:'editor',body:{legalName: 'Uno Srl', province: 'MI'}})
  await p('PATCH',r.headers.location as string,{as:'editor',body:{founded: 2010}})
  await p('PATCH',r.headers.location as string,{as:'editor',body:{founded: 2010}, headers: {'if-match': r.headers.etag as string}})
  await p('PATCH',r.headers.location as string,{as:'editor',body:{founded: 2010}, headers: {'if-match': r.headers.etag as string}})
  const o = await p('GET','/openapi.json'); 
  const fs = await import('node:fs'); fs.writeFileSync('/tmp/openapi.json', o.body)
  await p('GET','/docs'); await p('GET','/docs/static/swagger-initializer.js'); await p('GET', '/docs/static/nothing')
  const rs = await service.seedDemo(); console.error(rs.map(r=>r.counts))
  await p('GET','/v1/smes?first=1'); await p('GET','/v1/matches?for=sme_demo_01&first=1&totalCount=true&language=it')
  await p('POST','/v1/imports',{as:'admin',body:[{kind:'sme'}]})
})
