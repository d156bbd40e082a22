import t from 'tap'
import fc from 'fast-check'
import { catalogueIds } from '../../src/catalogues/catalogue.ts'
import { loadCatalogues } from '../../src/catalogues/catalogues.ts'
import { editDistance } from '../../src/catalogues/search.ts'

const catalogues = loadCatalogues()
const found = (...[catalogue, search]: [typeof catalogueIds[number], string]) => catalogues.entries(catalogue, { search }).map(({ id }) => id)

t.test('words are found in any of the three languages, whatever their case and accents', async (t) => {
  t.strictSame(found('it-regions', 'lombardia'), ['IT-25', 'ITC4'])
  t.strictSame(found('it-regions', 'LOMBARDY'), ['IT-25', 'ITC4'])
  t.strictSame(found('it-regions', '伦巴第'), ['IT-25', 'ITC4'])
  t.strictSame(found('it-regions', 'vallee'), ['IT-23', 'ITC2'])
  t.strictSame(found('it-provinces', 'l’aquila'), ['AQ'])
  t.ok(found('cn-green', '太阳能').includes('GIGC-2024/4.2.2'))
  t.ok(found('cam', 'ARREDI interni').includes('cam-arredi-interni'))
})

t.test('all words must be found, in any order', async (t) => {
  t.ok(found('eu-taxonomy', 'photovoltaic electricity').includes('CCM 4.1'))
  t.strictSame(found('eu-taxonomy', 'photovoltaic electricity'), found('eu-taxonomy', 'electricity  photovoltaic '))
  t.strictSame(found('eu-taxonomy', 'photovoltaic shoemaking'), [])
})

t.test('a code is found by its beginning, with or without its section letter', async (t) => {
  t.strictSame(found('nace-rev2', 'D35.1'), ['D35.1', 'D35.11', 'D35.12', 'D35.13', 'D35.14'])
  t.strictSame(found('nace-rev2', '35.1'), ['D35.1', 'D35.11', 'D35.12', 'D35.13', 'D35.14'])
  t.ok(found('eu-taxonomy', 'ccm 4.1').includes('CCM 4.1'))
  t.notOk(found('eu-taxonomy', 'ccm 4.1').includes('CCA 4.1'))
  t.ok(found('cn-green', '4.2.2').includes('GIGC-2024/4.2.2'))
  t.ok(found('cn-green', 'gigc-2024/4.2').includes('GIGC-2024/4.2.2'))
})

t.test('an empty search is no search, and search and parent hold together', async (t) => {
  t.equal(catalogues.entries('modes', { search: '  ' }).length, 12)
  t.strictSame(catalogues.entries('nace-rev2', { search: 'waste', parent: 'E' }).map(({ id }) => id), ['E38', 'E39'])
})

t.test('results keep the order of the catalogue', async (t) => {
  const order = catalogues.entries('ateco-2025').map(({ id }) => id)
  const places = found('ateco-2025', 'energia').map((id) => order.indexOf(id))
  t.ok(places.length > 3)
  t.strictSame(places, [...places].sort((a, b) => a - b))
})

t.test('every entry is found by its own id', async (t) => {
  for (const id of catalogueIds) {
    const lost = catalogues.entries(id).filter((_, i) => i % 9 === 0).filter((entry) => !found(id, entry.id).includes(entry.id))
    t.strictSame(lost, [], id)
  }
})

t.test('a code written otherwise leads to the one meant', async (t) => {
  for (const [catalogue, given, first] of [['nace-rev2', '38.32', 'E38.32'], ['nace-rev2', 'e3832', 'E38.32'], ['nace-rev2.1', 'M71.12', 'N71.12'], ['ateco-2025', '382120', '38.21.20'],
    ['ateco-2025', 'E38.21.20', '38.21.20'], ['eu-taxonomy', 'ccm4.1', 'CCM 4.1'], ['certifications', 'ISO 14001', 'iso-14001'], ['modes', 'Joint Venture', 'joint_venture'],
    ['it-provinces', 'Milano', 'MI'], ['it-regions', 'lombardia', 'IT-25'], ['cn-regions', 'CN-SHH', 'CN-SH'], ['cn-green', 'GIGC2024/3.2.99', 'GIGC-2024/3.2.9'],
    ['cam', 'edilizia', 'cam-edilizia'], ['nace-rev2', 'D35.119', 'D35.11'], ['sme-size', 'smal', 'small']] as const) {
    t.equal(catalogues.nearest(catalogue, given)[0], first, `${catalogue} ${given}`)
  }
})

t.test('nothing is proposed for what resembles nothing, and headings never are', async (t) => {
  t.strictSame(catalogues.nearest('nace-rev2', 'zzzz'), [])
  t.strictSame(catalogues.nearest('nace-rev2', ''), [])
  t.strictSame(catalogues.nearest('nace-rev2', '…'), [])
  t.notOk(catalogues.nearest('eu-taxonomy', 'CCM').includes('CCM'))
  t.notOk(catalogues.nearest('cn-green', 'GIGC-2024').includes('GIGC-2024'))
})

t.test('proposals are valid, few, without repetition, and the same each time', async (t) => {
  fc.assert(fc.property(fc.constantFrom(...catalogueIds), fc.string({ maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (catalogue, given, count) => {
    const ids = catalogues.nearest(catalogue, given, count)
    return ids.length <= count && new Set(ids).size === ids.length && ids.every((id) => catalogues.entry(catalogue, id) !== undefined) &&
      JSON.stringify(catalogues.nearest(catalogue, given, count)) === JSON.stringify(ids)
  }), { numRuns: 200 })
  t.pass('on random input')
})

t.test('a wrong code in thousands of rows costs one look', async (t) => {
  catalogues.nearest('ateco-2025', '99.99.98')
  const start = performance.now()
  for (let i = 0; i < 10_000; i++) catalogues.nearest('ateco-2025', '99.99.98')
  t.ok(performance.now() - start < 500)
})

t.test('the edit distance counts letters to change, add or drop, up to its limit', async (t) => {
  t.equal(editDistance('small', 'smal', 3), 1)
  t.equal(editDistance('medium', 'medum', 3), 1)
  t.equal(editDistance('abc', 'abd', 1), 1)
  t.equal(editDistance('', 'ab', 2), 2)
  t.equal(editDistance('abc', 'xyz', 2), Infinity)
  t.equal(editDistance('a', 'abcdef', 2), Infinity)
})
