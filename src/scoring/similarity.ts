// Similarity of codes in a tree, after Wu & Palmer (1994), with an ancestor covering all beneath it.
import type { CodeLists, CodeTree } from './codes.ts'
import type { CodeRef, Interval } from './types.ts'

const none: Interval = { low: 0, high: 0 }
const full: Interval = { low: 1, high: 1 }
const naceDepth = 4

/** Depth of the lowest common ancestor of two paths; 0 is the root. */
function commonDepth (a: readonly string[], b: readonly string[]): number {
  let depth = 0
  while (depth < a.length && depth < b.length && a[depth] === b[depth]) depth++
  return depth
}

/** Wu–Palmer similarity of two nodes, 0–1: twice the depth of the common ancestor over the sum of both depths. Unknown codes: 0. */
export function wuPalmer (tree: CodeTree, x: string, y: string): number {
  const a = tree.path(x)
  const b = tree.path(y)
  if (a === undefined || b === undefined) return 0
  return 2 * commonDepth(a, b) / (a.length + b.length)
}

/**
 * How far a wish covers a node, 0–1: all of it when the wish is the node or above it, else by Wu–Palmer.
 * A node above leaf depth counts in low as a leaf beneath it that is not the wished one; when the wish lies beneath it, high is 1.
 */
export function cover (tree: CodeTree, wish: string, node: string, leafDepth: number): Interval {
  const wished = tree.path(wish)
  const given = tree.path(node)
  if (wished === undefined || given === undefined) return none
  const common = commonDepth(wished, given)
  if (common === wished.length) return full
  const low = 2 * common / (wished.length + Math.max(leafDepth, given.length))
  return { low, high: common === given.length ? 1 : low }
}

/** The bare code and system of whatever carries them. */
export function codeRef ({ system, code }: CodeRef): CodeRef {
  return { system, code }
}

/** A code in the version it is compared in: ATECO 2025 becomes its NACE Rev. 2.1 class or higher. */
function rev21 (ref: CodeRef, codes: CodeLists): string | undefined {
  return ref.system === 'ATECO2025' ? codes.atecoToNace21(ref.code) : ref.code
}

/** NACE Rev. 2 codes that a code of any system stands for; empty when unknown. */
export function inNace2 (ref: CodeRef, codes: CodeLists): readonly string[] {
  if (ref.system === 'NACE2') return [ref.code]
  const code = rev21(ref, codes)
  return code === undefined ? [] : codes.toNace2(code)
}

/**
 * How far a wished NACE code covers an activity. Two codes of one version are compared in it (ATECO 2025 counts as Rev. 2.1);
 * otherwise both in Rev. 2 through the correspondence, the best of all targets.
 */
export function coverSector (wish: CodeRef, activity: CodeRef, codes: CodeLists): Interval {
  if (wish.system !== 'NACE2' && activity.system !== 'NACE2') {
    const wished = rev21(wish, codes)
    const given = rev21(activity, codes)
    return wished === undefined || given === undefined ? none : cover(codes.nace21, wished, given, naceDepth)
  }
  let low = 0
  let high = 0
  for (const wished of inNace2(wish, codes)) {
    for (const given of inNace2(activity, codes)) {
      const found = cover(codes.nace2, wished, given, naceDepth)
      if (found.low > low) low = found.low
      if (found.high > high) high = found.high
    }
  }
  return { low, high }
}

/** The version an excluded code is tested in: its tree, and the activity's translations into it. */
function inVersionOf (excluded: CodeRef, activity: CodeRef, codes: CodeLists): { readonly tree: CodeTree, readonly translations: readonly string[] } {
  if (excluded.system === 'NACE2') return { tree: codes.nace2, translations: inNace2(activity, codes) }
  if (excluded.system === 'NACE21') return { tree: codes.nace21, translations: inNace21(activity, codes) }
  const ateco = activity.system === 'ATECO2025' ? [activity.code] : inNace21(activity, codes).map((code) => code.slice(1) || code)
  return { tree: codes.ateco, translations: ateco.map((code) => codes.finestAteco(code)) }
}

/** Where an activity lies as to an excluded code: under it, possibly under it, or outside. Tested in the excluded code's own version. */
export function underExcluded (excluded: CodeRef, activity: CodeRef, codes: CodeLists): 'in' | 'maybe' | 'out' {
  const { tree, translations } = inVersionOf(excluded, activity, codes)
  let inside = 0
  let above = 0
  for (const code of translations) {
    if (tree.path(code)?.includes(excluded.code) === true) inside++
    else if (tree.path(excluded.code)?.includes(code) === true) above++
  }
  if (inside > 0 && inside === translations.length) return 'in'
  return inside + above > 0 ? 'maybe' : 'out'
}

function inNace21 (ref: CodeRef, codes: CodeLists): readonly string[] {
  if (ref.system === 'NACE2') return codes.toNace21(ref.code)
  const code = rev21(ref, codes)
  return code === undefined ? [] : [code]
}

/**
 * How far a wished place covers a place. A region of two NUTS-2 units takes, as a place, the worse in low and the better in high;
 * as a wish it covers both units.
 */
export function coverPlace (wish: string, place: string, codes: CodeLists): Interval {
  const places = codes.placeNodes(place)
  if (places.length === 0) return none
  let low = 1
  let high = 0
  for (const node of places) {
    let nodeLow = 0
    let nodeHigh = 0
    for (const wished of codes.placeNodes(wish)) {
      const found = cover(codes.places, wished, node, codes.placeDepth(node))
      if (found.low > nodeLow) nodeLow = found.low
      if (found.high > nodeHigh) nodeHigh = found.high
    }
    if (nodeLow < low) low = nodeLow
    if (nodeHigh > high) high = nodeHigh
  }
  return { low, high }
}

/** Whether a place lies within any of the wished places; unknown when it is known only above them or lies partly within. */
export function withinPlaces (wishes: readonly string[], place: string, codes: CodeLists): 'in' | 'maybe' | 'out' {
  const nodes = codes.placeNodes(place)
  const wished = wishes.flatMap((wish) => codes.placeNodes(wish))
  let inside = 0
  let above = 0
  for (const node of nodes) {
    const path = codes.places.path(node) ?? []
    if (wished.some((wish) => path.includes(wish))) inside++
    else if (wished.some((wish) => codes.places.path(wish)?.includes(node) === true)) above++
  }
  if (inside > 0 && inside === nodes.length) return 'in'
  return inside + above > 0 ? 'maybe' : 'out'
}
