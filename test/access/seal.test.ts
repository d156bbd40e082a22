import fc from 'fast-check'
import t from 'tap'
import { createSealer } from '../../src/access/seal.ts'

const sealer = createSealer('a secret of some length')

t.test('what was sealed comes back, as the same text every time', async () => {
  const again = createSealer(Buffer.from('a secret of some length'))
  fc.assert(fc.property(fc.jsonValue(), fc.string({ unit: 'grapheme' }), (payload, context) => {
    const text = sealer.seal(payload, context)
    const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
    return /^[\w-]+$/.test(text) && same(sealer.unseal(text, context), payload) && again.seal(payload, context) === text
  }))
})

t.test('a text altered anywhere, cut, lengthened or decorated is refused', async (t) => {
  const text = sealer.seal({ key: 'Esempio Riciclo', id: 'sme_1' }, 'smes')
  for (let at = 0; at < text.length; at++) {
    const other = text[at] === 'A' ? 'B' : 'A'
    t.throws(() => sealer.unseal(text.slice(0, at) + other + text.slice(at + 1), 'smes'), { code: 'INVALID_CURSOR' })
  }
  for (const made of ['', 'A', text.slice(1), text.slice(0, -1), `${text}A`, `${text}=`, `${text}\n`, ` ${text}`, `${text.slice(0, 9)}!${text.slice(9)}`, text + text, 'A'.repeat(10_000)]) {
    t.throws(() => sealer.unseal(made, 'smes'), { code: 'INVALID_CURSOR' })
  }
  fc.assert(fc.property(fc.string(), (made) => {
    try {
      sealer.unseal(made, 'smes')
      return false
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'INVALID_CURSOR'
    }
  }))
})

t.test('a cursor belongs to its arguments and to its secret', async (t) => {
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => {
    fc.pre(a !== b)
    try {
      sealer.unseal(sealer.seal(1, a), b)
      return false
    } catch {
      return true
    }
  }))
  t.throws(() => createSealer('another secret, as long').unseal(sealer.seal(1, 'smes'), 'smes'), { code: 'INVALID_CURSOR' })
})

t.test('a cursor shows neither its payload nor how long it is', async (t) => {
  const short = sealer.seal({ key: 'Abc' }, 'smes')
  const long = sealer.seal({ key: 'Abc Definiens Ghijk Lmnop' }, 'smes')
  t.equal(short.length, long.length)
  t.notOk(Buffer.from(short, 'base64url').includes('Abc'))
  t.not(short.slice(0, 16), long.slice(0, 16), 'the nonce differs with the payload')
})

t.test('a short secret is refused', async (t) => {
  t.throws(() => createSealer('short'), /at least 16 bytes/)
})
