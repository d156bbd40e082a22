// The code lists as the engine reads them. The catalogues room builds this once from the shipped data.
import type { Objective } from './types.ts'

export interface TaxonomyActivity {
  readonly code: string
  readonly objective: Objective
  readonly sector: string
  /** NACE Rev. 2 codes with section letter. */
  readonly nace: readonly string[]
}

export interface CamDecree {
  readonly id: string
  readonly category: string
  readonly superseded: boolean
  readonly inForceFrom: string | null
  readonly inForceTo: string | null
  readonly typicalCertifications: readonly string[]
}

/** One row of the EU–China crosswalk (derived, not the official Common Ground Taxonomy table). */
export interface CrosswalkRow {
  readonly id: string
  /** `CCM …` codes. */
  readonly euActivities: readonly string[]
  /** Entry ids `GBEPC-2021/…` and `GIGC-2024/…`. */
  readonly entries: readonly string[]
  /** `1` … `6` of the Common Ground Taxonomy; null when not recorded. */
  readonly scenario: string | null
  readonly excluded: boolean
  readonly lowConfidence: boolean
  readonly official: boolean
}

/**
 * A tree of codes under an implicit root of depth 0.
 * `path` lists the ancestors of a code from depth 1 down to the code itself; undefined for a code not in the tree.
 */
export interface CodeTree {
  path (code: string): readonly string[] | undefined
}

export interface CodeLists {
  /** NACE trees: section / division / group / class, depth 1–4. Codes carry the section letter. */
  readonly nace2: CodeTree
  readonly nace21: CodeTree
  /**
   * Rev. 2 codes that a Rev. 2.1 code stands for: a class its correspondence targets, a code above class level the
   * ancestors, at its own level, of its classes' targets; a class without a row what its group stands for.
   */
  toNace2 (nace21: string): readonly string[]
  /** The same in the other direction. */
  toNace21 (nace2: string): readonly string[]
  /** NACE Rev. 2.1 code (at class level or above, with section letter) of an ATECO 2025 code; undefined when unknown. */
  atecoToNace21 (ateco: string): string | undefined
  /** ATECO 2025: section / division / group / class / category / subcategory, without the section letter in codes. */
  readonly ateco: CodeTree
  /** The finest ATECO code that means the same: a class whose one category has one subcategory is that subcategory. */
  finestAteco (ateco: string): string
  readonly taxonomyActivities: ReadonlyMap<string, TaxonomyActivity>
  /** Taxonomy activities whose Rev. 2 code is the given code or above it. */
  taxonomyByNace2 (code: string): readonly string[]
  readonly camDecrees: ReadonlyMap<string, CamDecree>
  readonly crosswalk: readonly CrosswalkRow[]
  /**
   * Tree nodes (Italy / NUTS-1 / NUTS-2 / province, or China / macro-region / province) that a place code stands for.
   * One node for most; two for a region of two NUTS-2 units (`IT-32`); empty when unknown.
   */
  placeNodes (code: string): readonly string[]
  readonly places: CodeTree
  /** Depth of the finest level of the tree a place belongs to: 4 in Italy, 3 in China. */
  placeDepth (node: string): number
  /** Symmetric compatibility of instruments, 0–1. */
  compatibility (a: string, b: string): number
}

/** Builds a tree from codes and their parents (null: directly under the root). Throws when a parent is missing. */
export function codeTree (entries: Iterable<{ code: string, parent: string | null }>): CodeTree {
  const parents = new Map<string, string | null>()
  for (const { code, parent } of entries) parents.set(code, parent)
  const paths = new Map<string, readonly string[]>()
  const pathOf = (code: string): readonly string[] => {
    const known = paths.get(code)
    if (known !== undefined) return known
    const parent = parents.get(code)
    if (parent === undefined) throw new Error(`Code tree: '${code}' is named as a parent but is not in the list.`)
    const path = parent === null ? [code] : [...pathOf(parent), code]
    paths.set(code, path)
    return path
  }
  for (const code of parents.keys()) pathOf(code)
  return { path: (code) => paths.get(code) }
}
