// Profiles kept as text and made anew: nothing of them may be lost on the way.
import t from 'tap'
import type { Whole } from '../../src/profiles/store.ts'
import { Kept, pack, Shelf, unpack, type Reading } from '../../src/matching/shelf.ts'
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

t.test('what is said of everybody is said again of those who changed, and versions are told apart', async (t) => {
  const text = (name: string) => pack({ profile: { id: name } } as unknown as Whole)
  const first = VersionedMap.of([['a', text('A')], ['b', text('B')], ['c', text('C')]])
  const second = first.next([['b', text('B2')], ['c', undefined], ['d', text('D')]])
  const asked: string[] = []
  const say = (id: string) => {
    asked.push(id)
    return id.toLowerCase()
  }
  const kept = new Kept<string>()
  const [before, after, back] = [first, second, second.next([['b', text('B')], ['c', text('C')], ['d', undefined]])].map((texts) => new Shelf(texts, kept, ({ profile }) => profile.id)) as [Shelf<string>, Shelf<string>, Shelf<string>]
  const told = async (shelf: Shelf<string>, last: Reading<string>) => Object.fromEntries([...await shelf.read(say, last)].map(([id, { said }]) => [id, said]))
  const reading = await before.read(say)
  t.strictSame(await told(after, reading), { a: 'a', b: 'b2', d: 'd' })
  t.strictSame(asked.sort(), ['A', 'B', 'B2', 'C', 'D'])
  t.strictSame([before.isSame(before), before.isSame(after), after.isSame(before), before.isSame(back), back.isSame(before)], [true, false, false, true, true])
  t.strictSame(['a', 'b', 'c', 'd', 'e'].map((id) => before.hasSame(id, after)), [true, false, false, false, true])
})
