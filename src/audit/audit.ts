// Use cases on the audit log: reading it, proving it, and noting what is read and exported.
import { createHmac, hkdfSync } from 'node:crypto'
import { z } from 'zod'
import { demand } from '../access/demand.ts'
import type { Principal } from '../access/principal.ts'
import type { Sealer } from '../access/seal.ts'
import { parse } from '../parse.ts'
import type { Store } from '../profiles/store.ts'
import { auditActions, type AuditEntry, type AuditHead, type AuditNote } from './entry.ts'
import { requestId, type RequestTrace } from './request.ts'
import { verifyAudit, type AuditVerdict } from './verify.ts'

const moment = z.iso.datetime({ offset: true, error: 'A moment, as 2026-11-22T12:00:00Z.' })

/** The filters of the log, without paging. */
export const auditFilters = {
  actor: z.string({ error: 'Give text.' }).max(300).optional().describe('Id of who acted.'),
  action: z.enum(auditActions).optional(),
  subject: z.string({ error: 'Give text.' }).max(300).optional().describe('Id of a record or organisation that the entry names.'),
  since: moment.optional(),
  until: moment.optional()
} as const
export const AuditListQuery = z.strictObject({
  ...auditFilters,
  first: z.int({ error: 'A whole number from 1 to 100.' }).min(1, 'From 1 to 100.').max(100, 'From 1 to 100.').optional(),
  after: z.string({ error: 'Give text.' }).max(10_000).optional()
})

export interface AuditPage {
  /** Newest first. */
  readonly items: ReadonlyArray<{ readonly cursor: string, readonly entry: AuditEntry }>
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly head: AuditHead
}

const defaultFirst = 20
const exportPage = 500
/** Ids that an entry about an export names one by one; beyond, their number alone. */
const mostNamed = 1_000
/** Filters that may hold a person's name or another's number: the log has their keyed digests. */
const digested = new Set(['search', 'externalIds', 'externalId', 'email', 'name'])

export interface AuditDeps {
  readonly store: Store
  readonly sealer: Sealer
  /** Makes the digests: whoever has it can tell whether a known name or address is meant, nobody else. */
  readonly secret: string | Buffer
  readonly scoringVersion: string
  readonly now: () => Date
}

export type Audit = ReturnType<typeof createAudit>

export function createAudit ({ store, sealer, secret, scoringVersion, now }: AuditDeps) {
  const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'ponteverde audit digests', 32))
  const digest = (text: string): string => createHmac('sha256', key).update(text.normalize('NFC').trim().toLowerCase()).digest('hex')

  const note = ({ id, role }: Principal, action: AuditNote['action'], more: Partial<AuditNote>): AuditNote => ({
    at: now(), actor: id, role, action, records: [], organisations: [], dataVersion: null, ruleVersion: null, requestId: requestId(), details: null, ...more
  })

  return {
    /** The same short text for the same given text (letter case and spaces around it aside), by which it is not found out. */
    digest,

    /**
     * The log, newest first. Needs settings:write.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED, INVALID_CURSOR
     */
    async list (query: unknown, principal: Principal): Promise<AuditPage> {
      demand(principal, 'settings:write')
      const { first = defaultFirst, after, since, until, ...filter } = parse(AuditListQuery, query)
      const context = JSON.stringify(['audit', since, until, filter])
      const before = after === undefined ? undefined : sealer.unseal(after, context) as number
      const found = await store.read.auditEntries({ ...filter, since: dateOf(since), until: dateOf(until), after: before, newestFirst: true, limit: first + 1 })
      return {
        items: found.slice(0, first).map((entry) => ({ cursor: sealer.seal(entry.position, context), entry })),
        hasNextPage: found.length > first,
        hasPreviousPage: after !== undefined,
        head: await store.read.auditHead()
      }
    },

    /** Every entry, oldest first, as lines of JSON. Needs settings:write. @throws Problem UNAUTHENTICATED, FORBIDDEN */
    export (principal: Principal): AsyncIterable<string> {
      demand(principal, 'settings:write')
      return (async function * () {
        for (let after = 0; ;) {
          const page = await store.read.auditEntries({ after, limit: exportPage })
          const last = page.at(-1)
          if (last === undefined) return
          yield page.map((entry) => `${JSON.stringify(entry)}\n`).join('')
          after = last.position
        }
      })()
    },

    /** Reads the whole log and says what is wrong with it; `anchor` is a head noted earlier. Needs settings:write. @throws Problem UNAUTHENTICATED, FORBIDDEN */
    async verify (anchor: AuditHead | undefined, principal: Principal): Promise<AuditVerdict> {
      demand(principal, 'settings:write')
      return await verifyAudit(store.read, anchor)
    },

    /** Notes what a request has shown above the public tier, besides what it wrote to, as one entry, within a second after it ended. */
    async noteRequest ({ seen, written, reader, id }: RequestTrace, operation: string): Promise<void> {
      const organisations = [...seen].filter((one) => !written.has(one)).sort()
      if (reader === undefined || organisations.length === 0) return
      const dataVersion = await store.read.dataVersion().catch(() => null) // the entry matters more than its version
      store.audit.later(note(reader, 'read', { organisations, dataVersion, ruleVersion: scoringVersion, requestId: id, details: { operation } }))
    },

    /**
     * Notes that an export begins; it must not give anything before this resolves. Answers a function that notes its end with the
     * organisations it told of.
     */
    async noteExport (what: string, format: string, query: object, principal: Principal): Promise<(organisations: ReadonlySet<string>, complete: boolean) => void> {
      const details = { what, format, query: Object.fromEntries(Object.entries(query).flatMap(([name, value]) => shownFilter(name, value, digest))) }
      const dataVersion = await store.read.dataVersion()
      await store.audit.append([note(principal, 'export', { dataVersion, ruleVersion: scoringVersion, details })])
      return (organisations, complete) => {
        const named = organisations.size <= mostNamed
        store.audit.later(note(principal, 'exported', { organisations: named ? [...organisations].sort() : [], dataVersion, ruleVersion: scoringVersion, details: { what, format, complete, organisations: organisations.size } }))
      }
    }
  }
}

function dateOf (text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text)
}

/** A filter as the log may have it; nothing for one that was not given. */
function shownFilter (name: string, value: unknown, digest: (text: string) => string): ReadonlyArray<readonly [string, unknown]> {
  if (value === undefined || value === null) return []
  if (typeof value === 'object' && !Array.isArray(value)) return [[name, Object.fromEntries(Object.entries(value).flatMap(([inner, one]) => shownFilter(inner, one, digest)))]]
  return digested.has(name) ? [[name, { digest: digest(JSON.stringify(value)) }]] : [[name, value]]
}
