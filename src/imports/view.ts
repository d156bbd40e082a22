// An import as GraphQL shows it.
import type { Batches } from './batches.ts'

export interface ImportProgressView {
  readonly id: string
  readonly rowsRead: number
  readonly rowsTotal: number | null
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly done: boolean
}

export function progressView ({ batch, state }: NonNullable<Awaited<ReturnType<Batches['progress']>>>): ImportProgressView {
  const { read, ...counts } = batch.counts
  return { id: batch.id, rowsRead: read, rowsTotal: batch.rowsTotal, ...counts, done: state === 'done' || state === 'undone' }
}
