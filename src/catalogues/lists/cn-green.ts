// Four Chinese green catalogues: bonds 2021 (GBEPC), industry 2019 and 2024 (GIGC), green finance 2025 (GFEPC).
import { z } from 'zod'
import { fold } from '../../fold.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import { confidence, entryOf, isoDay, type CatalogueList } from './list.ts'

export const cnCatalogueIds = ['GBEPC-2021', 'GIGC-2019', 'GIGC-2024', 'GFEPC-2025'] as const
export type CnCatalogueId = typeof cnCatalogueIds[number]

const row = z.looseObject({
  catalogue: z.enum(cnCatalogueIds),
  code: z.string().regex(/^\d+(\.\d+)*$/).nullable(),
  level: z.int().min(1).max(4),
  parentCode: z.string().nullable(),
  nameEn: z.string().min(1),
  nameZh: z.string().min(1),
  gigc2019Code: z.string().nullable().optional(),
  fossil: z.boolean().optional(),
  source: z.string(),
  confidence
})
export type CnGreenRow = z.output<typeof row>
const period = z.string().regex(/^\d{4}-\d\d-\d\d$/)
export const CnGreenFile = z.looseObject({
  meta: z.looseObject({
    asOf: isoDay,
    catalogues: z.array(z.looseObject({ id: z.enum(cnCatalogueIds), nameEn: z.string(), nameZh: z.string(), effectiveFrom: period, effectiveTo: period.nullable() }))
  }),
  rows: z.array(row)
})

/** As the catalogues' own status lines say. */
const successors: Partial<Record<CnCatalogueId, CnCatalogueId>> = { 'GIGC-2019': 'GIGC-2024', 'GBEPC-2021': 'GFEPC-2025' }

/**
 * Entry id: `catalogue/code`. A row whose own code is not confirmed gets an id of ours from its place and English name
 * (`GBEPC-2021/5.5.1.x-electronic-toll-collection`), so that it still lies beneath its parent's code.
 */
export function cnGreenId ({ catalogue, code, parentCode, nameEn }: Pick<CnGreenRow, 'catalogue' | 'code' | 'parentCode' | 'nameEn'>): string {
  if (code !== null) return `${catalogue}/${code}`
  const slug = fold(nameEn).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
  return `${catalogue}/${parentCode === null ? '' : `${parentCode}.`}x-${slug}`
}

/**
 * GFEPC-2025 is only partly at hand, and the codes seen in use equal those of GIGC-2024 (its fossil items were removed).
 * Scoring reads the one's codes for the other's, so a mandate must be able to name them: they are listed, marked as assumed.
 */
function assumedRows (rows: readonly CnGreenRow[]): CnGreenRow[] {
  const held = new Set(rows.filter((row) => row.catalogue === 'GFEPC-2025').map((row) => row.code))
  return rows
    .filter((row) => row.catalogue === 'GIGC-2024' && row.fossil !== true && !held.has(row.code))
    .map(({ zhWording: _, ...row }) => ({
      ...row,
      catalogue: 'GFEPC-2025',
      source: 'Assumed: code and name of GIGC-2024, whose numbering GFEPC-2025 follows wherever it could be checked',
      confidence: 'low',
      assumed: true
    }))
}

function byCode (a: CnGreenRow, b: CnGreenRow): number {
  if (a.code === null || b.code === null) return Number(a.code === null) - Number(b.code === null)
  const left = a.code.split('.').map(Number)
  const right = b.code.split('.').map(Number)
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** The four catalogues are the top nodes (headings). A code covers what lies beneath it. */
export function cnGreenList ({ meta, rows }: z.output<typeof CnGreenFile>): CatalogueList {
  const entries: CatalogueEntry[] = []
  const assumed = assumedRows(rows)
  for (const { id, nameEn, nameZh, effectiveFrom, effectiveTo, ...about } of meta.catalogues) {
    const own = rows.filter((row) => row.catalogue === id)
    const shown = id === 'GFEPC-2025' ? [...own, ...assumed].sort(byCode) : own
    const codes = new Set(shown.map((row) => row.code))
    entries.push(entryOf({
      id, level: 'catalogue', heading: true, title: { en: nameEn, zh: nameZh }, validFrom: effectiveFrom, validTo: effectiveTo, supersededBy: successors[id] ?? null, data: about
    }))
    for (const row of shown) {
      const { catalogue, code, level, parentCode, nameEn, nameZh, source, confidence, ...data } = row
      entries.push(entryOf({
        id: cnGreenId(row),
        code: code ?? cnGreenId(row).slice(catalogue.length + 1),
        parent: parentCode !== null && codes.has(parentCode) ? `${catalogue}/${parentCode}` : catalogue,
        level: `L${level}`,
        title: { en: nameEn, zh: nameZh },
        validFrom: effectiveFrom,
        validTo: effectiveTo,
        source,
        confidence,
        official: row['assumed'] !== true,
        data: { catalogue, ...(code === null ? { ownId: true } : {}), ...data }
      }))
    }
  }
  return {
    catalogue: {
      id: 'cn-green',
      title: { en: 'Chinese green catalogues', it: 'Cataloghi verdi cinesi', zh: '中国绿色目录' },
      version: 'GBEPC-2021, GIGC-2019, GIGC-2024, GFEPC-2025',
      asOf: meta.asOf,
      official: false,
      notice: 'Rebuilt from public secondary sources, not an official copy. Technical conditions are not included: a code shows topic, not compliance. ' +
        `${assumed.length} entries of GFEPC-2025 are assumed from GIGC-2024 (\`assumed\`); entries whose code is not confirmed have an id of ours (\`ownId\`).`
    },
    entries
  }
}
