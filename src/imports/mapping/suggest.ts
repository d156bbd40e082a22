// Proposes a mapping from what a file's columns are called and what its first rows hold. A person looks it over: the notes
// say what was understood from the values alone, and which columns nobody understood.
import type { Lists } from '../../profiles/lists.ts'
import { columnKey } from './header.ts'
import { readMapping, type Mapping, type Operation, type Rule } from './mapping.ts'
import { key, operate } from './operations.ts'
import { mappingNames, shippedMapping } from './shipped.ts'

/** A file's header and some of its rows, cells as they are. */
export interface Sample { readonly header: readonly string[], readonly rows: ReadonlyArray<Readonly<Record<string, string>>> }

export interface Suggestion {
  readonly mapping: Mapping
  /** The shipped mapping whose columns these are; null when a new one is proposed. */
  readonly shipped: string | null
}

const roles = {
  id: ['id', 'codice', 'codicecliente', 'numero', 'nr', 'memberid', 'externalid', 'codicefiscale', '编号'],
  name: ['denominazione', 'ragionesociale', 'impresa', 'azienda', 'nome', 'nomeazienda', 'nomeimpresa', 'societa', 'companyname', 'company', 'legalname', 'name', 'espositore', 'exhibitor', '企业名称', '公司名称', '公司', '企业'],
  vat: ['partitaiva', 'piva', 'iva', 'vat', 'vatnumber', 'vatid'],
  rea: ['rea', 'numerorea', 'nrea'],
  province: ['provincia', 'prov', 'pr', 'siglaprovincia', 'province'],
  region: ['regione', 'region', 'state'],
  city: ['comune', 'citta', 'city', 'town', 'sede'],
  ateco: ['ateco', 'codiceateco', 'atecocode', 'ateco2007', 'ateco2025', 'attivitaateco'],
  headcount: ['addetti', 'dipendenti', 'numeroaddetti', 'numerodipendenti', 'ndipendenti', 'employees', 'headcount', 'size', 'organico', '员工人数'],
  turnover: ['fatturato', 'ricavi', 'turnover', 'revenue', 'fatturatoeur', 'fatturatoeuro', 'valoredellaproduzione', 'valoreproduzione'],
  balance: ['totaleattivo', 'attivo', 'totalebilancio', 'totalassets', 'balancesheet'],
  founded: ['annofondazione', 'annocostituzione', 'datacostituzione', 'datafondazione', 'datainizioattivita', 'fondata', 'founded', 'foundedin', '成立时间'],
  website: ['sito', 'sitoweb', 'sitointernet', 'web', 'website', 'url', 'homepage', '网址'],
  description: ['descrizione', 'attivita', 'attivitasvolta', 'description', 'about', 'profilo', '简介'],
  certificates: ['certificazioni', 'certificazione', 'certifications', 'certificates', 'certificati', '认证']
} as const
type Role = keyof typeof roles

const dateFormats = ['d/m/yyyy', 'yyyy-m-d', 'd-m-yyyy', 'd.m.yyyy', 'yyyy/m/d', 'yyyy年m月d日', 'serial']
const certificates: ReadonlyArray<readonly [id: string, names: string[]]> = [
  ['iso-14001', ['ISO 14001', 'ISO14001']], ['iso-50001', ['ISO 50001', 'ISO50001']], ['iso-14064-1', ['ISO 14064', 'ISO 14064-1']], ['emas', ['EMAS']], ['epd', ['EPD']], ['eu-ecolabel', ['Ecolabel']],
  ['fsc', ['FSC']], ['pefc', ['PEFC']], ['gots', ['GOTS']], ['grs', ['GRS']], ['b-corp', ['B Corp', 'BCorp']], ['societa-benefit', ['società benefit']], ['remade-in-italy', ['ReMade', 'ReMade in Italy']], ['plastica-seconda-vita', ['Plastica Seconda Vita', 'PSV']],
  ['sa8000', ['SA8000', 'SA 8000']], ['iso-45001', ['ISO 45001', 'ISO45001']]
]

/**
 * A mapping for the file: a shipped one when most columns are its own, else a new one for SMEs. It always has its shape;
 * whether it says what the columns mean is for a person to judge, best by a dry run.
 */
export function suggestMapping ({ header, rows }: Sample, name: string, lists: Lists): Suggestion {
  const shipped = mappingNames().map(shippedMapping).map((mapping) => ({ mapping, share: shareKnown(header, mapping) })).sort((a, b) => b.share - a.share)[0]
  if (shipped !== undefined && shipped.share >= 0.6) return { mapping: shipped.mapping, shipped: shipped.mapping.id }

  const id = key(name).replace(/[^a-z0-9-]/g, '').replace(/^-+/, '').slice(0, 60) || 'my-mapping'
  const values = (column: string): string[] => rows.map((row) => (row[column] ?? '').trim()).filter((text) => text !== '')
  const notes = ['Proposed from the header and the first rows. Look it over, then try it with --dry-run.']
  const found = new Map<Role, string>()
  for (const column of header) {
    const role = (Object.keys(roles) as Role[]).find((one) => (roles[one] as readonly string[]).includes(columnKey(column)))
    if (role !== undefined && !found.has(role)) found.set(role, column)
  }
  const byName = new Set(found.values())
  for (const column of header.filter((one) => !byName.has(one))) {
    const role = roleOfValues(values(column), lists)
    if (role === undefined || found.has(role)) continue
    found.set(role, column)
    notes.push(`'${column}' is taken as ${role} for what it holds: ${values(column).slice(0, 3).join(', ')}.`)
  }
  const fields = rulesFor(found, values, lists, notes)
  const used = new Set(found.values())
  const unused = header.filter((column) => !used.has(column))
  if (unused.length > 0) notes.push(`Not used: ${unused.join(', ')}.`.slice(0, 1_000))
  return {
    shipped: null,
    mapping: readMapping({
      format: 1,
      id,
      version: '1',
      title: name.slice(0, 300),
      notes,
      kind: 'sme',
      source: id,
      columns: Object.fromEntries(header.map((column) => [column.slice(0, 300), {
        ...(column === found.get('name') ? { required: true } : {}),
        ...(used.has(column) ? {} : { note: `Not used. It holds ${values(column).slice(0, 3).map((text) => `'${text.slice(0, 60)}'`).join(', ') || 'nothing in the first rows'}.` })
      }])),
      missing: ['-', 'n.d.', 'n/a', 'nan', 'null'],
      fields
    })
  }
}

function shareKnown (header: readonly string[], { columns }: Mapping): number {
  const known = new Set(Object.entries(columns).flatMap(([name, { also }]) => [name, ...also].map(columnKey)))
  const required = Object.entries(columns).filter(([, column]) => column.required)
  const has = new Set(header.map(columnKey))
  if (required.some(([name, { also }]) => ![name, ...also].some((spelling) => has.has(columnKey(spelling))))) return 0
  return header.filter((column) => known.has(columnKey(column))).length / Math.max(1, header.length)
}

/** Whether an operation reads nearly all of the values. */
function reads (texts: readonly string[], operation: Operation, lists: Lists): boolean {
  return texts.length > 0 && texts.filter((text) => 'value' in operate(text, operation, lists)).length >= texts.length * 0.8
}

function roleOfValues (texts: readonly string[], lists: Lists): Role | undefined {
  const all = (pattern: RegExp): boolean => texts.length > 1 && texts.filter((text) => pattern.test(text)).length >= texts.length * 0.8
  if (all(/^(?:IT)?\d{11}$/)) return 'vat'
  if (all(/^[A-Z]{2}[- ]?\d{6,7}$/)) return 'rea'
  if (all(/^(?:https?:\/\/|www\.)\S+$/i)) return 'website'
  if (all(/^\d{1,2}\.\d{1,2}(?:\.\d{1,2})?$/) && reads(texts, { op: 'ateco', editions: ['2025', '2007'] }, lists)) return 'ateco'
  if (new Set(texts).size > 1 && reads(texts, { op: 'region' }, lists)) return 'region'
  if (new Set(texts).size > 1 && reads(texts, { op: 'province' }, lists)) return 'province'
  return undefined
}

/** Decimals behind a comma, unless commas group thousands. */
function decimalOf (texts: readonly string[]): ',' | '.' {
  const grouping = (mark: string): number => texts.filter((text) => new RegExp(`\\d\\${mark}\\d{3}(?!\\d)`).test(text)).length
  return grouping(',') > grouping('.') ? '.' : ','
}

function rulesFor (found: ReadonlyMap<Role, string>, values: (column: string) => string[], lists: Lists, notes: string[]): Rule[] {
  const rules: Rule[] = []
  const of = (role: Role, rule: (column: string, texts: readonly string[]) => Rule[]): void => {
    const column = found.get(role)
    if (column !== undefined) rules.push(...rule(column, values(column)))
  }
  const identity = (['id', 'vat'] as const).flatMap((role) => found.get(role) ?? [])[0]
  const named = (['name', 'city', 'province'] as const).flatMap((role) => found.get(role) ?? []).slice(0, 2)
  if (identity !== undefined) rules.push({ to: 'externalId', from: identity, do: [{ op: 'key' }] })
  else if (named.length > 0) rules.push({ to: 'externalId', join: { columns: named, with: ' ' }, do: [{ op: 'key' }] })
  else {
    rules.push({ to: 'externalId', constant: null })
    notes.push('No column says who a row is about: fill externalId from one that does, and legalName.')
  }
  of('name', (from) => [{ to: 'legalName', from }])
  of('vat', (from) => [{ to: 'vatNumber', from }])
  of('rea', (from) => [{ to: 'rea', from }])
  of('province', (from) => [{ to: 'province', from, do: [{ op: 'province' }] }])
  of('region', (from) => [{ to: 'region', from, do: [{ op: 'region' }] }])
  of('ateco', (from) => [{ to: 'activities', called: 'sector', list: [{ from, do: [{ op: 'split', by: [';'] }, { op: 'ateco', editions: ['2025', '2007'] }] }] }])
  for (const [role, exact, banded] of [['headcount', 'headcount', 'headcountBand'], ['turnover', 'turnoverEur', 'turnoverBandEur'], ['balance', 'balanceSheetEur', null]] as const) {
    of(role, (from, texts) => {
      const notation = { decimal: decimalOf(texts), units: role === 'headcount' ? {} : { mln: 1_000_000, milioni: 1_000_000, mila: 1_000, k: 1_000, m: 1_000_000 } }
      const number: Operation = { op: 'number', ...notation, scale: 1, whole: true }
      if (banded === null || reads(texts, number, lists)) return [{ to: exact, from, do: [number] }]
      return [{ to: banded, from, called: role, do: [{ op: 'band', ...notation, classes: {} }] }]
    })
  }
  of('founded', (from, texts) => {
    if (texts.length === 0 || texts.filter((text) => /^\d{4}$/.test(text)).length >= texts.length * 0.8) return [{ to: 'founded', from, do: [{ op: 'number', decimal: ',', units: {}, scale: 1, whole: true }] }]
    const formats = dateFormats.filter((format) => texts.some((text) => 'value' in operate(text, { op: 'date', formats: [format] }, lists)))
    return [{ to: 'founded', from, do: [{ op: 'date', formats: formats.length > 0 ? formats : ['d/m/yyyy'] }, { op: 'year' }] }]
  })
  of('website', (from) => [{ to: 'website', from, do: [{ op: 'address' }] }])
  of('description', (from) => [{ to: 'descriptions.it', from, do: [{ op: 'cut', length: 4_000 }] }])
  of('certificates', (column, texts) => {
    const seen = certificates.filter(([, names]) => names.some((name) => texts.some((text) => columnKey(text).includes(columnKey(name)))))
    return seen.length === 0 ? [] : [{ to: 'certifications', list: seen.map(([id, contains]) => ({ object: { id: { constant: id } }, if: { column, contains } })) }]
  })
  return rules
}
