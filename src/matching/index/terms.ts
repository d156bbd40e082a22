// Instruments and cooperation modes that one party states, against each of many: what either side makes of the other's.
import type { CodeLists } from '../../scoring/codes.ts'
import type { Prioritised } from '../../scoring/types.ts'
import type { Features } from './features.ts'
import { fail, open, pass } from './kernel.ts'
import { Table } from './pool.ts'

/** By the number of the others' terms. */
export interface Terms {
  /** What the one who asks makes of the others' terms. */
  readonly wanted: Table
  /** What each of the others makes of the asker's. */
  readonly offered: Table
}

/** Instruments: `max π·C`. */
export function instrumentTerms (own: readonly Prioritised[], { ids, numbers, pools: { terms } }: Features, codes: CodeLists): Terms {
  const wish = new Table(ids.texts.length, (id) => own.reduce((best, { id: mine, priority }) => Math.max(best, priority * codes.compatibility(mine, ids.texts[id]!)), 0))
  const offer = new Table(ids.texts.length, (id) => own.reduce((best, { id: mine }) => Math.max(best, codes.compatibility(ids.texts[id]!, mine)), 0))
  const best = (worth: (data: Int32Array, at: number) => number) => new Table(terms.size, (id) => {
    const { data, starts } = terms
    let value = 0
    for (let at = starts[id]!; at < starts[id + 1]!; at += 2) value = Math.max(value, worth(data, at))
    return value
  })
  return {
    wanted: best((data, at) => wish.get(data[at]!)),
    offered: best((data, at) => numbers.values[data[at + 1]!]! * offer.get(data[at]!))
  }
}

/** Modes: the share by priority of the modes wanted that the other side states too; and the gate that asks for one in common. */
export function modeTerms (own: readonly Prioritised[], { ids, numbers, pools: { terms } }: Features): Terms & { readonly gate: Table } {
  const mine = own.map(({ id, priority }) => ({ id: ids.find(id), priority }))
  const known = new Set(mine.map(({ id }) => id))
  let total = 0
  for (const { priority } of own) total += priority
  return {
    wanted: new Table(terms.size, (id) => {
      const { data, starts } = terms
      let met = 0
      for (const { id: wished, priority } of mine) {
        for (let at = starts[id]!; at < starts[id + 1]!; at += 2) {
          if (data[at] !== wished) continue
          met += priority
          break
        }
      }
      return total === 0 ? 0 : met / total
    }),
    offered: new Table(terms.size, (id) => {
      const { data, starts } = terms
      let [met, all] = [0, 0]
      for (let at = starts[id]!; at < starts[id + 1]!; at += 2) {
        const priority = numbers.values[data[at + 1]!]!
        all += priority
        if (known.has(data[at]!)) met += priority
      }
      return all === 0 ? 0 : met / all
    }),
    gate: new Table(terms.size, (id) => {
      const { data, starts } = terms
      const [from, to] = [starts[id]!, starts[id + 1]!]
      if (from === to && own.length === 0) return pass
      if (from === to || own.length === 0) return open
      for (let at = from; at < to; at += 2) if (known.has(data[at]!)) return pass
      return fail
    })
  }
}
