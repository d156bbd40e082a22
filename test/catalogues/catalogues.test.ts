import t from 'tap'
import { readFileSync } from 'node:fs'
import { catalogueIds, languages } from '../../src/catalogues/catalogue.ts'
import { loadCatalogues } from '../../src/catalogues/catalogues.ts'

const catalogues = loadCatalogues()

t.test('every catalogue id of the API is served, with entries, a title, a version and a day', async (t) => {
  t.strictSame(catalogues.list().map(({ id }) => id), ['eu-taxonomy', 'nace-rev2', 'nace-rev2.1', 'ateco-2025', 'cam', 'certifications', 'cn-green',
    'eu-cn-crosswalk', 'it-regions', 'it-provinces', 'cn-regions', 'vsme', 'funding', 'screening', 'sme-size', 'instruments', 'modes', 'investor-types'])
  for (const { id, title, version, asOf, count } of catalogues.list()) {
    t.ok(title.en && title.it && title.zh, `${id} has a title in three languages`)
    t.ok(version, `${id} has a version`)
    t.match(asOf, /^\d{4}-\d\d-\d\d$/, `${id} has a day`)
    t.equal(count, catalogues.entries(id).length, `${id} counts its entries`)
    t.ok(count >= 4, `${id} is not empty`)
  }
  t.equal(catalogues.get('no-such-list'), undefined)
})

t.test('lists hold what their READMEs count', async (t) => {
  const of = (id: Parameters<typeof catalogues.entries>[0], level?: string) => catalogues.entries(id).filter((entry) => level === undefined || entry.level === level).length
  t.equal(of('eu-taxonomy', 'activity'), 242)
  t.equal(of('nace-rev2', 'class'), 615)
  t.equal(of('nace-rev2.1', 'class'), 651)
  t.equal(of('ateco-2025'), 3257)
  t.equal(of('cam', 'category'), 21)
  t.equal(of('cam', 'superseded_decree'), 27)
  t.equal(of('certifications'), 63)
  t.equal(of('eu-cn-crosswalk'), 82)
  t.equal(of('it-provinces'), 111)
  t.equal(of('vsme', 'datapoint'), 147)
  t.equal(of('funding'), 39)
  t.equal(of('screening'), 111)
  t.strictSame(catalogues.entries('sme-size').map(({ id }) => id), ['micro', 'small', 'medium', 'large'])
  const green = catalogues.entries('cn-green').filter(({ level, data }) => level !== 'catalogue' && data?.['assumed'] !== true)
  t.equal(green.length, 685)
})

t.test('ids are as the API names them', async (t) => {
  for (const [catalogue, id] of [['eu-taxonomy', 'CCM 4.1'], ['nace-rev2', 'D35.11'], ['nace-rev2.1', 'D35.12'], ['ateco-2025', '38.21.20'], ['cam', 'cam-edilizia'],
    ['certifications', 'iso-14001'], ['cn-green', 'GIGC-2024/3.2'], ['cn-green', 'GIGC-2024'], ['eu-cn-crosswalk', 'xw-d-01'], ['it-regions', 'IT-25'], ['it-provinces', 'MI'],
    ['cn-regions', 'CN-SH'], ['screening', 'IT-GP-T-NONEU'], ['funding', 'eu-life'], ['instruments', 'equity_minority'], ['modes', 'joint_venture'], ['investor-types', 'private_equity']] as const) {
    t.equal(catalogues.entry(catalogue, id)?.id, id, `${catalogue} ${id}`)
  }
})

t.test('every entry has a title, and its parent and successor are entries of its own catalogue', async (t) => {
  for (const catalogue of catalogueIds) {
    const wrong = catalogues.entries(catalogue).filter(({ title, parent, supersededBy }) =>
      languages.every((language) => !title[language]) ||
      (parent !== null && catalogues.entry(catalogue, parent) === undefined) || (supersededBy !== null && catalogues.entry(catalogue, supersededBy) === undefined))
    t.strictSame(wrong, [], catalogue)
  }
})

t.test('a title falls back from the language asked to one that is there, and an unknown code names itself', async (t) => {
  t.equal(catalogues.title('it-regions', 'IT-25', 'zh'), '伦巴第大区')
  t.equal(catalogues.title('nace-rev2', 'D35.11', 'zh'), 'Production of electricity')
  t.equal(catalogues.title('nace-rev2.1', 'D35.12', 'it'), 'Produzione di energia elettrica da fonti rinnovabili')
  t.equal(catalogues.title('cn-green', 'GIGC-2024/4.2.2', 'it'), catalogues.title('cn-green', 'GIGC-2024/4.2.2', 'en'))
  t.equal(catalogues.title('modes', 'teleport', 'en'), 'teleport')
})

t.test('a tree is walked from the top, one level at a time', async (t) => {
  const ids = (...args: Parameters<typeof catalogues.entries>) => catalogues.entries(...args).map(({ id }) => id)
  t.strictSame(ids('eu-taxonomy', { parent: null }), ['CCM', 'CCA', 'WTR', 'CE', 'PPC', 'BIO'])
  t.ok(ids('eu-taxonomy', { parent: 'CCM' }).includes('CCM/energy'))
  t.ok(ids('eu-taxonomy', { parent: 'CCM/energy' }).includes('CCM 4.1'))
  t.strictSame(ids('cn-green', { parent: null }), ['GBEPC-2021', 'GIGC-2019', 'GIGC-2024', 'GFEPC-2025'])
  t.strictSame(ids('cn-green', { parent: 'GIGC-2024' }), [1, 2, 3, 4, 5, 6, 7].map((n) => `GIGC-2024/${n}`))
  t.strictSame(ids('it-regions', { parent: 'IT' }), ['ITC', 'ITH', 'ITI', 'ITF', 'ITG'])
  t.strictSame(ids('cn-regions', { parent: 'CN' }), ['CN-EAST', 'CN-CENTRAL', 'CN-WEST', 'CN-NORTHEAST', 'CN-OTHER'])
  t.strictSame(ids('cam', { parent: 'cam-tessili' }), ['cam-tessili-2021', 'cam-tessili-2017', 'cam-tessili-2011'])
  t.strictSame(ids('nace-rev2', { parent: 'no such code' }), [])
})

t.test('descendants hold the code itself and all that lies beneath, and nothing else', async (t) => {
  t.strictSame(catalogues.descendants('nace-rev2', 'D35.1'), ['D35.1', 'D35.11', 'D35.12', 'D35.13', 'D35.14'])
  t.strictSame(catalogues.descendants('nace-rev2', 'D35.11'), ['D35.11'])
  t.strictSame(catalogues.descendants('nace-rev2', 'X99'), [])
  for (const { id } of catalogues.entries('cn-green').filter(({ level }) => level !== 'catalogue')) {
    const strays = catalogues.descendants('cn-green', id).filter((below) => below !== id && !below.startsWith(`${id}.`))
    t.strictSame(strays, [], `all beneath ${id} begins with it`)
  }
})

t.test('headings order the tree only: no profile can name them', async (t) => {
  for (const [catalogue, id] of [['eu-taxonomy', 'CCM'], ['eu-taxonomy', 'CCM/energy'], ['vsme', 'B3'], ['cn-green', 'GIGC-2024']] as const) t.equal(catalogues.entry(catalogue, id)?.heading, true, id)
  for (const [catalogue, id] of [['eu-taxonomy', 'CCM 4.1'], ['cn-regions', 'CN-EAST'], ['it-regions', 'ITC'], ['cn-green', 'GIGC-2024/3']] as const) t.equal(catalogues.entry(catalogue, id)?.heading, false, id)
})

t.test('a Chinese row without a confirmed code has an id of ours, marked, beneath its parent', async (t) => {
  const own = catalogues.entries('cn-green').filter(({ data }) => data?.['ownId'] === true)
  t.equal(own.length, 28)
  t.ok(own.every(({ id, parent }) => parent !== null && id.startsWith(parent)))
  t.equal(catalogues.entry('cn-green', 'GBEPC-2021/5.5.1.x-electronic-toll-collection')?.parent, 'GBEPC-2021/5.5.1')
})

t.test('the codes of GIGC-2024 stand assumed under GFEPC-2025, without fossil items, and never replace a row that is held', async (t) => {
  const assumed = catalogues.entry('cn-green', 'GFEPC-2025/4.2.2')
  t.match(assumed, { official: false, confidence: 'low', parent: 'GFEPC-2025/4.2', data: { assumed: true } })
  t.strictSame(assumed?.title, catalogues.entry('cn-green', 'GIGC-2024/4.2.2')?.title)
  t.equal(catalogues.entry('cn-green', 'GFEPC-2025/4.4.1'), undefined)
  t.equal(catalogues.entry('cn-green', 'GFEPC-2025/1.4.2')?.data?.['assumed'], undefined)
})

t.test('the crosswalk says everywhere that it is not official, and guesses at official codes appear nowhere', async (t) => {
  t.match(catalogues.get('eu-cn-crosswalk'), { official: false, notice: /not the official/ })
  t.ok(catalogues.entries('eu-cn-crosswalk').every(({ official }) => !official))
  const candidates = (JSON.parse(readFileSync(new URL('../../seeds/catalogues/cgt-activities.json', import.meta.url), 'utf8')) as { rows: { cgtCodeCandidate: string | null }[] })
    .rows.flatMap(({ cgtCodeCandidate }) => cgtCodeCandidate ?? [])
  t.equal(candidates.length, 6)
  const served = JSON.stringify(catalogues.entries('eu-cn-crosswalk')) + JSON.stringify(catalogues.codes.crosswalk)
  t.notMatch(served, 'cgtCodeCandidate')
  for (const candidate of candidates) t.notOk(served.includes(`"${candidate}"`), candidate)
  for (const language of languages) t.ok(catalogues.crosswalkNotice[language])
})

t.test('source and confidence of every compiled row are served', async (t) => {
  for (const id of ['cam', 'certifications', 'cn-green', 'eu-cn-crosswalk', 'it-regions', 'it-provinces', 'cn-regions', 'funding', 'screening'] as const) {
    t.strictSame(catalogues.entries(id).filter((entry) => !entry.heading && (entry.source === null || entry.confidence === null)), [], id)
  }
  t.equal(catalogues.entry('eu-taxonomy', 'CCM 4.1')?.confidence, 'high')
  t.equal(catalogues.entry('eu-taxonomy', 'CCM 6.18')?.confidence, 'medium', 'its number rests on memory alone')
})

t.test('validity and successors of decrees and catalogues are told', async (t) => {
  t.match(catalogues.entry('cam', 'cam-edilizia'), { validFrom: '2026-02-02', validTo: null, supersededBy: null })
  t.match(catalogues.entry('cam', 'cam-edilizia-2022'), { validFrom: '2022-12-04', validTo: '2026-02-01', supersededBy: 'cam-edilizia', parent: 'cam-edilizia' })
  t.match(catalogues.entry('cn-green', 'GIGC-2019/1.1'), { validTo: '2024-02-02' })
  t.match(catalogues.entry('cn-green', 'GBEPC-2021'), { supersededBy: 'GFEPC-2025' })
})

t.test('the raw screening rules and the size ceilings are handed on as they are', async (t) => {
  t.equal(catalogues.screeningRules.length, 111)
  t.equal(catalogues.screeningPrecedents.length, 7)
  t.equal(catalogues.screeningRules.find(({ id }) => id === 'IT-GP-T-NONEU')?.trigger.stakePctGte, 10)
  t.strictSame(catalogues.sizeCeilings.map(({ id, staffMaxExclusive }) => [id, staffMaxExclusive]), [['micro', 10], ['small', 50], ['medium', 250]])
  for (const language of languages) t.ok(catalogues.screeningNotice[language])
})

t.test('what is served cannot be changed by a caller', async (t) => {
  const entry = catalogues.entry('modes', 'supply')
  t.throws(() => { Object.assign(entry ?? {}, { code: 'changed' }) }, TypeError)
  t.throws(() => { (catalogues.entries('modes') as unknown[]).push(1) }, TypeError)
})
