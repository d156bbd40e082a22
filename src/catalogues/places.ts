// Place codes of both countries and the tree on which they are compared.
import { codeTree, type CodeTree } from '../scoring/codes.ts'
import type { Catalogues, Language } from './catalogue.ts'
import { macroRegionId, type ProvinceRow } from './lists/places.ts'
import type { Sources } from './sources.ts'

export type Country = 'IT' | 'CN'

export interface Places {
  /** Italy / NUTS-1 / NUTS-2 / province and China / macro-region / province. Provinces of Italy are named beneath their unit: `ITC4/MI`. */
  readonly tree: CodeTree
  /**
   * The nodes a code stands for. Italy: `IT`, NUTS-1 and NUTS-2 codes, ISO region codes, province codes with or without
   * `IT-`; a code that is both (`IT-BZ`) is the region, and `BZ` the province. China: `CN`, `CN-EAST` …, ISO codes.
   * More than one node for a region of two NUTS-2 units (`IT-32`) and for a province divided since (`SU`: its successors).
   * `CN` alone is China, not Cuneo, unless the country is given. Empty when unknown or of another country than given.
   */
  nodes (code: string, country?: Country): readonly string[]
  /** Where a code lies; undefined when unknown. */
  country (code: string): Country | undefined
  /** Depth of the finest level of the tree a node belongs to: 4 in Italy, 3 in China. Throws RangeError for what is no node. */
  depth (node: string): number
  /** Name of a place code or node in the language, as `Catalogues.title` chooses it; the code itself when unknown. */
  title (code: string, language: Language, country?: Country): string
}

const depths: Readonly<Record<Country, number>> = { IT: 4, CN: 3 }

/** The NUTS-2 unit of a province is the beginning of its NUTS-3 code, also for those that were redrawn. */
function unitOf (province: ProvinceRow): string {
  return (province.nuts3Codes[0] ?? '').slice(0, 4)
}

function provinceNode (province: ProvinceRow): string {
  return `${unitOf(province)}/${province.code}`
}

export function createPlaces ({ regions, provinces, cnRegions }: Pick<Sources, 'regions' | 'provinces' | 'cnRegions'>, catalogues: Catalogues): Places {
  const parents = new Map<string, string | null>([['IT', null], ['CN', null]])
  const italian = new Map<string, readonly string[]>([['IT', ['IT']]])
  const chinese = new Map<string, readonly string[]>([['CN', ['CN']]])
  const named = new Map<string, string>()

  for (const { code, nuts1, nuts2Codes } of regions.items) {
    parents.set(nuts1, 'IT')
    italian.set(nuts1, [nuts1])
    for (const unit of nuts2Codes) {
      parents.set(unit, nuts1)
      italian.set(unit, [unit])
    }
    italian.set(code, nuts2Codes)
  }
  const byCode = new Map(provinces.items.map((province) => [province.code, province]))
  for (const province of provinces.items) {
    const { code, status, supersededBy } = province
    // A place in a province divided since lies in one of its successors: which one is not known.
    const nodes = status === 'active' ? [provinceNode(province)] : supersededBy.flatMap((next) => byCode.get(next) ?? []).map(provinceNode)
    if (status === 'active') {
      const node = provinceNode(province)
      parents.set(node, unitOf(province))
      italian.set(node, nodes)
      named.set(node, code)
    }
    italian.set(code, nodes)
    if (!italian.has(`IT-${code}`)) italian.set(`IT-${code}`, nodes)
    named.set(`IT-${code}`, code)
  }
  for (const { code, macroRegion } of cnRegions.rows) {
    const above = macroRegionId(macroRegion)
    parents.set(above, 'CN')
    parents.set(code, above)
    chinese.set(above, [above])
    chinese.set(code, [code])
  }

  const tree = codeTree([...parents].map(([code, parent]) => ({ code, parent })))
  const countryOf = (code: string): Country | undefined => chinese.has(code) ? 'CN' : italian.has(code) ? 'IT' : undefined
  return {
    tree,
    nodes: (code, country) => (country === 'IT' ? italian.get(code) : country === 'CN' ? chinese.get(code) : chinese.get(code) ?? italian.get(code)) ?? [],
    country: countryOf,
    depth (node) {
      const root = tree.path(node)?.[0]
      if (root !== 'IT' && root !== 'CN') throw new RangeError(`'${node}' is not a node of the tree of places.`)
      return depths[root]
    },
    title (code, language, country = countryOf(code)) {
      if (country === 'CN') return catalogues.title('cn-regions', code, language)
      if (catalogues.entry('it-regions', code) !== undefined) return catalogues.title('it-regions', code, language)
      return catalogues.entry('it-provinces', named.get(code) ?? code) === undefined ? code : catalogues.title('it-provinces', named.get(code) ?? code, language)
    }
  }
}
