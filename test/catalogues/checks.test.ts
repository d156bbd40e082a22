import t, { type Test } from 'tap'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { CatalogueError, loadCatalogues } from '../../src/catalogues/catalogues.ts'

const shipped = fileURLToPath(new URL('../../seeds/catalogues/', import.meta.url))

type Row = Record<string, unknown>
/** Where the rows of a file are; some files are the list itself. */
const rowsOf = (document: unknown): Row[] => {
  if (Array.isArray(document)) return document as Row[]
  const { items, rows, rules } = document as Record<string, Row[] | undefined>
  return items ?? rows ?? rules ?? []
}

/** A copy of the shipped lists in the test's own folder, with changes to some of its files. */
function copyWith (t: Test, changes: Record<string, (rows: Row[], document: Record<string, unknown>) => void>): string {
  const folder = t.testdir({ catalogues: {} })
  cpSync(shipped, join(folder, 'catalogues'), { recursive: true })
  for (const [file, change] of Object.entries(changes)) {
    const path = join(folder, 'catalogues', file)
    const document: unknown = JSON.parse(readFileSync(path, 'utf8'))
    change(rowsOf(document), document as Record<string, unknown>)
    writeFileSync(path, JSON.stringify(document))
  }
  return folder
}

function row (rows: Row[], key: string, value: string): Row {
  const found = rows.find((candidate) => candidate[key] === value)
  if (found === undefined) throw new Error(`No row with ${key} ${value}`)
  return found
}

function faultsOf (folder: string | URL): readonly string[] {
  try {
    loadCatalogues(folder)
    return []
  } catch (error) {
    if (error instanceof CatalogueError) return error.faults
    throw error
  }
}

t.test('an unchanged copy loads from a path and from a URL', async (t) => {
  const folder = copyWith(t, {})
  t.equal(loadCatalogues(folder).list().length, 18)
  t.equal(loadCatalogues(pathToFileURL(folder)).list().length, 18)
})

t.test('every broken reference is listed in one error', async (t) => {
  const folder = copyWith(t, {
    'cam-criteria.json': (rows) => {
      Object.assign(row(rows, 'id', 'cam-edilizia'), { nace: ['F41.99'], euTaxonomyLinks: ['CCM 99.1'] })
      Object.assign(row(rows, 'id', 'cam-carta'), { typicalCertifications: ['no-such-label'] })
    },
    'eu-taxonomy-activities.json': (rows) => { row(rows, 'code', 'CCM 4.1')['nace'] = ['D35.99'] },
    'cgt-activities.json': (rows) => { Object.assign(row(rows, 'id', 'xw-d-01'), { euActivities: ['CCM 44.1'], cnCatalogueCodes: ['9.9.9'], cnGuidance2024Codes: ['8.8'], scenario: '7' }) },
    'it-provinces.json': (rows) => {
      row(rows, 'code', 'MI')['region'] = 'IT-24'
      row(rows, 'code', 'BG')['nuts3Codes'] = ['ITH99']
    },
    'it-regions.json': (rows) => { row(rows, 'code', 'IT-21')['capitalProvince'] = 'ZZ' },
    'investment-screening.json': (rows) => {
      const rule = rows.find(({ trigger }) => (trigger as { combineWith?: string[] }).combineWith !== undefined)
      Object.assign(rule?.['trigger'] as object, { combineWith: ['IT-GP-NONE'], naceCodes: ['Z99'], cnGuidance2024Codes: ['77'], regions: ['CN-ZZ'] })
    },
    'funding-programmes.json': (rows) => { Object.assign(row(rows, 'id', 'eu-life'), { eligibleRegions: ['IT-99'], eligibleNace: ['Z1'] }) },
    'vsme-datapoints.json': (rows) => { row(rows, 'id', 'B1.BasisForPreparation')['module'] = 'B99' },
    'vocabulary.json': (_, document) => { (document['instrumentCompatibility'] as Record<string, Record<string, number>>)['loan']!['leasing'] = 0.1 }
  })
  const faults = faultsOf(folder)
  for (const expected of [
    'cam cam-edilizia: NACE Rev. 2 code \'F41.99\' does not exist',
    'cam cam-edilizia: EU Taxonomy activity \'CCM 99.1\' does not exist',
    'cam cam-carta: certification \'no-such-label\' does not exist',
    'certifications fsc: names CAM category \'cam-carta\', which does not name it back',
    'eu-taxonomy CCM 4.1: NACE Rev. 2 code \'D35.99\' does not exist',
    'eu-cn-crosswalk xw-d-01: EU Taxonomy activity \'CCM 44.1\' does not exist',
    'eu-cn-crosswalk xw-d-01: entry \'GBEPC-2021/9.9.9\' does not exist',
    'eu-cn-crosswalk xw-d-01: entry \'GIGC-2024/8.8\' does not exist',
    'eu-cn-crosswalk xw-d-01: scenario \'7\' does not exist',
    'it-provinces MI: region \'IT-24\' does not exist',
    'it-provinces BG: has a NUTS-3 code outside region \'IT-25\'',
    'it-regions IT-21: capital province \'ZZ\' does not exist',
    'funding eu-life: region \'IT-99\' does not exist',
    'funding eu-life: NACE Rev. 2 code \'Z1\' does not exist',
    'vocabulary loan leasing: is not symmetric'
  ]) t.ok(faults.includes(expected), expected)
  for (const pattern of [/^screening .*rule 'IT-GP-NONE'/, /^screening .*'Z99'/, /^screening .*'GIGC-2024\/77'/, /^screening .*'CN-ZZ'/]) t.ok(faults.some((fault) => pattern.test(fault)), String(pattern))
  t.throws(() => loadCatalogues(folder), { name: 'CatalogueError', message: new RegExp(`${faults.length} faults`) })
})

t.test('the correspondence must exist on both sides, once, complete, with the relation its pairs have', async (t) => {
  const faults = faultsOf(copyWith(t, {
    'nace-rev2-to-rev2.1.json': (rows) => {
      row(rows, 'rev2', 'A01.11')['rev2_1'] = 'A01.99'
      row(rows, 'rev2', 'A01.12')['rev2'] = 'A01.98'
      row(rows, 'rev2', 'D35.14')['relation'] = '1:1'
      rows.push({ ...row(rows, 'rev2', 'D35.11') })
    }
  }))
  for (const pattern of [/NACE Rev\. 2\.1 code 'A01\.99' does not exist/, /NACE Rev\. 2 code 'A01\.98' does not exist/, /nace-rev2 A01\.12: has no row/, /D35\.14 .*relation is '1:1'/, /D35\.11 .*listed twice/]) {
    t.ok(faults.some((fault) => pattern.test(fault)), String(pattern))
  }
})

t.test('an ATECO code must follow the class that its digits say', async (t) => {
  const faults = faultsOf(copyWith(t, { 'ateco-2025.json': (rows) => { row(rows, 'code', '38.21.20')['naceRev21'] = 'E38.32' } }))
  t.strictSame(faults, ['ateco-2025 38.21.20: naceRev21 is \'E38.32\', its digits say \'E38.21\' (subcategory)'])
})

t.test('a link that only one of two lists knows is a fault', async (t) => {
  const faults = faultsOf(copyWith(t, { 'certifications.json': (rows) => { (row(rows, 'id', 'fsc')['camAccepted'] as string[]).push('cam-veicoli') } }))
  t.strictSame(faults, ['certifications fsc: names CAM category \'cam-veicoli\', which does not name it back'])
})

t.test('trees with missing parents, loops, doubles or dates the wrong way round are faults', async (t) => {
  const faults = faultsOf(copyWith(t, {
    'nace-rev2.json': (rows) => {
      row(rows, 'code', 'A01.11')['parent'] = 'A01.9'
      rows.push({ ...row(rows, 'code', 'A01.12') })
    },
    'cam-criteria.json': (rows) => {
      row(rows, 'id', 'cam-tessili-2017')['supersededBy'] = 'cam-tessili-2011'
      row(rows, 'id', 'cam-edilizia-2022')['inForceTo'] = '2020-01-01'
    },
    'cn-green-catalogue.json': (rows) => { row(rows, 'code', '4.2.2')['parentCode'] = '4.3' }
  }))
  for (const expected of ['nace-rev2 A01.11: parent \'A01.9\' does not exist', 'nace-rev2 A01.12: is listed twice', 'cam cam-tessili-2017: is its own successor',
    'cam cam-edilizia-2022: ends (2020-01-01) before it begins (2022-12-04)']) t.ok(faults.includes(expected), expected)
})

t.test('a decree superseded by one of another category is a fault', async (t) => {
  const faults = faultsOf(copyWith(t, {
    'cam-criteria.json': (rows) => {
      row(rows, 'id', 'cam-tessili-2021')['supersededBy'] = 'cam-veicoli'
      row(rows, 'id', 'cam-veicoli-2012')['supersededBy'] = null
      row(rows, 'id', 'cam-carta-2009')['category'] = 'cam-pietra'
    }
  }))
  t.ok(faults.includes('cam cam-carta-2009: parent \'cam-pietra\' does not exist'))
  const more = faultsOf(copyWith(t, {
    'cam-criteria.json': (rows) => {
      row(rows, 'id', 'cam-tessili-2021')['supersededBy'] = 'cam-veicoli'
      row(rows, 'id', 'cam-veicoli-2012')['supersededBy'] = null
    }
  }))
  t.strictSame(more, ['cam cam-tessili-2021: has a successor of another category, \'cam-veicoli\'', 'cam cam-veicoli-2012: is superseded without a successor, or has one though in force'])
})

t.test('a Chinese code must lie under its parent code', async (t) => {
  const faults = faultsOf(copyWith(t, { 'cn-green-catalogue.json': (rows) => { rows.find(({ catalogue, code }) => catalogue === 'GIGC-2024' && code === '4.2.2')!['parentCode'] = '4.3' } }))
  t.ok(faults.includes('cn-green GIGC-2024/4.2.2: does not lie under its parent code \'4.3\''))
})

t.test('missing, unreadable and misshapen files are named together, before anything else', async (t) => {
  const folder = copyWith(t, { 'cam-criteria.json': (rows) => { row(rows, 'id', 'cam-edilizia')['status'] = 'perhaps' } })
  rmSync(join(folder, 'catalogues', 'vocabulary.json'))
  writeFileSync(join(folder, 'catalogues', 'nace-rev2.json'), '[{')
  const faults = faultsOf(folder)
  for (const pattern of [/^cam-criteria\.json: items\.\d+\.status/, /^vocabulary\.json: ENOENT/, /^nace-rev2\.json: /]) t.ok(faults.some((fault) => pattern.test(fault)), String(pattern))
})

t.test('loading and checking take well under a second of processor time', async (t) => {
  const start = process.cpuUsage()
  loadCatalogues()
  const { user, system } = process.cpuUsage(start)
  t.ok(user + system < 1_000_000)
})
