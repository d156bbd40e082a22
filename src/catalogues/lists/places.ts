// Italian regions and provinces (ISO 3166-2:IT, ISTAT, NUTS 2024) and Chinese divisions (ISO 3166-2:CN).
import { z } from 'zod'
import type { CatalogueEntry, Text } from '../catalogue.ts'
import { codes, confidence, entryOf, isoDay, type CatalogueList } from './list.ts'

const meta = z.looseObject({ asOf: isoDay })

const region = z.looseObject({
  code: z.string().regex(/^IT-(\d\d|[A-Z]{2})$/),
  level: z.enum(['region', 'autonomous_province']),
  parent: z.string().nullable(),
  nuts1: z.string().length(3),
  nuts2Codes: codes.min(1),
  nameIt: z.string(),
  nameEn: z.string(),
  nameZh: z.string(),
  macroArea: z.string(),
  capitalProvince: z.string(),
  source: z.string(),
  confidence
})
export type RegionRow = z.output<typeof region>
export const RegionsFile = z.looseObject({ meta, items: z.array(region) })

const province = z.looseObject({
  code: z.string().regex(/^[A-Z]{2}$/),
  region: z.string(),
  nameIt: z.string(),
  nameEn: z.string(),
  nameZh: z.string(),
  type: z.string(),
  nuts3Codes: codes.min(1),
  iso31662: z.string().nullable(),
  status: z.enum(['active', 'superseded']),
  validFrom: isoDay.nullable(),
  supersededBy: codes,
  source: z.string(),
  confidence
})
export type ProvinceRow = z.output<typeof province>
export const ProvincesFile = z.looseObject({ meta, items: z.array(province) })

const division = z.looseObject({
  code: z.string().regex(/^CN-[A-Z]{2}$/),
  nameEn: z.string(),
  nameZh: z.string(),
  type: z.string(),
  macroRegion: z.enum(['East', 'Central', 'West', 'Northeast', 'Other']),
  source: z.string(),
  confidence
})
export type CnRegionRow = z.output<typeof division>
export const CnRegionsFile = z.looseObject({ meta, rows: z.array(division) })

const italy: Text = { it: 'Italia', en: 'Italy', zh: '意大利' }
/** ISTAT's five geographic divisions, which are the NUTS-1 units. */
const macroAreas: Readonly<Record<string, Text>> = {
  'Nord-Ovest': { it: 'Nord-Ovest', en: 'North-West Italy', zh: '意大利西北部' },
  'Nord-Est': { it: 'Nord-Est', en: 'North-East Italy', zh: '意大利东北部' },
  Centro: { it: 'Centro', en: 'Central Italy', zh: '意大利中部' },
  Sud: { it: 'Sud', en: 'South Italy', zh: '意大利南部' },
  Isole: { it: 'Isole', en: 'Insular Italy', zh: '意大利岛屿地区' }
}
const nuts = 'Eurostat NUTS 2024'

/** Italy, the NUTS-1 units, the regions with the two autonomous provinces, and beneath each the NUTS-2 code it also goes by. */
export function regionsList ({ meta, items }: z.output<typeof RegionsFile>): CatalogueList {
  const entries: CatalogueEntry[] = [entryOf({ id: 'IT', level: 'country', title: italy, source: 'ISO 3166-1', confidence: 'high' })]
  const seen = new Set<string>()
  for (const row of items) {
    if (!seen.has(row.nuts1)) {
      seen.add(row.nuts1)
      entries.push(entryOf({ id: row.nuts1, parent: 'IT', level: 'nuts1', title: macroAreas[row.macroArea] ?? { it: row.macroArea }, source: nuts, confidence: 'high' }))
    }
    const { code, level, parent, nameIt, nameEn, nameZh, source, confidence, ...data } = row
    const title = { it: nameIt, en: nameEn, zh: nameZh }
    entries.push(entryOf({ id: code, parent: parent ?? row.nuts1, level, title, source, confidence, data }))
    // Trentino-Alto Adige is two NUTS-2 units: they stand under the autonomous provinces that they are.
    if (row.nuts2Codes.length === 1) for (const unit of row.nuts2Codes) entries.push(entryOf({ id: unit, parent: code, level: 'nuts2', title, source: nuts, confidence: 'high', data: { sameAs: code } }))
  }
  return {
    catalogue: {
      id: 'it-regions',
      title: { en: 'Italian regions', it: 'Regioni italiane', zh: '意大利大区' },
      version: 'ISO 3166-2:IT, NUTS 2024',
      asOf: meta.asOf,
      official: true,
      notice: 'Chinese names are translations of ours. NUTS codes are accepted beside the ISO codes.'
    },
    entries
  }
}

export function provincesList ({ meta, items }: z.output<typeof ProvincesFile>): CatalogueList {
  return {
    catalogue: {
      id: 'it-provinces',
      title: { en: 'Italian provinces', it: 'Province italiane', zh: '意大利省份' },
      version: 'ISTAT, after the Sardinian reform of 2025',
      asOf: meta.asOf,
      official: true,
      notice: 'Chinese names are translations of ours. Codes of the new Sardinian provinces follow ISTAT-based lists; registers may still carry the old ones.'
    },
    entries: items.map((row) => {
      const { code, nameIt, nameEn, nameZh, validFrom, supersededBy, source, confidence, ...data } = row
      const [only, ...more] = supersededBy
      return entryOf({
        id: code,
        level: row.type,
        title: { it: nameIt, en: nameEn, zh: nameZh },
        validFrom,
        // A unit split among several has no single successor.
        supersededBy: more.length === 0 ? only ?? null : null,
        source,
        confidence,
        data: { ...data, supersededBy }
      })
    })
  }
}

const macroRegions: Readonly<Record<CnRegionRow['macroRegion'], Text>> = {
  East: { en: 'East China (four-region scheme)', it: 'Cina orientale', zh: '东部地区' },
  Central: { en: 'Central China (four-region scheme)', it: 'Cina centrale', zh: '中部地区' },
  West: { en: 'West China (four-region scheme)', it: 'Cina occidentale', zh: '西部地区' },
  Northeast: { en: 'Northeast China (four-region scheme)', it: 'Cina nord-orientale', zh: '东北地区' },
  Other: { en: 'Outside the four-region scheme', it: 'Fuori dallo schema delle quattro regioni', zh: '四大地区划分之外' }
}

/** Id of ours for a macro-region: `CN-EAST`. */
export function macroRegionId (name: CnRegionRow['macroRegion']): string {
  return `CN-${name.toUpperCase()}`
}

export function cnRegionsList ({ meta, rows }: z.output<typeof CnRegionsFile>): CatalogueList {
  const entries: CatalogueEntry[] = [entryOf({ id: 'CN', level: 'country', title: { en: 'China', it: 'Cina', zh: '中国' }, source: 'ISO 3166-1', confidence: 'high' })]
  for (const [name, title] of Object.entries(macroRegions) as [CnRegionRow['macroRegion'], Text][]) {
    const id = macroRegionId(name)
    entries.push(entryOf({
      id, parent: 'CN', level: 'macro_region', title, official: false, confidence: 'high', source: 'Four-region scheme of China\'s National Bureau of Statistics; the code is ours', data: { ownId: true }
    }))
    for (const row of rows) {
      if (row.macroRegion !== name) continue
      const { code, nameEn, nameZh, source, confidence, ...data } = row
      entries.push(entryOf({ id: code, parent: id, level: row.type, title: { en: nameEn, zh: nameZh }, source, confidence, data }))
    }
  }
  return {
    catalogue: {
      id: 'cn-regions',
      title: { en: 'Chinese provinces and regions', it: 'Province e regioni cinesi', zh: '中国省级行政区' },
      version: 'ISO 3166-2:CN',
      asOf: meta.asOf,
      official: true,
      notice: 'Listing follows ISO 3166-2 and takes no political position. Codes of macro-regions are ours (`ownId`).'
    },
    entries
  }
}
