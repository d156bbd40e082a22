// Activities and places as people write them, by the catalogues.
import type { CatalogueEntry, CatalogueId } from '../../catalogues/catalogue.ts'
import type { Lists } from '../../profiles/lists.ts'
import { fault, words, type Reading } from './reading.ts'

/** `382120` as `38.21.20`. */
function dotted (digits: string): string {
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].filter((part) => part !== '').join('.')
}

/** Spellings a code can stand for: as given, and with the zero that spreadsheets take from its beginning. */
function spellings (given: string): Array<{ readonly code: string, readonly restored: boolean }> {
  const dots = given.includes('.')
  const [head = '', ...tail] = given.split('.')
  const digits = dots ? [head.padStart(2, '0'), ...tail].join('') : given
  if (!/^\d+$/.test(digits) || (dots && head.length > 2) || digits.length > 6 || (!dots && digits.length < 2)) return []
  const plain = [{ code: dotted(digits), restored: dots && head.length === 1 }]
  return dots || digits.length > 5 ? plain : [...plain, { code: dotted(`0${digits}`), restored: true }]
}

/**
 * An activity from an ATECO code with or without dots and with two to six digits, section letter or not. Editions are tried
 * in order: 2025 as it is, 2007 as the NACE Rev. 2 class it begins with (they agree down to the class). A code that no
 * edition knows, but whose beginning of at least four digits is one, becomes that, with a remark.
 */
export function readAteco (text: string, editions: ReadonlyArray<'2025' | '2007'>, lists: Lists): Reading {
  const given = text.normalize('NFKC').toUpperCase().replace(/^ATECO\s*/, '').replace(/\s/g, '').replace(/^[A-V](?=\d)/, '').replace(/[,-]/g, '.').replace(/\.+$/, '')
  const tried = spellings(given)
  const known = ({ code, edition }: { readonly code: string, readonly edition: '2025' | '2007' }): { code: string, system: string } | undefined => {
    if (edition === '2025') return lists.entry('ateco-2025', code) === undefined ? undefined : { code, system: 'ATECO2025' }
    const nace = naceOf(code, lists)
    return nace === undefined ? undefined : { code: nace, system: 'NACE2' }
  }
  for (const { code, restored } of tried) {
    for (const edition of editions) {
      const value = known({ code, edition })
      if (value === undefined) continue
      if (restored) return { value, remark: { code: 'zero_restored', says: `lacks its first zero; taken as ${code}` } }
      return edition === editions[0] ? { value } : { value, remark: { code: 'other_edition', says: `is not in ATECO ${editions[0]}; taken as ${value.code} of ${edition === '2007' ? 'NACE Rev. 2, as ATECO 2007 has it' : 'ATECO 2025'}` } }
    }
  }
  for (const { code } of tried) {
    for (let shorter = code.replace(/.$/, ''); shorter.replaceAll('.', '').length >= 4; shorter = shorter.replace(/.$/, '')) {
      for (const edition of editions) {
        const value = known({ code: shorter.replace(/\.$/, ''), edition })
        if (value !== undefined) return { value, remark: { code: 'code_shortened', says: `is in no list; taken as ${value.code}, which it begins with` } }
      }
    }
  }
  return fault('not_a_code', 'is not a code')
}

const naceIds = new WeakMap<Lists, ReadonlyMap<string, string>>()

/** The NACE Rev. 2 code, with its section letter, of a code of ATECO 2007: that of its class, or of the level it names. */
function naceOf (code: string, lists: Lists): string | undefined {
  let ids = naceIds.get(lists)
  if (ids === undefined) {
    ids = new Map(lists.entries('nace-rev2').map(({ id }) => [id.slice(1), id]))
    naceIds.set(lists, ids)
  }
  return ids.get(code.slice(0, 5))
}

type Names = ReadonlyMap<string, string>
const nameLists = new WeakMap<Lists, Map<string, Names>>()

/** Codes by every name of a list's entries, names in two languages (`Bolzano/Bozen`) by each. A name of two places is none's. */
function namesOf (catalogue: CatalogueId, lists: Lists, keep: (entry: CatalogueEntry) => boolean): Names {
  const held = nameLists.get(lists) ?? new Map<string, Names>()
  nameLists.set(lists, held)
  const ready = held.get(catalogue)
  if (ready !== undefined) return ready
  const found = new Map<string, string>()
  const contested = new Set<string>()
  for (const entry of lists.entries(catalogue).filter(keep)) {
    const names = [entry.title.it, entry.title.en, entry.title.zh].flatMap((title) => title == null ? [] : [title, ...title.split('/'), title.replace(/\(.*\)/, '')])
    for (const name of new Set([entry.id, entry.code, ...names].map(placeKey))) {
      if (name === '') continue
      if (found.has(name) && found.get(name) !== entry.id) contested.add(name)
      else found.set(name, entry.id)
    }
  }
  for (const name of contested) found.delete(name)
  held.set(catalogue, found)
  return found
}

/** A place's name without what says that it is one: `Regione Lombardia`, `Provincia di Bari`, `Roma Capitale`, `米兰省`. */
function placeKey (name: string): string {
  return words(name.replace(/^(?:意大利|italia\b|italy\b)/i, '').replace(/(?:广域市|自治省|大区|省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/, ''))
    .replace(/^(?:regione|region|provincia|province|citta metropolitana|citta)(?: autonoma)?(?: di| del| della| dell| of)? /, '')
    .replace(/ (?:capitale|region|province)$/, '')
}

/** What the catalogues call otherwise; official names and older or shorter ones. */
const otherProvinces: Readonly<Record<string, string>> = {
  'reggio di calabria': 'RC',
  'reggio emilia': 'RE',
  forli: 'FC',
  fo: 'FC',
  pesaro: 'PU',
  ps: 'PU',
  massa: 'MS',
  carrara: 'MS',
  monza: 'MB',
  'monza brianza': 'MB',
  'monza e brianza': 'MB',
  aosta: 'AO',
  'valle d aosta': 'AO',
  bolzano: 'BZ',
  bozen: 'BZ',
  'alto adige': 'BZ',
  verbania: 'VB',
  'verbano cusio ossola': 'VB',
  barletta: 'BT',
  laquila: 'AQ',
  'carbonia iglesias': 'CI',
  'olbia tempio': 'OT',
  roma: 'RM'
}
const otherRegions: Readonly<Record<string, string>> = {
  'emilia romagna': 'IT-45',
  emilia: 'IT-45',
  romagna: 'IT-45',
  friuli: 'IT-36',
  'friuli vg': 'IT-36',
  'venezia giulia': 'IT-36',
  trentino: 'IT-32',
  'trentino alto adige': 'IT-32',
  'trentino a a': 'IT-32',
  'alto adige': 'IT-BZ',
  'sud tirol': 'IT-BZ',
  'valle d aosta': 'IT-23',
  'val d aosta': 'IT-23',
  'vallee d aoste': 'IT-23',
  aosta: 'IT-23',
  abruzzi: 'IT-65',
  puglie: 'IT-75',
  'le marche': 'IT-57',
  bolzano: 'IT-BZ',
  trento: 'IT-TN'
}

export function readProvince (text: string, lists: Lists): Reading {
  const key = placeKey(text)
  const code = namesOf('it-provinces', lists, () => true).get(key) ?? otherProvinces[key]
  return code === undefined ? fault('not_a_province', 'is not a province') : { value: code }
}

export function readRegion (text: string, lists: Lists): Reading {
  const key = placeKey(text)
  const code = namesOf('it-regions', lists, ({ level }) => level === 'region' || level === 'autonomous_province').get(key) ?? otherRegions[key]
  return code === undefined ? fault('not_a_region', 'is not a region') : { value: code }
}

/** The Chinese province a text names at its beginning: `江苏省苏州市`, `江苏 苏州`, `Jiangsu`. */
export function readChineseProvince (text: string, lists: Lists): Reading {
  const names = namesOf('cn-regions', lists, ({ level }) => level !== 'country' && level !== 'macro_region')
  const key = placeKey(text)
  const code = names.get(key) ?? [...names].find(([name]) => /\p{Script=Han}/u.test(name) && words(text).startsWith(name))?.[1]
  return code === undefined ? fault('not_a_province', 'is not a province of China') : { value: code }
}
