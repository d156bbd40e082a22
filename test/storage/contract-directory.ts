// Directories: the same filters, orders, pages and words on both engines.
import type { Test } from 'tap'
import type { DirectoryQuery, Facet, SearchEntry, Store } from '../../src/profiles/store.ts'
import type { Sme } from '../../src/smes/sme.ts'
import { type Open, write } from './contract.ts'
import { entry, investor, listing, sme } from './samples.ts'

const facet = (kind: string, value: string): Facet => ({ kind, value })
const at = (ms: number) => new Date(Date.parse('2026-01-01T00:00:00Z') + ms)

/** Names that collations order differently: punctuation, case, accents, Chinese, and one beyond the basic plane. */
const rows: ReadonlyArray<readonly [id: string, profile: Partial<Sme>, entry: Partial<SearchEntry>]> = [
  ['sme_a', { updatedAt: at(5), createdAt: at(1) }, {
    nameKey: 'zeta', words: ['zeta', 'acqua', '绿色', 'ab'], facets: [facet('region', 'IT-25'), facet('activity', 'E38')], spans: [{ kind: 'ticket', min: 100, max: 200 }]
  }],
  ['sme_b', { updatedAt: at(5), createdAt: at(2) }, {
    nameKey: 'a b', words: ['acquario'], facets: [facet('region', 'IT-21'), facet('activity', 'E38')], spans: [{ kind: 'ticket', min: null, max: 50 }, { kind: 'ticket', min: 300, max: null }]
  }],
  ['sme_c', { updatedAt: at(1), createdAt: at(3) }, { nameKey: 'a_b', words: ['acqua', '绿色', '能源', 'abc', '100%'], facets: [facet('region', 'IT-25')], spans: [{ kind: 'ticket', min: 9007199254740991, max: null }] }],
  ['sme_d', { updatedAt: at(9), createdAt: at(4), status: 'draft' }, { nameKey: 'ab', words: ['aqua'], spans: [{ kind: 'other', min: 100, max: 200 }] }],
  ['sme_e', { updatedAt: at(7), createdAt: at(5), status: 'draft', synthetic: true }, { nameKey: '绿', words: ['acqu'], facets: [facet('region', 'IT-25')] }],
  ['sme_f', { updatedAt: at(3), createdAt: at(6), source: 's', externalId: '1' }, { nameKey: 'zeta', words: ['zeta\u{1f33f}'] }],
  ['sme_g', { updatedAt: at(2), createdAt: at(7), source: 's', externalId: '2' }, { nameKey: '\u{20bb7}', words: ['café'] }]
]

async function filled (open: Open, t: Test): Promise<Store> {
  const store = await open(t)
  await write(store, async (work) => {
    for (const [id, profile, found] of rows) {
      await work.insertProfile(sme(id, profile))
      await work.putSearchEntry(id, entry({ words: ['old'], facets: [facet('region', 'old')] }))
      await work.putSearchEntry(id, entry(found))
    }
    await work.insertProfile(investor('inv_a'))
    await work.putSearchEntry('inv_a', entry({ nameKey: 'm', words: ['acqua'] }))
  })
  return store
}

export async function directoryContract (t: Test, open: Open): Promise<void> {
  await t.test('directories filter by every part of the query', async (t) => {
    const store = await filled(open, t)
    const all = ['draft', 'published'] as const
    const expect = async (query: Partial<DirectoryQuery>, ids: string, message: string) => {
      const full = listing({ statuses: all, orderBy: { field: 'createdAt', direction: 'asc' }, ...query })
      t.equal((await store.read.directory(full)).rows.map(({ id }) => id.slice(4)).join(''), ids, message)
      t.equal(await store.read.directoryCount(full), ids.length, `${message}: counted`)
    }
    await expect({}, 'abcdefg', 'everything')
    await expect({ kind: 'investor' }, 'a', 'the kind')
    await expect({ statuses: ['published'] }, 'abcfg', 'the status')
    await expect({ statuses: [] }, '', 'no status')
    await expect({ synthetic: true }, 'e', 'synthetic')
    await expect({ synthetic: false }, 'abcdfg', 'not synthetic')
    await expect({ source: 's' }, 'fg', 'the source')
    await expect({ source: 's', externalIds: ['2', '3'] }, 'g', 'external ids')
    await expect({ externalIds: [] }, '', 'no external id')
    await expect({ updatedSince: at(5) }, 'abde', 'updated since, inclusive')

    await expect({ facets: [{ kind: 'region', values: ['IT-25'] }] }, 'ace', 'one facet')
    await expect({ facets: [{ kind: 'region', values: ['IT-25', 'IT-21', 'nowhere'] }] }, 'abce', 'one of several values')
    await expect({ facets: [{ kind: 'region', values: ['IT-25'] }, { kind: 'activity', values: ['E38'] }] }, 'a', 'all groups')
    await expect({ facets: [{ kind: 'activity', values: ['IT-25'] }] }, '', 'a value belongs to its kind')
    await expect({ facets: [{ kind: 'region', values: [] }] }, '', 'no value matches nothing')
    await expect({ facets: [{ kind: 'region', values: ['old'] }] }, '', 'replaced entries are gone')

    await expect({ spans: [{ kind: 'ticket', value: 100 }] }, 'a', 'within, lower bound included')
    await expect({ spans: [{ kind: 'ticket', value: 200 }] }, 'a', 'upper bound included')
    await expect({ spans: [{ kind: 'ticket', value: 99.5 }] }, '', 'a number between two spans')
    await expect({ spans: [{ kind: 'ticket', value: -1 }] }, 'b', 'open below')
    await expect({ spans: [{ kind: 'ticket', value: 9007199254740991 }] }, 'bc', 'open above, at the largest whole number')
    await expect({ spans: [{ kind: 'ticket', value: 9007199254740990 }] }, 'b', 'one less')
    await expect({ spans: [{ kind: 'ticket', value: 150 }, { kind: 'other', value: 150 }] }, '', 'all spans')

    await expect({ words: ['acqua'] }, 'abc', 'a word and words that begin with it')
    await expect({ words: ['acq'] }, 'abce', 'three letters are a prefix')
    await expect({ words: ['ac'] }, '', 'two are not')
    await expect({ words: ['ab'] }, 'a', 'two letters find the word itself')
    await expect({ words: ['acqua', '绿色'] }, 'ac', 'all words')
    await expect({ words: ['绿'] }, '', 'Chinese words are whole words')
    await expect({ words: ['能源'] }, 'c', 'a Chinese word')
    await expect({ words: ['zeta'] }, 'af', 'a prefix of a word that goes on beyond the basic plane')
    await expect({ words: ['100%'] }, 'c', 'no wildcards')
    await expect({ words: ['10%'] }, '', 'none at all')
    await expect({ words: ['acqu_'] }, '', 'nor this one')
    await expect({ words: ["'; drop table words; --"] }, '', 'nor any SQL')
    await expect({ words: ['zeta\0'] }, 'af', 'U+0000 is ignored')
  })

  await t.test('every order has its tiebreak, and pages join without gap or repetition', async (t) => {
    const store = await filled(open, t)
    const orders: ReadonlyArray<readonly [DirectoryQuery['orderBy'], string]> = [
      [{ field: 'name', direction: 'asc' }, 'bcdafeg'],
      [{ field: 'name', direction: 'desc' }, 'gefadcb'],
      [{ field: 'updatedAt', direction: 'asc' }, 'cgfabed'],
      [{ field: 'updatedAt', direction: 'desc' }, 'debafgc'],
      [{ field: 'createdAt', direction: 'asc' }, 'abcdefg'],
      [{ field: 'createdAt', direction: 'desc' }, 'gfedcba']
    ]
    for (const [orderBy, expected] of orders) {
      for (const first of [1, 2, 3, 7]) {
        let after: DirectoryQuery['after']
        let seen = ''
        let more = true
        while (more) {
          const page = await store.read.directory(listing({ statuses: ['draft', 'published'], orderBy, first, after }))
          seen += page.rows.map(({ id }) => id.slice(4)).join('')
          after = page.rows.at(-1)
          more = page.hasNextPage && seen.length < 20
        }
        t.equal(seen, expected, `${orderBy.field} ${orderBy.direction}, ${first} a page`)
      }
    }
    const byName = await store.read.directory(listing({ first: 1 }))
    t.strictSame(byName, { rows: [{ id: 'sme_b', key: 'a b' }], hasNextPage: true })
    const byTime = await store.read.directory(listing({ first: 1, orderBy: { field: 'updatedAt', direction: 'asc' } }))
    t.strictSame(byTime, { rows: [{ id: 'sme_c', key: at(1).getTime() }], hasNextPage: true })
    await t.rejects(store.read.directory(listing({ after: { key: 7, id: 'x' } })), { code: 'INVALID_CURSOR' })
    await t.rejects(store.read.directory(listing({ after: { key: 'x', id: 'x' }, orderBy: { field: 'createdAt', direction: 'asc' } })), { code: 'INVALID_CURSOR' })
  })

  await t.test('who owns nothing finds and orders by what is open, and who owns something that in full', async (t) => {
    const store = await open(t)
    const hidden = { words: ['secret'], facets: [facet('need', 'research')], spans: [{ kind: 'ticket', min: 7, max: 8 }] }
    const shown = (nameKey: string, digest = 'as it was') => ({ nameKey, digest })
    await write(store, async (work) => {
      await work.insertProfile(sme('sme_a', { partnerId: 'one', source: 's', updatedAt: at(1) }))
      await work.putSearchEntry('sme_a', entry({ nameKey: 'm', shown: shown('2'), words: ['open'], hidden }))
      await work.insertProfile(sme('sme_b', { partnerId: 'two', source: 's', updatedAt: at(2) }))
      await work.putSearchEntry('sme_b', entry({ nameKey: 'z', shown: shown('1'), words: ['open'], hidden }))
      await work.insertProfile(sme('sme_c', { partnerId: 'one', status: 'draft', updatedAt: at(3) }))
      await work.putSearchEntry('sme_c', entry({ nameKey: 'a', shown: null, hidden }))
      await work.insertProfile(sme('sme_d', { partnerId: null, synthetic: true, source: 's', updatedAt: at(4) }))
      await work.putSearchEntry('sme_d', entry({ nameKey: 'b', shown: shown('b'), words: ['open', 'secret'] }))
      await work.insertProfile(sme('sme_e', { partnerId: null, updatedAt: at(5) }))
    })
    const own = (partnerId: string | null, ...organisationIds: readonly string[]): DirectoryQuery['eyes'] => ({ partnerId, organisationIds })
    const viewers: ReadonlyArray<readonly [string, DirectoryQuery['eyes']]> = [['staff', 'all'], ['one', own('one')], ['member of b', own(null, 'sme_b')], ['nobody', own(null)]]
    const expect = async (query: Partial<DirectoryQuery>, ...found: readonly string[]) => {
      for (const [index, [who, eyes]] of viewers.entries()) {
        const full = listing({ statuses: ['draft', 'published'], ...query, eyes })
        const seen: string[] = []
        for (let after: DirectoryQuery['after'], more = true; more;) {
          const page = await store.read.directory({ ...full, first: 1, ...(after === undefined ? {} : { after }) })
          seen.push(...page.rows.map(({ id }) => id.slice(4)))
          after = page.rows.at(-1)
          more = page.hasNextPage && seen.length < 9
        }
        t.equal(seen.join(''), found[index], `${who}: ${JSON.stringify(query)}`)
        t.equal(await store.read.directoryCount(full), seen.length, 'counted')
      }
    }
    await expect({}, 'ecdab', 'bcda', 'adb', 'bad')
    for (const query of [{ words: ['secret'] }, { words: ['sec'] }]) await expect(query, 'cdab', 'cda', 'db', 'd')
    for (const query of [{ facets: [{ kind: 'need', values: ['research'] }] }, { spans: [{ kind: 'ticket', value: 7 }] }]) await expect(query, 'cab', 'ca', 'b', '')
    for (const query of [{ source: 's' }, { externalIds: ['1'] }]) await expect(query, ...'source' in query ? ['dab', 'da', 'db', 'd'] : ['', '', '', ''])
    await expect({ updatedSince: at(2) }, 'ecdb', 'bcd', 'db', 'bd')
    await write(store, async (work) => {
      await work.updateProfile(sme('sme_b', { partnerId: 'two', source: 's', updatedAt: at(8), founded: 1999 }), 1)
      await work.putSearchEntry('sme_b', entry({ nameKey: 'z', shown: shown('1'), words: ['open'], hidden }))
    })
    const byTime = { orderBy: { field: 'updatedAt', direction: 'asc' } } as const
    await expect({ ...byTime, updatedSince: at(3) }, 'cdeb', 'cd', 'db', 'd')
    await expect(byTime, 'acdeb', 'abcd', 'adb', 'abd')
    await write(store, (work) => work.putSearchEntry('sme_b', entry({ nameKey: 'z', shown: shown('1', 'otherwise'), words: ['open'], hidden })))
    await expect(byTime, 'acdeb', 'acdb', 'adb', 'adb')
    t.strictSame(await store.read.broughtFrom('s'), [null, 'one', 'two'])
    t.strictSame(await store.read.broughtFrom('nowhere'), [])
  })

  await t.test('very long words and names are cut alike when stored and when asked for', async (t) => {
    const store = await open(t)
    const long = '\u{1f33f}'.repeat(5_000)
    await write(store, async (work) => {
      await work.insertProfile(sme('sme_1'))
      await work.putSearchEntry('sme_1', entry({ nameKey: long, words: [long, `${long}x`, 'a', 'a'], facets: [facet('k', 'v'), facet('k', 'v')] }))
    })
    t.equal(await store.read.directoryCount(listing({ words: [long] })), 1)
    t.equal(await store.read.directoryCount(listing({ words: ['\u{1f33f}'.repeat(3)] })), 1)
  })
}
