// Giving others a turn: an import is work for the one thread of this process, and requests are answered by the same.
import { setImmediate as nextTurn } from 'node:timers/promises'

/** How long an import keeps the thread to itself, in milliseconds: a request waits about this long behind it. */
const holdMs = 4

/** Called between small steps of work: lets others go first when the last turn was long ago. `giveWay` is called each time. */
export function createPauses (giveWay: () => void = () => {}): () => Promise<void> {
  let since = performance.now()
  return async () => {
    giveWay()
    if (performance.now() - since < holdMs) return
    await nextTurn()
    since = performance.now()
  }
}
