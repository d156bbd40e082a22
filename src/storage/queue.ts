/** Runs works one after another, in the order they came; one that fails does not stop the next. */
export function createQueue () {
  let tail: Promise<unknown> = Promise.resolve()
  return {
    run<T> (work: () => Promise<T>): Promise<T> {
      const result = tail.then(work)
      tail = result.catch(() => {})
      return result
    },
    /** Resolves when all that was waiting has run. */
    async idle (): Promise<void> { await tail }
  }
}
