// Memory in use, and letting go of what only waits to be collected.
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
/** Collects everything that nobody holds. */
export const collect = runInNewContext('gc') as () => void

/** Bytes of heap in use. What a closed service held is let go of in more than one round, and only once the event loop turns. */
export async function heapInUse (): Promise<number> {
  for (let rounds = 0; rounds < 3; rounds++) {
    await sleep(50)
    collect()
  }
  return process.memoryUsage().heapUsed
}
