import t from 'tap'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { loadCatalogues } from '../../src/catalogues/catalogues.ts'

const catalogues = loadCatalogues()
const { codes, places } = catalogues
const rows = JSON.parse(readFileSync(new URL('../../seeds/catalogues/nace-rev2-to-rev2.1.json', import.meta.url), 'utf8')) as { rev2: string, rev2_1: string }[]
const nace2 = catalogues.entries('nace-rev2').map(({ id }) => id)
const nace21 = catalogues.entries('nace-rev2.1').map(({ id }) => id)

t.test('the NACE trees lead from section to class', async (t) => {
  t.strictSame(codes.nace2.path('E38.32'), ['E', 'E38', 'E38.3', 'E38.32'])
  t.strictSame(codes.nace21.path('N71.12'), ['N', 'N71', 'N71.1', 'N71.12'])
  t.equal(codes.nace2.path('38.32'), undefined)
})

t.test('reused digits are translated by meaning: 35.12 of Rev. 2.1 is generation, 38.32 is landfill', async (t) => {
  t.strictSame(codes.toNace2('D35.12'), ['D35.11'])
  t.strictSame(codes.toNace2('D35.11'), ['D35.11'])
  t.strictSame(codes.toNace2('E38.32'), ['E38.21', 'E38.22'])
  t.strictSame(codes.toNace2('E38.21'), ['E38.21', 'E38.31', 'E38.32'])
  t.strictSame(codes.toNace21('D35.12'), ['D35.13'])
})

t.test('a code above class level becomes the ancestors, at its own level, of its classes\' targets', async (t) => {
  t.strictSame(codes.toNace2('D35.1'), ['D35.1'])
  t.strictSame(codes.toNace2('N71.1'), ['M71.1'])
  t.strictSame(codes.toNace2('M'), ['F', 'L'], 'development of building projects came from construction')
})

t.test('a class without a row stands for what its group stands for', async (t) => {
  t.notOk(rows.some(({ rev2_1: code }) => code === 'G46.89'))
  t.strictSame(codes.toNace2('G46.89'), codes.toNace2('G46.8'))
  t.ok(codes.toNace2('G46.89').length > 0)
})

t.test('every code of a revision translates, at its own level, in list order, both ways', async (t) => {
  for (const [from, to, own, other, translate] of [[nace21, nace2, codes.nace21, codes.nace2, codes.toNace2], [nace2, nace21, codes.nace2, codes.nace21, codes.toNace21]] as const) {
    for (const code of from) {
      const targets = translate(code)
      const depth = own.path(code)?.length
      if (targets.length === 0) t.fail(`${code} stands for nothing`)
      if (code !== 'G46.89' && targets.some((target) => other.path(target)?.length !== depth)) t.fail(`${code} changes level`)
      const order = targets.map((target) => to.indexOf(target))
      t.strictSame(order, [...new Set(order)].sort((a, b) => a - b), code)
    }
  }
  t.strictSame(codes.toNace2('X1'), [])
  t.strictSame(codes.toNace21('X1'), [])
})

t.test('the correspondence of classes is exactly its pairs, and the two directions mirror each other', async (t) => {
  const pairs = new Set(rows.map(({ rev2, rev2_1: code }) => `${rev2} ${code}`))
  for (const { rev2, rev2_1: code } of rows) {
    t.ok(codes.toNace2(code).includes(rev2) && codes.toNace21(rev2).includes(code), `${rev2} ${code}`)
  }
  const classes = nace2.filter((code) => code.length === 6)
  t.strictSame(classes.flatMap((code) => codes.toNace21(code).map((target) => `${code} ${target}`)).filter((pair) => !pairs.has(pair)), [])
})

t.test('a code above covers what its classes stand for', async (t) => {
  fc.assert(fc.property(fc.constantFrom(...nace21.filter((code) => code.length === 6 && code !== 'G46.89')), (code) => {
    const path = codes.nace21.path(code) ?? []
    return codes.toNace2(code).every((target) => (codes.nace2.path(target) ?? []).slice(0, -1).every((above, i) => codes.toNace2(path[i] ?? '').includes(above)))
  }))
  t.pass('on random classes')
})

t.test('an ATECO code of any level leads to its NACE Rev. 2.1 class or what lies above', async (t) => {
  t.equal(codes.atecoToNace21('38.21.20'), 'E38.21')
  t.equal(codes.atecoToNace21('38.21.2'), 'E38.21')
  t.equal(codes.atecoToNace21('38.2'), 'E38.2')
  t.equal(codes.atecoToNace21('38'), 'E38')
  t.equal(codes.atecoToNace21('E'), 'E')
  t.equal(codes.atecoToNace21('38.99.99'), undefined)
  for (const { id } of catalogues.entries('ateco-2025')) if (codes.nace21.path(codes.atecoToNace21(id) ?? '') === undefined) t.fail(id)
})

t.test('taxonomy activities are those at the company\'s code or above it, never beneath', async (t) => {
  t.ok(codes.taxonomyByNace2('D35.11').includes('CCM 4.1'))
  t.ok(codes.taxonomyByNace2('A02.10').includes('CCM 1.1'), 'the activity names division A02')
  t.notOk(codes.taxonomyByNace2('D35').includes('CCM 4.1'), 'the activity names class D35.11')
  t.strictSame(codes.taxonomyByNace2('no'), [])
  t.equal(codes.taxonomyActivities.size, 242)
  t.strictSame([...new Set(codes.taxonomyByNace2('E38.32'))], codes.taxonomyByNace2('E38.32'))
})

t.test('codes of products do not match companies', async (t) => {
  const entry = catalogues.entry('eu-taxonomy', 'CE 5.3')
  const [product] = entry?.data?.['relatedProductNace'] as string[]
  t.ok(product)
  t.notOk(codes.taxonomyByNace2(product ?? '').includes('CE 5.3'))
})

t.test('decrees know whether and when they are in force, and what proves them', async (t) => {
  t.match(codes.camDecrees.get('cam-edilizia'), { category: 'cam-edilizia', superseded: false, inForceFrom: '2026-02-02', inForceTo: null })
  t.match(codes.camDecrees.get('cam-edilizia-2022'), { category: 'cam-edilizia', superseded: true, inForceTo: '2026-02-01' })
  t.ok(codes.camDecrees.get('cam-edilizia')?.typicalCertifications.includes('epd'))
})

t.test('crosswalk rows carry scenario, exclusion and doubt, and none is official', async (t) => {
  const row = (id: string) => codes.crosswalk.find((found) => found.id === id)
  t.strictSame(row('xw-d-01'), { id: 'xw-d-01', euActivities: ['CCM 4.1'], entries: ['GBEPC-2021/3.2.2.2', 'GIGC-2024/4.2.2'], scenario: null, excluded: false, lowConfidence: false, official: false })
  t.match(row('xw-e-10'), { scenario: '5', excluded: true, entries: [] })
  t.match(row('xw-d-07'), { lowConfidence: true })
  t.equal(codes.crosswalk.filter(({ lowConfidence }) => lowConfidence).length, 24)
  t.ok(codes.crosswalk.every(({ official }) => !official))
})

t.test('Italian places stand for nodes of Italy, NUTS-1, NUTS-2 and province', async (t) => {
  const path = (code: string) => codes.placeNodes(code).map((node) => codes.places.path(node))
  t.strictSame(path('IT'), [['IT']])
  t.strictSame(path('ITC'), [['IT', 'ITC']])
  t.strictSame(path('ITC4'), [['IT', 'ITC', 'ITC4']])
  t.strictSame(path('IT-25'), [['IT', 'ITC', 'ITC4']])
  t.strictSame(path('MI'), [['IT', 'ITC', 'ITC4', 'ITC4/MI']])
  t.strictSame(codes.placeNodes('IT-MI'), codes.placeNodes('MI'))
  t.strictSame(codes.placeNodes('IT-AO'), codes.placeNodes('AO'))
  t.strictSame(codes.placeNodes('ITC4/MI'), ['ITC4/MI'])
  t.strictSame(codes.placeNodes('IT-99'), [])
})

t.test('Trentino-Alto Adige is two units; a code that is both region and province is the region', async (t) => {
  t.strictSame(codes.placeNodes('IT-32'), ['ITH1', 'ITH2'])
  t.strictSame(codes.placeNodes('IT-BZ'), ['ITH1'])
  t.strictSame(codes.placeNodes('IT-TN'), ['ITH2'])
  t.strictSame(codes.places.path(codes.placeNodes('BZ')[0] ?? ''), ['IT', 'ITH', 'ITH1', 'ITH1/BZ'])
})

t.test('a province divided since lies in one of its successors', async (t) => {
  t.strictSame(codes.placeNodes('SU'), ['CI', 'VS', 'CA', 'OG', 'NU', 'OR'].map((code) => `ITG2/${code}`))
})

t.test('CN alone is China; Cuneo is IT-CN, or CN when the country is known', async (t) => {
  t.strictSame(codes.placeNodes('CN'), ['CN'])
  t.strictSame(codes.placeNodes('IT-CN'), ['ITC1/CN'])
  t.strictSame(places.nodes('CN', 'IT'), ['ITC1/CN'])
  t.equal(places.title('CN', 'it'), 'Cina')
  t.equal(places.title('CN', 'it', 'IT'), 'Cuneo')
})

t.test('Chinese places stand for nodes of China, macro-region and province', async (t) => {
  t.strictSame(codes.places.path(codes.placeNodes('CN-SH')[0] ?? ''), ['CN', 'CN-EAST', 'CN-SH'])
  t.strictSame(codes.placeNodes('CN-EAST'), ['CN-EAST'])
  t.equal(codes.placeDepth('CN-SH'), 3)
  t.equal(codes.placeDepth('CN'), 3)
  t.equal(codes.placeDepth('ITC4/MI'), 4)
  t.throws(() => codes.placeDepth('Atlantis'), RangeError)
})

t.test('every region and province code stands for nodes of the tree, no deeper than its country allows', async (t) => {
  for (const id of ['it-regions', 'it-provinces', 'cn-regions'] as const) {
    for (const { id: code } of catalogues.entries(id)) {
      const nodes = codes.placeNodes(code)
      if (nodes.length === 0) t.fail(`${code} stands for nothing`)
      for (const node of nodes) if ((codes.places.path(node)?.length ?? 9) > codes.placeDepth(node)) t.fail(`${node} is too deep`)
    }
  }
  t.pass('all of them')
})

t.test('places are named in the language asked, also by node', async (t) => {
  t.equal(places.title('ITC4/MI', 'it'), 'Milano')
  t.equal(places.title('IT-25', 'en'), 'Lombardy')
  t.equal(places.title('CN-SH', 'zh'), '上海市')
  t.equal(places.title('Atlantis', 'en'), 'Atlantis')
  t.equal(places.country('MI'), 'IT')
  t.equal(places.country('Atlantis'), undefined)
})

t.test('compatibility of instruments is symmetric, full with itself, and none with what is unknown', async (t) => {
  const ids = catalogues.entries('instruments').map(({ id }) => id)
  for (const a of ids) for (const b of ids) t.equal(codes.compatibility(a, b), codes.compatibility(b, a))
  t.equal(codes.compatibility('loan', 'loan'), 1)
  t.equal(codes.compatibility('equity_minority', 'convertible'), 0.8)
  t.equal(codes.compatibility('loan', 'teapot'), 0)
})
