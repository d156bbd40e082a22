// What became of a claim, from the audit trail: who changed what, when and why.
import { z } from 'zod'
import { demand } from '../access/demand.ts'
import type { Principal } from '../access/principal.ts'
import type { Sealer } from '../access/seal.ts'
import { noteShown } from '../audit/request.ts'
import { Problem } from '../errors.ts'
import { parse } from '../parse.ts'
import type { Change, ChangeAction, Store } from '../profiles/store.ts'

export const claimActions = ['create', 'update', 'submit', 'review', 'remove'] as const satisfies readonly ChangeAction[]
export type ClaimAction = typeof claimActions[number]

type Scalar = string | number | boolean | null

/** One field that a change changed; null where there was nothing. */
export interface FieldChange {
  /** JSON pointer into the claim: `/state`, `/facts/dnsh/CCM`. */
  readonly pointer: string
  readonly before: Scalar
  readonly after: Scalar
}

export interface ClaimChange {
  readonly at: Date
  /** Id of the key that acted, or `cli`. */
  readonly actor: string
  readonly action: ClaimAction
  /** The version the claim had afterwards; null once it was removed. */
  readonly version: number | null
  /** The reason given with a review. */
  readonly reason: string | null
  /** In order of pointer. */
  readonly fields: readonly FieldChange[]
}

export interface ClaimHistoryPage {
  readonly items: ReadonlyArray<{ readonly cursor: string, readonly change: ClaimChange }>
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

export const ClaimHistoryQuery = z.strictObject({
  first: z.int({ error: 'A whole number from 1 to 100.' }).min(1, 'From 1 to 100.').max(100, 'From 1 to 100.').nullish(),
  after: z.string({ error: 'Give text.' }).max(10_000).nullish()
})

const defaultFirst = 20
/** What every change changes, and the reason, which is told beside the fields. */
const untold: ReadonlySet<string> = new Set(['/id', '/version', '/createdAt', '/updatedAt', '/reviewReason'])

export type ClaimHistory = ReturnType<typeof createClaimHistory>

export function createClaimHistory ({ store, sealer }: { readonly store: Store, readonly sealer: Sealer }) {
  return {
    /**
     * Every change of a claim, oldest first, also of one that was removed. Needs confidential:read.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, VALIDATION_FAILED, INVALID_CURSOR
     */
    async list (claimId: string, query: unknown, principal: Principal): Promise<ClaimHistoryPage> {
      demand(principal, 'confidential:read')
      const { first, after } = parse(ClaimHistoryQuery, query)
      const context = JSON.stringify(['claimHistory', claimId])
      const position = after == null ? 0 : sealer.unseal(after, context) as number
      const limit = first ?? defaultFirst
      const found = (await store.read.changes({ after: position, limit: limit + 1, recordId: claimId })).filter(({ recordKind }) => recordKind === 'claim')
      if (after == null && found.length === 0) throw new Problem('NOT_FOUND', `There is no claim '${claimId}', and there never was.`)
      for (const { organisationId } of found) if (organisationId !== null) noteShown(organisationId, principal)
      return {
        items: found.slice(0, limit).map((change) => ({ cursor: sealer.seal(change.position, context), change: toClaimChange(change) })),
        hasNextPage: found.length > limit,
        hasPreviousPage: after != null
      }
    }
  }
}

function toClaimChange ({ at, actor, action, before, after }: Change): ClaimChange {
  const [was, is] = [leaves(before), leaves(after)]
  const reason = is.get('/reviewReason') ?? null
  const version = is.get('/version')
  return {
    at,
    actor,
    action: claimActions.find((one) => one === action) ?? 'update',
    version: typeof version === 'number' ? version : null,
    reason: typeof reason === 'string' && (action === 'review' || reason !== was.get('/reviewReason')) ? reason : null,
    fields: [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((pointer) => {
      const field = { pointer, before: was.get(pointer) ?? null, after: is.get(pointer) ?? null }
      return untold.has(pointer) || field.before === field.after ? [] : [field]
    })
  }
}

/** Every single value of a record, by its JSON pointer. */
function leaves (value: unknown, pointer = '', found = new Map<string, Scalar>()): ReadonlyMap<string, Scalar> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) leaves(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, found)
  } else if (pointer !== '') found.set(pointer, value as Scalar)
  return found
}
