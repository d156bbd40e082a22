// What a code of one NACE revision stands for in the other, at any level.
import { codeTree, type CodeTree } from '../scoring/codes.ts'
import type { NaceRow } from './lists/nace.ts'
import type { Sources } from './sources.ts'

/** Depth of a class in the tree section / division / group / class. */
const classDepth = 4

export interface Correspondence {
  readonly nace2: CodeTree
  readonly nace21: CodeTree
  /** Rev. 2 codes that a Rev. 2.1 code stands for, in list order; empty for a code not in the list. */
  toNace2 (nace21: string): readonly string[]
  /** Rev. 2.1 codes that a Rev. 2 code stands for, in list order; empty for a code not in the list. */
  toNace21 (nace2: string): readonly string[]
}

/**
 * One way of the correspondence: a class gives its targets; a code above class level the ancestors, at its own level,
 * of its classes' targets; a class without a row what its group stands for. Answers are kept.
 */
function oneWay (
  from: { readonly tree: CodeTree, readonly rows: readonly NaceRow[] },
  to: { readonly tree: CodeTree, readonly rows: readonly NaceRow[] },
  targets: ReadonlyMap<string, readonly string[]>
): (code: string) => readonly string[] {
  const order = new Map(to.rows.map(({ code }, i) => [code, i]))
  const inOrder = (codes: Iterable<string>) => [...new Set(codes)].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
  const classes = new Map<string, string[]>()
  for (const { code } of from.rows) {
    const path = from.tree.path(code) ?? []
    if (path.length !== classDepth) continue
    for (const above of path.slice(0, -1)) classes.set(above, [...classes.get(above) ?? [], code])
  }
  const known = new Map<string, readonly string[]>()
  const find = (code: string, path: readonly string[]): readonly string[] => {
    if (path.length < classDepth) {
      return inOrder((classes.get(code) ?? []).flatMap((below) => targets.get(below) ?? []).flatMap((target) => to.tree.path(target)?.[path.length - 1] ?? []))
    }
    const own = targets.get(code)
    const group = path[classDepth - 2]
    return own !== undefined ? inOrder(own) : group === undefined ? [] : standsFor(group)
  }
  const standsFor = (code: string): readonly string[] => {
    let answer = known.get(code)
    if (answer === undefined) {
      const path = from.tree.path(code)
      if (path === undefined) return []
      answer = find(code, path)
      known.set(code, answer)
    }
    return answer
  }
  return standsFor
}

/** Both ways of Eurostat's correspondence of NACE Rev. 2 and Rev. 2.1 classes. */
export function createCorrespondence ({ nace2, nace21, correspondence }: Pick<Sources, 'nace2' | 'nace21' | 'correspondence'>): Correspondence {
  const forward = new Map<string, string[]>()
  const backward = new Map<string, string[]>()
  for (const { rev2, rev2_1: rev21 } of correspondence) {
    forward.set(rev2, [...forward.get(rev2) ?? [], rev21])
    backward.set(rev21, [...backward.get(rev21) ?? [], rev2])
  }
  const older = { tree: codeTree(nace2), rows: nace2 }
  const newer = { tree: codeTree(nace21), rows: nace21 }
  return { nace2: older.tree, nace21: newer.tree, toNace2: oneWay(newer, older, backward), toNace21: oneWay(older, newer, forward) }
}
