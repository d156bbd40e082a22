import fc from 'fast-check'
import t from 'tap'
import { queryWords, wordsOf } from '../../src/profiles/words.ts'

const finds = (text: string, search: string) => {
  const words = new Set(wordsOf(text))
  return queryWords(search).every((word) => words.has(word))
}

t.test('case, accents and full-width forms do not matter', async (t) => {
  t.ok(finds('Società Energetica dell’Aquila S.r.l.', 'SOCIETA energetica aquila'))
  t.ok(finds('ＡＢＣ环保 ISO14001', 'abc iso14001'))
  t.notOk(finds('Riciclo Metalli', 'riciclo plastica'))
})
t.test('any two-character word of a Chinese text is found, and one character too', async () => {
  const han = fc.string({ unit: fc.integer({ min: 0x4e00, max: 0x9fff }).map((point) => String.fromCodePoint(point)), minLength: 2, maxLength: 40 })
  fc.assert(fc.property(han, fc.nat(), (text, at) => {
    const start = at % (text.length - 1)
    return finds(text, text.slice(start, start + 2)) && finds(text, text.slice(start, start + 1)) && finds(text, text.slice(start))
  }))
})
t.test('whatever a text holds, the text itself finds it', async () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => finds(text, text)))
})
t.test('two characters that do not stand together in the text are not found', async (t) => {
  t.ok(finds('上海绿色能源投资', '绿色能源'))
  t.notOk(finds('上海绿色能源投资', '绿能'))
})
t.test('Chinese and Latin letters written together are both found', async (t) => {
  t.ok(finds('绿色GreenTech公司', 'greentech 公司'))
})
t.test('punctuation is no word', async (t) => {
  t.strictSame(queryWords(' — !! '), [])
})
