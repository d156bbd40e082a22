// Profiles kept as text and made anew: nothing of them may be lost on the way.
import t from 'tap'
import type { Whole } from '../../src/profiles/store.ts'
import { Kept, pack, Shelf, unpack } from '../../src/matching/shelf.ts'
import { VersionedMap } from '../../src/matching/versioned-map.ts'
import { engines } from '../service.ts'

for (const [engine, open] of engines) {
  t.test(`every demo profile comes back as it was stored: ${engine}`, async (t) => {
    const service = await open(t)
    await service.seedDemo()
    let [count, chinese] = [0, 0]
    for (const kind of ['sme', 'investor'] as const) {
      for (const whole of await service.store.read.wholesAfter(kind, '', 500)) {
        const text = pack(whole)
        // Keys that have no value are gone, and nobody reads a difference in that.
        t.strictSame(unpack(text), JSON.parse(JSON.stringify(whole), (key, value: unknown) => ['createdAt', 'updatedAt', 'reviewedAt'].includes(key) && typeof value === 'string' ? new Date(value) : value))
        t.same(unpack(text), whole)
        t.match(text, /^[\0-\xff]*$/, 'a byte a character')
        if (/[\u4e00-\u9fff]/.test(JSON.stringify(whole))) chinese++
        count++
      }
    }
    t.ok(count > 90 && chinese > 20, `${count} profiles, ${chinese} of them with hanzi`)
  })
}

t.test('what was made is kept for as long as the text is the same, and hanzi and emoji come back', (t) => {
  const named = (name: string) => pack({ profile: { id: 'x', legalName: name } } as unknown as Whole)
  let made = 0
  const kept = new Kept<string>()
  const shelf = (name: string) => new Shelf(VersionedMap.of([['x', named(name)]]), kept, (whole) => {
    made++
    return (whole.profile as unknown as { readonly legalName: string }).legalName
  })
  const [old, fresh] = [shelf('绿桥 🌉 "è\\u7eff"'), shelf('Ponte Verde')]
  t.equal(old.get('x'), '绿桥 🌉 "è\\u7eff"')
  t.equal(old.get('x'), old.get('x'))
  t.equal(made, 1)
  t.equal(fresh.get('x'), 'Ponte Verde', 'a new version has the new one')
  t.equal(old.get('x'), '绿桥 🌉 "è\\u7eff"', 'and the old one goes on answering')
  t.equal(old.get('y'), undefined)
  t.strictSame([old.size, [...old.values()]], [1, ['绿桥 🌉 "è\\u7eff"']])
  t.end()
})
