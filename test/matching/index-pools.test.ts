// What the index finds things by: places of organisations, and numbers for sequences. Each against a Map, with hashes that collide on purpose.
import fc from 'fast-check'
import t from 'tap'
import { amountAt, Features } from '../../src/matching/index/features.ts'
import { Places, type Place } from '../../src/matching/index/places.ts'
import { NumberPool, RunPool, SequencePool, type Items } from '../../src/matching/index/pool.ts'
import { lengthAt, mostRows, Rows, type Page, type Row } from '../../src/matching/index/rows.ts'
import { Slots, spread, type Keys } from '../../src/matching/index/slots.ts'
import { codes, model, seed } from '../scoring/world.ts'

const runs = Number(process.env['INDEX_RUNS'] ?? 300)

/** Hashes from good to as bad as can be. */
const hashes: Readonly<Record<string, (value: number) => number>> = {
  'a good hash': spread,
  'a hash of three values': (value) => spread(value % 3),
  'one hash for all': () => -1,
  'a hash of high bits alone': (value) => value << 24,
  'a hash of low bits alone': (value) => value
}
/** An id by number: as the store makes them, hanzi, emoji beyond the basic plane, and one that is empty. */
const idOf = (n: number) => n === 0 ? '' : [`sme_5_${n}`, `企业_${n}`, `🌉${n}`][n % 3]!

for (const [name, hash] of Object.entries(hashes)) {
  t.test(`a table of slots holds what a map holds, whatever comes and goes: ${name}`, (t) => {
    // Now and then a number far above the others, so that numbers need more bits than the table had for them.
    const step = fc.tuple(fc.nat({ max: 60 }), fc.boolean(), fc.constantFrom(0, 0, 0, 300, 3_000))
    const all = Array.from({ length: 61 }, (_, thing) => thing)
    fc.assert(fc.property(fc.array(step, { maxLength: 300, size: 'max' }), (steps) => {
      const plain = new Map<number, number>()
      const things = new Map<number, number>()
      let sought: number | undefined = 0
      const keys: Keys = {
        hashOf: (number) => things.has(number) ? hash(things.get(number)!) : undefined,
        isSought: (number) => sought === undefined || things.get(number) === sought
      }
      const tables = [new Slots(keys), new Slots(keys, 1.2)]
      const sizeIs = (size: number) => tables.every((table) => table.size === size)
      const find = (thing: number) => {
        sought = thing
        const [number = NaN, other] = tables.map((table) => table.find(hash(thing)))
        return number === other ? number : NaN
      }
      const free: number[] = []
      let last = 0
      for (const [thing, stays, leap] of steps) {
        const known = find(thing)
        if (known !== (plain.get(thing) ?? 0)) return false
        if (known !== 0 && !stays) {
          for (const table of tables) table.remove(hash(thing), known)
          plain.delete(thing)
          things.delete(known)
          free.push(known)
        } else if (known === 0) {
          const number = (leap > 0 ? undefined : free.pop()) ?? (last += 1 + leap)
          things.set(number, thing)
          for (const table of tables) table.add(hash(thing), number)
          plain.set(thing, number)
        }
      }
      if (!sizeIs(plain.size) || !all.every((thing) => find(thing) === (plain.get(thing) ?? 0))) return false
      for (const [thing, number] of plain) {
        for (const table of tables) table.remove(hash(thing), number)
        things.delete(number)
      }
      // Nothing may be left behind: now anything would do.
      sought = undefined
      return sizeIs(0) && all.every((thing) => tables.every((table) => table.find(hash(thing)) === 0))
    }), { numRuns: runs, seed })
    t.end()
  })

  t.test(`places of organisations are those of a map: ${name}`, (t) => {
    const step = fc.tuple(fc.nat({ max: 40 }), fc.boolean(), fc.nat({ max: 3_000 }))
    fc.assert(fc.property(fc.array(step, { maxLength: 200, size: 'max' }), (steps) => {
      const pages = Array.from({ length: 3 }, (): Page => ({ words: new Int32Array(0), smalls: new Uint16Array(0), sketches: new Int32Array(0), ids: [], facets: undefined, used: 0 }))
      const places = new Places((id) => hash(id === '' ? 0 : Number(/\d+$/.exec(id)![0])))
      places.pages = pages
      const plain = new Map<string, Place>()
      for (const [n, goes, at] of steps) {
        const id = idOf(n)
        const place = { page: Math.floor(at / 1024), row: at % 1024 }
        const known = places.find(id)
        if (JSON.stringify(known) !== JSON.stringify(plain.get(id))) return false
        if (known !== undefined && goes) {
          places.delete(id, known)
          pages[known.page]!.ids[known.row] = undefined
          plain.delete(id)
        } else if (known === undefined && pages[place.page]!.ids[place.row] === undefined) {
          pages[place.page]!.ids[place.row] = id
          places.add(id, place)
          plain.set(id, place)
        }
      }
      return places.size === plain.size && Array.from({ length: 41 }, (_, n) => JSON.stringify(places.find(idOf(n))) === JSON.stringify(plain.get(idOf(n)))).every(Boolean)
    }), { numRuns: runs, seed })
    t.end()
  })
}

t.test('nobody who comes makes a table of all places be made anew', (t) => {
  const all = 50_000
  let hashed = 0
  const places = new Places((id) => {
    hashed++
    return spread(Number(id))
  })
  const ids = Array.from({ length: all }, (_, n) => String(n))
  places.pages = Array.from({ length: Math.ceil(all / 1024) }, (_, page): Page =>
    ({ words: new Int32Array(0), smalls: new Uint16Array(0), sketches: new Int32Array(0), ids: ids.slice(page * 1024, (page + 1) * 1024), facets: undefined, used: 1024 }))
  let most = 0
  for (const [at, id] of ids.entries()) {
    const before = hashed
    places.add(id, { page: at >> 10, row: at & 1023 })
    most = Math.max(most, hashed - before)
  }
  t.ok(most > 1 && most <= all / 100, `${most} of ${all} hashed for one`)
  t.ok(hashed <= 8 * all, `${hashed} hashed in all`)
  t.ok(places.bytes <= 6.7 * all, `${places.bytes} bytes`)
  t.equal(ids.filter((id, at) => JSON.stringify(places.find(id)) !== JSON.stringify({ page: at >> 10, row: at & 1023 })).length, 0)
  t.end()
})

t.test('rows are those of the last change of each organisation, and every version stays as it was', (t) => {
  const told = (rows: Rows) => {
    const found: Array<readonly [string, number[]]> = []
    for (const page of rows.pages) {
      for (let row = 0; row < page.used; row++) {
        const length = lengthAt(page, row)
        if (length > 0) found.push([page.ids[row]!, Array.from({ length }, (_, at) => page.words[(row + at) * 2 + 1]! + page.smalls[row + at]!)])
      }
    }
    return JSON.stringify(found.sort(([a], [b]) => a < b ? -1 : 1))
  }
  // Mostly few rows, now and then more than a page holds.
  const change = fc.tuple(fc.nat({ max: 60 }), fc.oneof({ weight: 60, arbitrary: fc.nat({ max: 4 }) }, { weight: 1, arbitrary: fc.constant(1_500) }), fc.oneof({ weight: 20, arbitrary: fc.nat({ max: 1_000 }) }, { weight: 1, arbitrary: fc.nat() }))
  fc.assert(fc.property(fc.array(fc.array(change, { maxLength: 30, size: 'max' }), { maxLength: 12 }), (steps) => {
    let rows = Rows.empty({ words: 2, smalls: 1 })
    const plain = new Map<string, number[]>()
    const past: Array<readonly [Rows, string]> = []
    for (const step of steps) {
      rows = rows.next(step.map(([n, length, value]) => ({ id: idOf(n), sketch: 1, rows: Array.from({ length }, (_, at) => ({ words: [0, at], smalls: [value] })) })))
      for (const [n, length, value] of step) {
        if (length === 0) plain.delete(idOf(n))
        else plain.set(idOf(n), Array.from({ length }, (_, at) => value + at))
      }
      if (rows.organisations !== plain.size || rows.count !== [...plain.values()].reduce((sum, own) => sum + own.length, 0)) return false
      if (told(rows) !== JSON.stringify([...plain].sort(([a], [b]) => a < b ? -1 : 1))) return false
      past.push([rows, told(rows)])
    }
    return past.every(([version, then]) => told(version) === then)
  }), { numRuns: runs, seed })
  t.end()
})

t.test('more rows of one organisation than can be counted are refused, and nothing is changed', (t) => {
  const rows = Rows.empty({ words: 1, smalls: 1 }).next([{ id: 'a', sketch: 1, rows: [{ words: [1], smalls: [1] }] }])
  const many = (length: number) => [{ id: 'b', sketch: 1, rows: new Array<Row>(length).fill({ words: [2], smalls: [2] }) }]
  t.throws(() => rows.next(many(mostRows + 1)), RangeError)
  const next = rows.next(many(mostRows))
  t.equal(next.count, mostRows + 1)
  t.equal(lengthAt(next.pages[1]!, 0), mostRows)
  t.end()
})

t.test('a sequence gets one number, and whoever holds an older array reads on', (t) => {
  const small = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 65_535 }))
  // Such as fit half a word, now and then from some sequence on others among them.
  const item = fc.oneof({ weight: 100, arbitrary: small }, { weight: 1, arbitrary: fc.constantFrom(-1, 65_536) }, { weight: 1, arbitrary: fc.integer() })
  fc.assert(fc.property(fc.array(fc.array(item, { maxLength: 6 }), { maxLength: 200, size: 'max' }), (sequences) => {
    const pool = new SequencePool()
    const plain = new Map<string, number>([['[]', 0]])
    const older: Array<readonly [Items, Int32Array, number]> = []
    for (const items of sequences) {
      const key = JSON.stringify(items)
      if (!plain.has(key)) plain.set(key, plain.size)
      if (pool.intern(items) !== plain.get(key)) return false
      older.push([pool.data, pool.starts, pool.size])
    }
    const all = [...plain.keys()]
    return pool.size === plain.size && all.every((key, id) => JSON.stringify([...pool.items(id)]) === key) &&
      older.every(([data, starts, size]) => all.slice(0, size).every((key, id) => JSON.stringify([...data.subarray(starts[id], starts[id + 1])]) === key))
  }), { numRuns: runs, seed })
  t.end()
})

t.test('a run stays what it is, and one that did not change keeps its number', (t) => {
  const item = fc.oneof({ weight: 100, arbitrary: fc.integer({ min: 0, max: 2 }) }, { weight: 1, arbitrary: fc.integer() })
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat({ max: 5 }), fc.array(item, { maxLength: 3 })), { maxLength: 200, size: 'max' }), (changes) => {
    const pool = new RunPool()
    const newest = new Map<number, number>()
    const all = new Map<number, string>([[0, '[]']])
    const older: Array<readonly [Items, number, number, string]> = []
    for (const [owner, items] of changes) {
      const old = newest.get(owner) ?? 0
      const id = pool.keep(items, 0, old)
      const key = JSON.stringify(items)
      if (all.get(id) !== (id === 0 || id === old ? key : undefined)) return false
      all.set(id, key)
      newest.set(owner, id)
      older.push([pool.data, id, pool.endOf(id), key])
    }
    const told = (data: Items, id: number, end: number) => JSON.stringify([...data.subarray(id, end)])
    return [...all].every(([id, key]) => told(pool.data, id, pool.endOf(id)) === key && pool.lengthOf(id) === pool.endOf(id) - id) &&
      older.every(([data, id, end, key]) => told(data, id, end) === key)
  }), { numRuns: runs, seed })
  t.end()
})

t.test('an amount comes back as it went in, whole or not', (t) => {
  const features = new Features({ model, codes })
  const amount = fc.oneof(fc.constantFrom(0, -0, Infinity, -1, 0.5, 2 ** 31 - 1, 2 ** 31, 2 ** 32 + 1, 2 ** 53), fc.nat(), fc.double())
  fc.assert(fc.property(amount, (euros) => {
    const word = features.amount(euros)
    return word === (word | 0) && Object.is(amountAt(word, features.amounts), euros)
  }), { numRuns: runs, seed })
  t.equal(features.amount(2 ** 31 - 1), 2 ** 31 - 1)
  t.end()
})

t.test('sequences of one hash are told apart', (t) => {
  const pool = new SequencePool()
  const [basis, prime] = [0x811c9dc5, 0x01000193]
  // The second item undoes what the first one did to the hash; and one that goes on where another ends.
  const all = Array.from({ length: 2_000 }, (_, first) => [first, 77 ^ Math.imul(basis ^ first, prime)])
  all.push([5], [5, Math.imul(basis ^ 5, prime) ^ basis ^ 5], [5, Math.imul(basis ^ 5, prime) ^ basis ^ 5, Math.imul(basis ^ 5, prime) ^ basis ^ 5])
  t.same(all.map((items) => pool.intern(items)), all.map((_, at) => at + 1))
  t.same(all.map((items) => pool.intern(items)), all.map((_, at) => at + 1))
  t.end()
})

t.test('a number comes back bit for bit, −0 and NaN too', (t) => {
  const number = fc.oneof(fc.constantFrom(0, -0, NaN, Infinity, -Infinity, 0.1 + 0.2, 0.3, Number.MIN_VALUE), fc.double())
  fc.assert(fc.property(fc.array(number, { maxLength: 300, size: 'max' }), (numbers) => {
    const pool = new NumberPool()
    const plain = new Map<string, number>()
    const older: Array<readonly [Float64Array, number]> = []
    const keyOf = (value: number) => Object.is(value, -0) ? '-0' : String(value)
    for (const value of numbers) {
      if (!plain.has(keyOf(value))) plain.set(keyOf(value), plain.size)
      if (pool.intern(value) !== plain.get(keyOf(value))) return false
      older.push([pool.values, plain.size])
    }
    const all = [...plain.keys()]
    return older.every(([values, size]) => all.slice(0, size).every((key, id) => keyOf(values[id]!) === key))
  }), { numRuns: runs, seed })
  t.end()
})

t.test('what is held ready for more to come is a small part of the whole', (t) => {
  const [sequences, numbers] = [new SequencePool(), new NumberPool()]
  let [rows, items] = [Rows.empty({ words: 1, smalls: 1 }), 0]
  for (let n = 1; n <= 40_000; n++) {
    const sequence = Array.from({ length: 2 + n % 9 }, (_, at) => n * (at + 1))
    items += sequence.length
    sequences.intern(sequence)
    numbers.intern(n / 7)
    if (n % 500 === 0) rows = rows.next(Array.from({ length: 500 }, (_, at) => ({ id: `sme_5_${n - at}`, sketch: 1, rows: [{ words: [0], smalls: [0] }] })))
    if (n < 5_000 || n % 997 !== 0) continue
    // An eighth more than the arrays need, and slots of which three of five are taken when a table is new.
    t.ok(sequences.bytes <= 1.13 * 4 * (items + n) + 6.7 * n, `${sequences.bytes} bytes for ${items} items of ${n} sequences`)
    t.ok(numbers.bytes <= 1.13 * 8 * n + 6.7 * n, `${numbers.bytes} bytes for ${n} numbers`)
  }
  // A row here is a word, half a one, its sketch and an id; with pages of 1,024 the last one is the only one not full.
  t.ok(rows.bytes <= 40_960 * (4 + 2 + 4 + 8) + 40_000 * 6.7, `${rows.bytes} bytes`)
  t.end()
})

t.test('an index tells all modes and instruments of the lists apart, and says when there are more than it can', async (t) => {
  const { catalogues } = await import('../service.ts')
  const wished = (id: string) => ({ id, priority: 1 })
  const [modes, instruments] = (['modes', 'instruments'] as const).map((list) => catalogues.entries(list).map(({ id }) => wished(id)))
  const features = new Features({ model, codes })
  const sets = [...modes!.map((mode) => features.sets([mode], [])), ...instruments!.map((instrument) => features.sets([], [instrument]))]
  t.equal(new Set(sets).size, modes!.length + instruments!.length)
  t.equal(sets.reduce((all, set) => all & set), 0)
  const many = Array.from({ length: 17 }, (_, n) => wished(`mode_${n}`))
  t.equal(new Features({ model, codes }).sets(many.slice(0, 16), []), 0xffff)
  t.throws(() => new Features({ model, codes }).sets(many, []), { name: 'RangeError', message: /16 modes.*mode_16/ })
})
