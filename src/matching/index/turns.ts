// Long work in short turns: nobody holds the event loop long, and however many work at once, other events come between any two turns.
import { setImmediate as nextLoop } from 'node:timers/promises'

/** Milliseconds of one turn. */
const turnTime = 4

let queue: Promise<unknown> = Promise.resolve()

/** A piece of long work. Ask `due()` often, and await `next()` when it says so. */
export class Turn {
  #until = 0

  /** Waits for the first turn, or the next one. */
  async next (): Promise<void> {
    const mine = queue.then(() => nextLoop())
    queue = mine
    await mine
    this.#until = performance.now() + turnTime
  }

  due (): boolean {
    return performance.now() >= this.#until
  }
}
