// The answers of keyed requests, and claims on those that are not answered yet.
import { and, eq, isNotNull, lt, or } from 'drizzle-orm'
import type { KnownRequest, RememberedAnswer, RequestClaim } from '../profiles/store.ts'
import type { Session } from './dialect.ts'

export async function findAnswer ({ db, t }: Session, key: string, principalId: string): Promise<KnownRequest | undefined> {
  const [row] = await db.select().from(t.rememberedAnswers)
    .where(and(eq(t.rememberedAnswers.key, key), eq(t.rememberedAnswers.principalId, principalId)))
  if (row === undefined) return undefined
  const { owner, leasedUntil, ...answer } = row
  return owner === null ? { state: 'answered', answer } : { state: 'running', requestDigest: row.requestDigest }
}

/** One statement, so that of two who try at once one gets it. */
export async function claimAnswer ({ db, t }: Session, { key, principalId, ...claim }: RequestClaim, expired: Date): Promise<boolean> {
  const { rememberedAnswers: table } = t
  const unanswered = { ...claim, status: 0, body: '', headers: {} }
  const free = or(and(isNotNull(table.owner), lt(table.leasedUntil, claim.createdAt)), lt(table.createdAt, expired))
  const taken = await db.insert(table).values({ key, principalId, ...unanswered })
    .onConflictDoUpdate({ target: [table.key, table.principalId], set: unanswered, ...free === undefined ? {} : { setWhere: free } }).returning({ key: table.key })
  return taken.length > 0
}

type Claim = Pick<RequestClaim, 'key' | 'principalId' | 'owner'>

function own ({ t: { rememberedAnswers: table } }: Session, { key, principalId, owner }: Claim) {
  return and(eq(table.key, key), eq(table.principalId, principalId), eq(table.owner, owner))
}

export async function renewClaim (session: Session, claim: Claim, until: Date): Promise<boolean> {
  const { db, t } = session
  return (await db.update(t.rememberedAnswers).set({ leasedUntil: until }).where(own(session, claim)).returning({ key: t.rememberedAnswers.key })).length > 0
}

export async function rememberAnswer (session: Session, { key, principalId, ...answer }: RememberedAnswer, owner: string): Promise<boolean> {
  const { db, t } = session
  const written = await db.update(t.rememberedAnswers).set({ ...answer, owner: null, leasedUntil: null }).where(own(session, { key, principalId, owner })).returning({ key: t.rememberedAnswers.key })
  return written.length > 0
}

export async function releaseClaim (session: Session, claim: Claim): Promise<void> {
  await session.db.delete(session.t.rememberedAnswers).where(own(session, claim))
}

export async function forgetAnswers ({ db, t }: Session, before: Date): Promise<number> {
  return (await db.delete(t.rememberedAnswers).where(lt(t.rememberedAnswers.createdAt, before)).returning({ key: t.rememberedAnswers.key })).length
}
