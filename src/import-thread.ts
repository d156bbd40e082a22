// The thread of the imports (src/imports/elsewhere.ts): a store and catalogues of its own, for as long as imports run.
import { createReadStream } from 'node:fs'
import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { inRequest, newTrace } from './audit/request.ts'
import { loadCatalogues } from './catalogues/catalogues.ts'
import { createCourtesy } from './imports/courtesy.ts'
import { failureOf, type Asked, type ThreadData, type Told } from './imports/elsewhere.ts'
import { createImports, type FileOptions, type ImportResult } from './imports/imports.ts'
import { servingUnitSize } from './imports/run.ts'
import { awaitsTurn, openStore } from './storage/open.ts'

/** How far the thread steps back, as `nice` counts: a third of the time of a thread that does not, where both want all of it. */
const niceness = 5

if (parentPort === null) throw new Error('This file is the thread of the imports; it is started by the service.')
const port = parentPort
// Where requests and the import want the processor at the same time, requests come first. Linux means the calling thread by this, others the process.
if (process.platform === 'linux') setPriority(0, niceness)
const { url, turns, askers } = workerData as ThreadData
// Whoever waits to write waits for the unit of work to end.
const giveWay = createCourtesy(askers, { isAwaited: () => awaitsTurn(turns, 0) })
const store = await openStore(url, { turns: { memory: turns, thread: 1 }, giveWay })
const imports = createImports({ store, catalogues: loadCatalogues(), now: () => new Date(), recordsAtOnce: servingUnitSize, giveWay })
const stopping = new Map<number, AbortController>()
const tell = (told: Told): void => { port.postMessage(told) }

async function take ({ run, path, options, requestId }: Extract<Asked, { kind: 'run' }>): Promise<void> {
  const stop = new AbortController()
  stopping.set(run, stop)
  const all: FileOptions = {
    ...options,
    signal: stop.signal,
    onStart: (id) => { tell({ run, kind: 'started', id }) },
    onProgress: (read) => { tell({ run, kind: 'progress', read }) }
  }
  const work = (): Promise<ImportResult> => store.within(options.principal, () => imports.run({ read: () => createReadStream(path) }, all))
  try {
    const result = await (requestId === null ? work() : inRequest(newTrace(requestId), work))
    tell({ run, kind: 'done', result })
  } catch (error) {
    tell({ run, kind: 'failed', failure: failureOf(error) })
  } finally {
    stopping.delete(run)
  }
}

// What is thrown in here ends the thread, and the service tells whoever waits for it.
port.on('message', async (asked: Asked) => {
  switch (asked.kind) {
    case 'run': return await take(asked)
    case 'stop': return stopping.get(asked.run)?.abort()
    case 'end':
      port.close()
      await store.close()
  }
})
