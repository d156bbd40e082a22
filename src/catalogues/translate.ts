// What an activity code means in both NACE revisions, for people.
import type { CodeSystem } from '../scoring/types.ts'
import type { CatalogueId, Catalogues, Text } from './catalogue.ts'
import type { Correspondence } from './correspondence.ts'
import type { Relation } from './lists/nace.ts'

export interface TitledCode { readonly code: string, readonly title: Text }

/** The digits of the code given exist in the other revision too, and mean something else there. */
export interface DigitsReused {
  readonly system: 'NACE2' | 'NACE21'
  readonly code: string
  readonly title: Text
  readonly message: Text
}

export interface Translation {
  /** The code as it was given; a translation never replaces it. */
  readonly given: TitledCode & { readonly system: CodeSystem }
  readonly nace2: readonly TitledCode[]
  readonly nace21: readonly TitledCode[]
  /** From the given code's revision to the other one, `n` and `m` being several. `n:1`: other codes of its revision share the target. */
  readonly relation: Relation
  /** True when the code given is only a part of its NACE class (most ATECO categories and subcategories), so that what it stands for is wider. */
  readonly wider: boolean
  readonly warning: DigitsReused | null
}

export type Translate = (code: string, system: CodeSystem) => Translation | undefined

const catalogueOf = { NACE2: 'nace-rev2', NACE21: 'nace-rev2.1', ATECO2025: 'ateco-2025' } as const satisfies Record<CodeSystem, CatalogueId>
const revisionName = { NACE2: 'NACE Rev. 2', NACE21: 'NACE Rev. 2.1' } as const

export function createTranslate (catalogues: Catalogues, correspondence: Correspondence): Translate {
  const titled = (catalogue: CatalogueId, code: string): TitledCode => ({ code, title: catalogues.entry(catalogue, code)?.title ?? {} })

  const digits = (code: string) => code.length > 1 ? code.slice(1) : code
  const byDigits = (catalogue: CatalogueId) => new Map(catalogues.entries(catalogue).map(({ id }) => [digits(id), id]))
  const same = { NACE2: byDigits('nace-rev2'), NACE21: byDigits('nace-rev2.1') }

  const reused = (code: string, other: 'NACE2' | 'NACE21', standsFor: readonly string[]): DigitsReused | null => {
    const twin = same[other].get(digits(code))
    if (twin === undefined || standsFor.includes(twin)) return null
    const { title } = titled(catalogueOf[other], twin)
    const name = revisionName[other]
    return {
      system: other,
      code: twin,
      title,
      message: {
        en: `In ${name}, ${twin} means something else: ${title.en ?? twin}. Translate the code, never compare its digits.`,
        it: `In ${name}, ${twin} ha un altro significato: ${title.it ?? title.en ?? twin}. Il codice va tradotto, le cifre non vanno confrontate.`,
        zh: `在 ${name} 中，${twin} 含义不同：${title.zh ?? title.en ?? twin}。应转换代码，不可直接比较数字。`
      }
    }
  }

  /** An ATECO code beneath class level that shares its class with others; `38.32.00` alone is the whole of 38.32. */
  const isPart = (ateco: string): boolean => {
    const { level, parent } = catalogues.entry('ateco-2025', ateco) ?? {}
    if ((level !== 'category' && level !== 'subcategory') || parent === undefined || parent === null) return false
    return catalogues.entries('ateco-2025', { parent }).length > 1 || isPart(parent)
  }

  return (code, system) => {
    const entry = catalogues.entry(catalogueOf[system], code)
    if (entry === undefined) return undefined
    const own = system === 'ATECO2025' ? String(entry.data?.['naceRev21']) : code
    const [forth, back, other] = system === 'NACE2'
      ? [correspondence.toNace21, correspondence.toNace2, 'NACE21'] as const
      : [correspondence.toNace2, correspondence.toNace21, 'NACE2'] as const
    const targets = forth(own)
    const shared = targets.some((target) => back(target).some((source) => source !== own))
    const there = targets.map((target) => titled(catalogueOf[other], target))
    const here = [titled(other === 'NACE2' ? 'nace-rev2.1' : 'nace-rev2', own)]
    return {
      given: { code, system, title: entry.title },
      nace2: other === 'NACE2' ? there : here,
      nace21: other === 'NACE21' ? there : here,
      relation: targets.length > 1 ? (shared ? 'n:m' : '1:n') : (shared ? 'n:1' : '1:1'),
      wider: system === 'ATECO2025' && isPart(code),
      warning: reused(own, other, targets)
    }
  }
}
