import t from 'tap'
import { remembering } from '../src/remembering.ts'

t.test('what follows from a text is made once, for the texts used last', async (t) => {
  const made: string[] = []
  const upper = remembering((text) => { made.push(text); return text.toUpperCase() }, 2, 3)
  t.strictSame(['a', 'b', 'a', 'c', 'a', 'b'].map(upper), ['A', 'B', 'A', 'C', 'A', 'B'])
  t.strictSame(made, ['a', 'b', 'c', 'b'], 'b was the longest unused when c came')
  made.length = 0
  t.strictSame(['long', 'long'].map(upper), ['LONG', 'LONG'])
  t.strictSame(made, ['long', 'long'], 'a longer text is not remembered')
  const isEmpty = remembering((text) => { made.push(text); return text === '' })
  t.strictSame(['', 'x', '', 'x'].map(isEmpty), [true, false, true, false])
  t.strictSame(made.slice(2), ['', 'x'], 'false is an answer too')
})

t.test('what fails is not remembered', async (t) => {
  let times = 0
  const once = remembering((text) => { if (times++ === 0) throw new Error('no'); return text })
  t.throws(() => once('a'))
  t.equal(once('a'), 'a')
})
