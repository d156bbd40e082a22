import t from 'tap'
import { loadCatalogues } from '../../src/catalogues/catalogues.ts'

const catalogues = loadCatalogues()
const { translate } = catalogues
const codesOf = (list: readonly { code: string }[] | undefined) => list?.map(({ code }) => code)

t.test('a code is kept as given and told in both revisions, with titles', async (t) => {
  const answer = translate('35.12.00', 'ATECO2025')
  t.match(answer?.given, { code: '35.12.00', system: 'ATECO2025', title: { it: 'Produzione di energia elettrica da fonti rinnovabili' } })
  t.match(answer?.nace21, [{ code: 'D35.12', title: { en: 'Production of electricity from renewable sources' } }])
  t.match(answer?.nace2, [{ code: 'D35.11', title: { en: 'Production of electricity' } }])
  t.equal(translate('35.12.99', 'ATECO2025'), undefined)
  t.equal(translate('35.12', 'NACE2'), undefined, 'NACE codes carry their section letter')
})

t.test('reused digits are warned of in three languages, from either side', async (t) => {
  t.match(translate('D35.12', 'NACE21')?.warning, { system: 'NACE2', code: 'D35.12', title: { en: 'Transmission of electricity' } })
  const landfill = translate('E38.32', 'NACE2')?.warning
  t.match(landfill, { system: 'NACE21', code: 'E38.32', title: { en: 'Landfilling or permanent storage' } })
  t.match(landfill?.message, { en: /something else.*Landfilling/, it: /altro significato.*discarica/, zh: /含义不同/ })
  t.match(translate('38.32.00', 'ATECO2025')?.warning, { system: 'NACE2', code: 'E38.32' })
})

t.test('exactly the 23 classes that the README lists keep their digits and change their meaning', async (t) => {
  const warned = catalogues.entries('nace-rev2').filter(({ id, level }) => level === 'class' && translate(id, 'NACE2')?.warning !== null).map(({ id }) => id.slice(1))
  t.strictSame(warned.sort(), ['20.51', '25.30', '25.40', '25.61', '25.62', '35.12', '35.13', '35.14', '38.31', '38.32', '43.91', '46.71', '46.72', '46.73',
    '47.63', '47.64', '47.81', '47.82', '49.32', '58.12', '58.13', '61.20', '63.91'])
})

t.test('a class that kept digits and meaning is not warned of, even when its section letter changed', async (t) => {
  const architecture = translate('M71.11', 'NACE2')
  t.strictSame(codesOf(architecture?.nace21), ['N71.11'])
  t.equal(architecture?.warning, null)
  t.equal(translate('D35.11', 'NACE2')?.warning, null)
  t.match(translate('M', 'NACE2')?.warning, { system: 'NACE21', code: 'M' }, 'the letter itself was reused')
})

t.test('the relation counts codes on both sides, from the side given', async (t) => {
  t.match(translate('A01.11', 'NACE2'), { relation: '1:1' })
  t.match(translate('D35.11', 'NACE2'), { relation: '1:n' }, 'one class became three')
  t.strictSame(codesOf(translate('D35.11', 'NACE2')?.nace21), ['D35.11', 'D35.12', 'D35.16'])
  t.match(translate('D35.12', 'NACE21'), { relation: 'n:1' }, 'and back, three share one')
  t.match(translate('E38.21', 'NACE21'), { relation: 'n:m' })
})

t.test('an ATECO code that is only part of its class says that what it stands for is wider', async (t) => {
  t.equal(translate('38.21.20', 'ATECO2025')?.wider, true)
  t.equal(translate('35.12.00', 'ATECO2025')?.wider, false, 'the only subcategory is the whole class')
  t.equal(translate('38.21', 'ATECO2025')?.wider, false)
  t.equal(translate('E38.21', 'NACE21')?.wider, false)
})

t.test('every code of the three systems translates', async (t) => {
  for (const [catalogue, system] of [['nace-rev2', 'NACE2'], ['nace-rev2.1', 'NACE21'], ['ateco-2025', 'ATECO2025']] as const) {
    const lost = catalogues.entries(catalogue).filter(({ id }) => {
      const answer = translate(id, system)
      return answer === undefined || answer.nace2.length === 0 || answer.nace21.length === 0
    })
    t.strictSame(lost, [], catalogue)
  }
})
