// What requests leave in the audit log is noted once their answer has left: this waits for it.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Service } from '../src/service.ts'

/** Collects the notes of a service, before its app is built. Answers a function that resolves once those of all answered requests are stored. */
export function collectNotes ({ audit, store }: Service): () => Promise<void> {
  const { noteRequest } = audit
  const notes: Array<Promise<void>> = []
  Object.assign(audit, {
    noteRequest: (...args: Parameters<typeof noteRequest>) => {
      const note = noteRequest(...args)
      notes.push(note)
      return note
    }
  })
  return async () => {
    await nextTurn()
    await Promise.all(notes)
    await store.audit.flush()
  }
}
