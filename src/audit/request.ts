// The request that is being answered: its id for the log, and whose confidential data it has shown so far.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Principal } from '../access/principal.ts'
import { untoldVersion } from '../access/tiers.ts'

export interface RequestTrace {
  readonly id: string
  /** Who read, and the organisations shown above the public tier. */
  readonly seen: Set<string>
  /** The organisations it wrote to: that entry says already that it knew them. */
  readonly written: Set<string>
  reader: Principal | undefined
}

const requests = new AsyncLocalStorage<RequestTrace>()

export function newTrace (id: string): RequestTrace {
  return { id, seen: new Set(), written: new Set(), reader: undefined }
}

/** Runs what answers the request: whatever is called from it knows the request. */
export function inRequest<T> (trace: RequestTrace, work: () => T): T {
  return requests.run(trace, work)
}

/** The request's id; null outside a request. */
export function requestId (): string | null {
  return requests.getStore()?.id ?? null
}

/** Notes, within a request, that it writes to organisations. */
export function noteWritten (organisationIds: readonly string[]): void {
  const trace = requests.getStore()
  for (const id of organisationIds) trace?.written.add(id)
}

/** Notes, within a request, that the principal is shown a profile: a real one, and more of it than anybody is (its version is told). */
export function noteSeen ({ id, synthetic, version }: { readonly id: string, readonly synthetic: boolean, readonly version: number }, principal: Principal): void {
  if (!synthetic && version !== untoldVersion) noteShown(id, principal)
}

/** Notes, within a request, that the principal is shown what only some see of an organisation. */
export function noteShown (organisationId: string, principal: Principal): void {
  const trace = requests.getStore()
  if (trace === undefined) return
  trace.reader = principal
  trace.seen.add(organisationId)
}

/** Whether nothing was shown so far, within a request, that the log has to tell of; false outside a request, where nobody would know. */
export function showedNothing (): boolean {
  return requests.getStore()?.seen.size === 0
}
