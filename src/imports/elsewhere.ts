// Imports in a thread of their own: checking and writing thousands of records is work for the processor, and the thread that
// answers requests has others waiting. The very same code runs there, on a store of its own (src/import-thread.ts).
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { requestId } from '../audit/request.ts'
import { Problem, type FieldIssue, type ProblemCode } from '../errors.ts'
import type { AskerMemory } from './courtesy.ts'
import type { FileOptions } from './imports.ts'
import type { ImportResult } from './result.ts'

export interface Elsewhere {
  /** The import of a file that lies on the disk, as `Imports.run` does it, with the same errors. Starts the thread when there is none. */
  run (path: string, options: FileOptions): Promise<ImportResult>
  /** Resolves when the thread has ended: by itself, once no import runs. */
  close (): Promise<void>
}

/** What the thread needs to open its store. */
export interface ThreadData {
  /** The database's address. */
  readonly url: string
  /** Shared with the store of this thread (`createTurnMemory`). */
  readonly turns: Int32Array<SharedArrayBuffer>
  /** Requests that this thread is answering: they go first. */
  readonly askers: AskerMemory
}

/** What an import is asked by, as far as it can be handed to another thread. */
export type HandedOptions = Omit<FileOptions, 'onStart' | 'onProgress' | 'signal'>

/** What the thread is asked. `end` comes when no import runs. */
export type Asked =
  | { readonly kind: 'run', readonly run: number, readonly path: string, readonly options: HandedOptions, readonly requestId: string | null }
  | { readonly kind: 'stop', readonly run: number }
  | { readonly kind: 'end' }

/** What the thread tells. */
export type Told = { readonly run: number } & (
  | { readonly kind: 'started', readonly id: string }
  | { readonly kind: 'progress', readonly read: number }
  | { readonly kind: 'done', readonly result: ImportResult }
  | { readonly kind: 'failed', readonly failure: Failure })

/** An error on its way from one thread to another. `code`: of a Problem, which is one again over here. */
export interface Failure {
  readonly message: string
  readonly stack: string | undefined
  readonly code?: ProblemCode
  readonly issues?: readonly FieldIssue[]
}

interface Running {
  readonly options: FileOptions
  done (result: ImportResult): void
  failed (error: Error): void
}

export function failureOf (error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error), stack: undefined }
  const { message, stack } = error
  return error instanceof Problem ? { message, stack, code: error.code, issues: error.issues } : { message, stack }
}

function errorOf ({ message, stack, code, issues = [] }: Failure): Error {
  const error = code === undefined ? new Error(message) : new Problem(code, message, { issues })
  if (stack !== undefined) error.stack = stack
  return error
}

/** The built service has the thread as .js. As .ts, in development and tests, the thread must be told who reads that: not on every Node does it inherit it. */
function startThread (data: ThreadData): Worker {
  const own = import.meta.url
  const entry = new URL(`../import-thread${extname(own)}`, own)
  if (entry.pathname.endsWith('.js')) return new Worker(entry, { workerData: data })
  const code = `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => { register(); return import(${JSON.stringify(entry)}) })`
  return new Worker(code, { eval: true, execArgv: [], workerData: data })
}

/** One thread for all imports that run at the same time, which take turns in it as they would here. `ended` is called whenever it has ended, however it did. */
export function createElsewhere (data: ThreadData, ended: () => void): Elsewhere {
  let thread: ReturnType<typeof start> | undefined
  /** The one before has ended. */
  let gone: Promise<void> = Promise.resolve()
  let runs = 0

  const start = () => {
    const worker = startThread(data)
    const running = new Map<number, Running>()
    const fail = (error: Error): void => {
      if (thread?.worker === worker) thread = undefined
      for (const { failed } of running.values()) failed(error)
      running.clear()
    }
    const settle = (run: number): Running | undefined => {
      const settled = running.get(run)
      running.delete(run)
      if (running.size === 0 && thread?.worker === worker) {
        thread = undefined
        worker.postMessage({ kind: 'end' } satisfies Asked)
      }
      return settled
    }
    worker.on('message', (told: Told) => {
      switch (told.kind) {
        case 'started': return running.get(told.run)?.options.onStart?.(told.id)
        case 'progress': return running.get(told.run)?.options.onProgress?.(told.read)
        case 'done': return settle(told.run)?.done(told.result)
        case 'failed': return settle(told.run)?.failed(errorOf(told.failure))
      }
    })
    worker.on('error', fail)
    gone = new Promise((resolve) => {
      worker.on('exit', (code) => {
        ended()
        fail(new Error(`The thread of the imports ended with ${code}.`))
        resolve()
      })
    })
    return { worker, running }
  }

  return {
    async run (path, options) {
      // Two threads at most write: this one and that one.
      while (thread === undefined) {
        const before = gone
        await before
        if (thread === undefined && before === gone) thread = start()
      }
      const { worker, running } = thread
      const run = ++runs
      const { onStart: _, onProgress: __, signal, ...handed } = options
      const stop = (): void => { worker.postMessage({ kind: 'stop', run } satisfies Asked) }
      const result = new Promise<ImportResult>((resolve, reject) => { running.set(run, { options, done: resolve, failed: reject }) })
      worker.postMessage({ kind: 'run', run, path, options: handed, requestId: requestId() } satisfies Asked)
      if (signal?.aborted === true) stop()
      else signal?.addEventListener('abort', stop)
      try {
        return await result
      } finally {
        signal?.removeEventListener('abort', stop)
      }
    },
    close: () => gone
  }
}
