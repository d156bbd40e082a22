// Two threads of one process that write to the same database, each over connections of its own. Nobody queues for SQLite's
// lock, so that a thread which writes again and again could keep the other one out. Here they see in shared memory that the
// other one waits, and let it go first. Nothing depends on it but the order: the lock itself is SQLite's.
import { setTimeout as sleep } from 'node:timers/promises'

/** Whether either thread waits, and which wrote last (1 or 2; 0: none). Given to another thread as it is. */
export type TurnMemory = Int32Array<SharedArrayBuffer>

/** How long a thread lets the other one go first that says it waits, in milliseconds: it may have died meanwhile. */
const courtesy = 1_000

export interface Turns {
  /** Says that this thread waits for the lock, where the database keeps the order by itself. */
  ask (): void
  /** Waits, before the lock is asked for, while it is the other thread's turn. */
  wait (): Promise<void>
  /** To be called when the wait for the lock is over. `taken`: whether the lock is ours. */
  over (taken: boolean): void
}

export function createTurnMemory (): TurnMemory {
  return new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT))
}

/** The turns of one of the two threads: 0 or 1. One wait at a time. */
export function createTurns (memory: TurnMemory, thread: 0 | 1): Turns {
  const last = 2
  const ask = (): void => { Atomics.store(memory, thread, 1) }
  return {
    ask,
    async wait () {
      ask()
      const deadline = Date.now() + courtesy
      while (Atomics.load(memory, 1 - thread) === 1 && Atomics.load(memory, last) === thread + 1 && Date.now() < deadline) await sleep(1)
    },
    over (taken) {
      Atomics.store(memory, thread, 0)
      if (taken) Atomics.store(memory, last, thread + 1)
    }
  }
}

/** Whether a thread waits for the lock. */
export function awaitsTurn (memory: TurnMemory, thread: 0 | 1): boolean {
  return Atomics.load(memory, thread) === 1
}

/** Says that a thread has ended, however it ended: nobody waits for it any more. */
export function leaveTurns (memory: TurnMemory, thread: 0 | 1): void {
  Atomics.store(memory, thread, 0)
}
