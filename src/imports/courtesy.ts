// Requests first: the thread of the imports sees in shared memory how many requests are being answered, and stands still
// meanwhile. Stepping back by priority is not enough: what its database connection works does not step back with it, and on
// a machine of few cores whoever is answered waits for both.

/** How many requests are being answered. Given to another thread as it is. */
export type AskerMemory = Int32Array<SharedArrayBuffer>

export function createAskerMemory (): AskerMemory {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
}

/** How long a request counts, in milliseconds: one that takes longer waits for something else, or for a slow client. */
const longest = 250

/** Counts one request as being answered until what is returned is called, and for 250 ms at most. */
export function enter (memory: AskerMemory): () => void {
  Atomics.add(memory, 0, 1)
  let inside = true
  const leave = (): void => {
    clearTimeout(timer)
    if (!inside) return
    inside = false
    // Whoever waits looks again by itself, but only when it thinks it has waited long enough.
    if (Atomics.sub(memory, 0, 1) === 1) Atomics.notify(memory, 0)
  }
  const timer = setTimeout(leave, longest).unref()
  return leave
}

export interface CourtesyOptions {
  /** True while standing still would only hold somebody up: somebody waits for the unit of work to end. */
  readonly isAwaited?: () => boolean
  /** Milliseconds for which it stands still at once at most. */
  readonly most?: number
}

/** For each millisecond of work it stands still for so many at most: however much is asked, a third of the time is left to it. */
const share = 2

/**
 * What a thread that can wait calls between small steps of its work: stands still, event loop and all, while requests are being
 * answered. Returns at once when there are none.
 */
export function createCourtesy (memory: AskerMemory, { isAwaited = () => false, most = 100 }: CourtesyOptions = {}): () => void {
  let credit = 0
  let since = performance.now()
  return () => {
    const begun = performance.now()
    credit = Math.min(most, credit + (begun - since) * share)
    const until = begun + credit
    let now = begun
    for (let count = Atomics.load(memory, 0); count > 0 && now < until && !isAwaited(); count = Atomics.load(memory, 0)) {
      Atomics.wait(memory, 0, count, Math.min(until - now, step))
      now = performance.now()
    }
    credit -= now - begun
    since = now
  }
}

/** How often it looks while it stands still whether it is awaited, in milliseconds. */
const step = 5
