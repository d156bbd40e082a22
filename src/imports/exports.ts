// Exports: SMEs, investors and rankings as NDJSON, CSV and workbooks, page by page, as whoever asks may see them.
import type { Principal } from '../access/principal.ts'
import type { Audit } from '../audit/audit.ts'
import type { Language } from '../catalogues/catalogue.ts'
import { Problem } from '../errors.ts'
import type { WeightsInput } from '../matching/input.ts'
import type { MatchPage } from '../matching/match.ts'
import type { Matching } from '../matching/matching.ts'
import type { MatchViewContext } from '../matching/view.ts'
import { isObject } from '../profiles/merge.ts'
import type { Directories } from '../profiles/directories.ts'
import type { ProfileKind, Whole } from '../profiles/store.ts'
import { exportDocument } from './export-document.ts'
import { matchCells, matchColumns } from './export-matches.ts'
import { columnsOf, documentShapes, nestedLists, type Fields } from './flat-shape.ts'
import { guideSheet, ownerColumns } from './flat-records.ts'
import { flatten, type CellValue } from './flat.ts'
import { csvOf } from './table-writer.ts'
import { sheetLimits, workbookOf, type SheetPlan } from './workbook-writer.ts'

export const exportFormats = ['ndjson', 'csv', 'xlsx'] as const
export type ExportFormat = typeof exportFormats[number]
export type ExportContent = AsyncIterable<string | Uint8Array>

const pageSize = 100

type Row = ReadonlyMap<string, CellValue>
type Document = Readonly<Record<string, unknown>>
/** A page of what is exported, and how to come to the next. */
interface Page<T> { readonly items: readonly T[], readonly next: string | undefined, totalCount (): number | Promise<number> }
type PageReader<T> = (after: string | undefined) => Promise<Page<T>>

export interface ExportDeps extends Pick<MatchViewContext, 'catalogues' | 'codes' | 'sentences'> { readonly directories: Directories, readonly matching: Matching, readonly audit: Pick<Audit, 'noteExport'> }
export type Exports = ReturnType<typeof createExports>

export function createExports ({ directories, matching, catalogues, codes, sentences, audit }: ExportDeps) {
  /** Notes the beginning in the audit log before anything is given, and the end with whom it told of. What anybody may export is not noted. */
  const noted = async (what: string, format: ExportFormat, query: object, principal: Principal, told: ReadonlySet<string>, content: ExportContent): Promise<ExportContent> => {
    if (principal.role === 'anonymous') return content
    const ended = await audit.noteExport(what, format, query, principal)
    return (async function * () {
      let complete = false
      try {
        yield * content
        complete = true
      } finally {
        ended(told, complete)
      }
    })()
  }

  const profiles = async (kind: ProfileKind, query: object, format: ExportFormat, principal: Principal): Promise<ExportContent> => {
    const list = kind === 'sme' ? directories.smes : directories.investors
    const told = new Set<string>()
    const read: PageReader<Document> = async (after) => {
      const page = await list({ ...query, first: pageSize, after }, principal)
      const items: readonly Whole[] = page.items
      for (const { profile } of items) if (!profile.synthetic) told.add(profile.id)
      return { items: items.map(exportDocument), next: page.hasNextPage ? page.cursors.at(-1) : undefined, totalCount: () => page.totalCount() }
    }
    // Claims hold what certifications would say shortly.
    const header = columnsOf(documentShapes[kind]).filter((column) => column !== 'certifications')
    const pages = await begun(read, format)
    const content = format === 'ndjson'
      ? ndjson(pages)
      : format === 'csv' ? csv(pages, header, (document) => flatten(document, documentShapes[kind])) : workbookOf(pages, profileSheets(kind), guideSheet)
    return await noted(kind, format, query, principal, told, content)
  }

  return {
    /**
     * SMEs by the filters, words and order of the directory.
     * @throws Problem as the directory does, LIMIT_EXCEEDED for a workbook of more than 1,048,575
     */
    async smes (query: object, format: ExportFormat, principal: Principal): Promise<ExportContent> {
      return await profiles('sme', query, format, principal)
    },

    /** Investors; as `smes`. */
    async investors (query: object, format: ExportFormat, principal: Principal): Promise<ExportContent> {
      return await profiles('investor', query, format, principal)
    },

    /**
     * The ranking for an SME, need, investor or mandate, best first, as one record a pair; undefined for an unknown id.
     * @throws Problem as ranking does, LIMIT_EXCEEDED as `smes`
     */
    async matches (query: { readonly for: string, readonly filter?: object, readonly weights?: WeightsInput | undefined, readonly asOf?: string | undefined }, format: ExportFormat, principal: Principal, language: Language): Promise<ExportContent | undefined> {
      const context: MatchViewContext = { catalogues, codes, principal, sentences }
      const rank = async (after: string | undefined): Promise<MatchPage | undefined> => await matching.rank({ ...query, first: pageSize, after } as Parameters<Matching['rank']>[0], principal)
      const told = new Set<string>()
      const first = await rank(undefined)
      if (first === undefined) return undefined
      const read: PageReader<Row> = async (after) => {
        const page = after === undefined ? first : await rank(after)
        const items = page?.items ?? []
        for (const { match: { sme, investor } } of items) for (const { profile } of [sme, investor]) if (!profile.synthetic) told.add(profile.id)
        return { items: items.map(({ match }) => matchCells(match, language, context)), next: page?.hasNextPage === true ? items.at(-1)?.cursor : undefined, totalCount: () => page?.totalCount() ?? 0 }
      }
      const pages = await begun(read, format)
      const content = format === 'ndjson'
        ? ndjson(pages)
        : format === 'csv' ? csv(pages, matchColumns, (row) => row) : workbookOf(pages, [{ name: 'matches', header: matchColumns, rows: (page) => page }], guideSheet)
      return await noted('match', format, query, principal, told, content)
    }
  }
}

/** All pages, the first of them read already: what is refused is refused before anything is sent. */
async function begun<T> (read: PageReader<T>, format: ExportFormat): Promise<AsyncIterable<readonly T[]>> {
  const first = await read(undefined)
  const total = format === 'xlsx' && first.next !== undefined ? await first.totalCount() : 0
  if (total >= sheetLimits.rows) throw new Problem('LIMIT_EXCEEDED', `A sheet of a workbook has at most ${sheetLimits.rows.toLocaleString('en')} rows, and there are ${total.toLocaleString('en')}. Filter them, or take CSV or NDJSON, which have no limit.`)
  return (async function * () {
    for (let page = first; ; page = await read(page.next)) {
      yield page.items
      if (page.next === undefined) return
    }
  })()
}

async function * ndjson (pages: AsyncIterable<ReadonlyArray<Document | Row>>): ExportContent {
  for await (const page of pages) {
    if (page.length > 0) yield page.map((one) => `${JSON.stringify(one instanceof Map ? Object.fromEntries(one) : one)}\n`).join('')
  }
}

async function * csv<T> (pages: AsyncIterable<readonly T[]>, header: readonly string[], row: (one: T) => Row): ExportContent {
  let begins = true
  for await (const page of pages) {
    yield csvOf(header, page.map(row), begins)
    begins = false
  }
}

/** One row an organisation, and a sheet for each list whose entries hold lists themselves. */
export function profileSheets (kind: ProfileKind): ReadonlyArray<SheetPlan<Document>> {
  const shape = documentShapes[kind]
  const lists = nestedLists(shape).filter(([name]) => name !== 'certifications')
  return [
    { name: kind === 'sme' ? 'smes' : 'investors', header: columnsOf(shape, { nested: false }), rows: (documents) => documents.map((document) => flatten(document, shape, { nested: false })) },
    ...lists.map(([name, item]) => ({ name, header: [...ownerColumns, ...columnsOf(item)], rows: (documents: readonly Document[]) => documents.flatMap((document) => entries(document, name, item)) }))
  ]
}

function entries (document: Document, name: string, item: Fields): Row[] {
  const list = document[name]
  const owner = ownerColumns.map((column) => [column, document[column.slice('organisation.'.length)]] as const)
  return (Array.isArray(list) ? list : []).filter(isObject).map((entry) => new Map<string, CellValue>([
    ...owner.flatMap(([column, value]) => typeof value === 'string' ? [[column, value] as const] : []),
    ...flatten(entry, item)
  ]))
}
