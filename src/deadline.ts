// When an answer is not wanted any more: the request was given up, or its caller went away. Long work asks between two of its
// steps, so that nobody computes for nobody.
import { AsyncLocalStorage } from 'node:async_hooks'

const signals = new AsyncLocalStorage<AbortSignal>()

/** Runs what answers a request: whatever is called from it can ask whether the answer is still wanted. */
export function wantedUntil<T> (signal: AbortSignal, work: () => T): T {
  return signals.run(signal, work)
}

/**
 * To be called where work can be given up without leaving anything half done that others use; never while writing.
 * @throws the signal's reason when the answer is not wanted any more; nothing is thrown outside a request
 */
export function stillWanted (): void {
  signals.getStore()?.throwIfAborted()
}
