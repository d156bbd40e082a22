// Imports that go on after their request was answered.
import type { ImportOptions } from './imports.ts'

export type Background = ReturnType<typeof createBackground>

export function createBackground () {
  const running = new Set<Promise<unknown>>()
  const stopping = new AbortController()
  return {
    /**
     * Starts an import and answers the id of its batch as soon as there is one; `after` is called when the import ended,
     * with the error if it did not finish. Rejects when it failed before it began.
     */
    start (run: (options: Pick<ImportOptions, 'onStart' | 'signal'>) => Promise<unknown>, after: (error: unknown) => Promise<void>): Promise<string> {
      return new Promise((resolve, reject) => {
        const work = run({ signal: stopping.signal, onStart: resolve }).then(
          async () => { await after(undefined) },
          async (error: unknown) => {
            reject(error)
            await after(error)
          }
        ).finally(() => { running.delete(work) })
        running.add(work)
      })
    },

    /** Ends every import after its unit of work, and waits for that: each is left as a batch that can be resumed or undone. */
    async stop (): Promise<void> {
      stopping.abort()
      await Promise.allSettled(running)
    }
  }
}
