// Goes through all candidates of an index, in turns: for their bounds, or to count them.
import type { PairScore } from '../../scoring/outcome.ts'
import { stillWanted } from '../../deadline.ts'
import { fail, highestOpen, open, pass, type Kernel } from './kernel.ts'
import { lengthAt, type Page, type Rows } from './rows.ts'
import { near, rough, Selection, settled } from './selection.ts'
import type { Turn } from './turns.ts'

/** What an enumeration asks of who holds the candidates. */
export interface Judge {
  /** Who is asked for, before anything is computed; null: everybody. */
  readonly passes: ((page: Page, row: number, rows: number) => boolean) | null
  /** All pairs of the subject and the candidate, best first; empty when they have none. */
  score (id: string): readonly PairScore[]
  /** Whether who has this as the best pair is in the list at all. */
  ranks (best: PairScore): boolean
  /** Whether the best of these pairs is asked for; null when all are. */
  readonly keeps: ((id: string, pairs: readonly PairScore[]) => boolean) | null
  /** Whether any pair fails no gate. */
  isRanked (id: string): boolean
}

export interface Question {
  readonly rows: Rows
  readonly kernel: Kernel | undefined
  readonly judge: Judge
  /** The lowest score asked for, 0–10000. */
  readonly least: number
  /** How many places are looked for first; as many as a first page needs when not given. */
  readonly firstBatch?: number | undefined
}

/** Candidates judged between two looks at the clock. */
const stride = 32

/** Shows all candidates that are asked for and whom the first look lets through, with the best that it says of them; `place`: their rows counted over all pages. */
async function everybody ({ rows, kernel, judge }: Question, turn: Turn, see: (kernel: Kernel, page: Page, row: number, best: number, place: number) => void): Promise<void> {
  if (kernel === undefined) return
  const { passes } = judge
  let seen = 0
  let found = new Uint32Array(0)
  for (const [at, page] of rows.pages.entries()) {
    if (found.length < page.used) found = new Uint32Array(page.sketches.length)
    const count = kernel.sieve.look(page.sketches, page.used, found)
    for (let which = 0; which < count; which++) {
      if (++seen % stride === 0 && turn.due()) await turn.next()
      const row = found[which]! >>> 1
      if (passes === null || passes(page, row, lengthAt(page, row))) see(kernel, page, row, found[which]! & 1, rows.bases[at]! + row)
    }
  }
}

/** Bounds all candidates: nearly where they may come first, loosely behind. */
export async function boundAll (question: Question, turn: Turn): Promise<Selection> {
  const { rows, least, firstBatch } = question
  const selection = new Selection(rows.span, firstBatch)
  await everybody(question, turn, (kernel, page, row, best, place) => {
    if (best === open && kernel.floor > highestOpen) return selection.add(place, highestOpen, rough)
    const key = kernel.rough(page, row, lengthAt(page, row))
    if (key < 0 || kernel.score < least) return
    selection.add(place, key, !kernel.near ? rough : kernel.least === key ? settled : near)
    kernel.floor = selection.floor
  })
  return selection
}

/** How many candidates are ranked, whatever their scores. */
export async function countRanked (question: Question, turn: Turn): Promise<number> {
  const { judge } = question
  let ranked = 0
  const doubtful: string[] = []
  await turn.next()
  await everybody(question, turn, (kernel, page, row) => {
    const presence = kernel.presence(page, row, lengthAt(page, row))
    if (presence === pass) ranked++
    else if (presence !== fail) doubtful.push(page.ids[row]!)
  })
  for (const id of doubtful) {
    if (turn.due()) await turn.next()
    stillWanted()
    if (judge.isRanked(id)) ranked++
  }
  return ranked
}
