// Retention as the service does it by itself.

const dayMs = 86_400_000
/** Not while the service starts. */
const firstMs = 60_000

/**
 * Runs the work a minute after the start and then once a day, one after another; a failure is told and the next day tries
 * again. Keeps no process alive. Answers how to stop: it resolves when what runs has ended.
 */
export function daily (work: () => Promise<unknown>, failed: (error: unknown) => void, { first = firstMs, every = dayMs }: { readonly first?: number, readonly every?: number } = {}): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  const run = (): void => { running = running.then(work).catch(failed) }
  let interval: NodeJS.Timeout | undefined
  const begin = setTimeout(() => {
    run()
    interval = setInterval(run, every).unref()
  }, first).unref()
  return async () => {
    clearTimeout(begin)
    clearInterval(interval)
    await running
  }
}
