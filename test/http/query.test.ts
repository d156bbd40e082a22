// Reading addresses and headers.
import t from 'tap'
import { z } from 'zod'
import { accepts } from '../../src/http/negotiation.ts'
import { canonical, plain } from '../../src/http/plain.ts'
import { readQuery } from '../../src/http/query.ts'

t.test('parameters by the kinds of their shape', async (t) => {
  const shape = z.strictObject({ names: z.array(z.string()).optional(), first: z.int().default(20), share: z.number().optional(), hard: z.boolean().optional(), text: z.string().optional() })
  const read = (query: string) => ({ ...readQuery(`/x?${query}`, shape) })
  t.same(read('names=a,b&names=c%2Cd'), { names: ['a', 'b', 'c,d'] })
  t.same(read('names=a,,b,'), { names: ['a', 'b'] })
  t.same(read('first=5&share=0.25&hard=false&text=5'), { first: 5, share: 0.25, hard: false, text: '5' })
  t.same(read('first=1e3&hard=1'), { first: '1e3', hard: '1' })
  t.same(read('text=a+b%20c%26d=e&&'), { text: 'a b c&d=e' })
  t.same(read('text'), { text: '' })
  t.same(read('unknown=1&unknown=2'), { unknown: '1' })
  t.same(readQuery('/x', shape), {})
  t.equal(Object.getPrototypeOf(readQuery('/x?__proto__=1', shape)), Object.prototype)
  t.throws(() => read('text=%E0%A4'), { code: 'INVALID_QUERY' })
  t.throws(() => read('text=a&text=b'), { code: 'INVALID_QUERY' })
  t.throws(() => read('names='), { code: 'INVALID_QUERY' })
})

t.test('the most specific range decides', async (t) => {
  for (const header of ['*/*', 'application/*', 'text/html, */*;q=0.1', 'application/json;q=0.2', 'application/json, */*;q=0']) t.ok(accepts(header, 'application/json'), header)
  for (const header of ['text/html', 'application/json;q=0, */*', 'application/*;q=0, */*', '*/*;q=0']) t.notOk(accepts(header, 'application/json'), header)
})

t.test('views in a language and in all', async (t) => {
  const view = { b: 1, at: new Date(0), title: ({ language }: { language?: string | null }) => `in ${language}`, list: [{ none: null }] }
  t.same(plain(view, 'it'), { b: 1, at: '1970-01-01T00:00:00.000Z', title: 'in it', list: [{ none: null }] })
  t.equal(canonical({ x: { b: 1, a: 2 } }), canonical({ x: { a: 2, b: 1 } }))
  t.match(canonical(view), /\["in en","in it","in zh"\]/)
})
