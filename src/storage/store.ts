// The Store over an engine: what a unit of work is, and what holds on both engines alike.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Principal } from '../access/principal.ts'
import type { AuditNote } from '../audit/entry.ts'
import { noteWritten, requestId } from '../audit/request.ts'
import { Problem } from '../errors.ts'
import type { WorkNote } from '../privacy/store.ts'
import type { Reads, Store, Work } from '../profiles/store.ts'
import { claimAnswer, findAnswer, forgetAnswers, releaseClaim, rememberAnswer, renewClaim } from './answers.ts'
import { appendAudit, auditEntries, auditHead, auditLast, createAuditQueue, noteOfWrites, trail } from './audit.ts'
import { addBatchRemarks, batchRecords, batchRemarks, findBatch, findJob, lastImported, markUndone, namesakes, newestBatches, putBatch, releaseJob, renewJob, takeJob } from './batches.ts'
import { changedSince, changes, type ChangeLog, createChangeLog, dataVersion } from './changes.ts'
import type { Db, Engine, Session } from './dialect.ts'
import { directory, directoryCount } from './directory.ts'
import { findMapping, listMappings, putMapping, removeMapping } from './mappings.ts'
import { migrationsFolder, readMigrations } from './migrations.ts'
import { addPrivacyRecords, eraseContacts, eraseFromTrail, eraseKeyName, eraseRetired, eraseTexts, findContacts, mentions, privacyRecords, restingWithContacts } from './privacy.ts'
import { broughtFrom, countProfiles, findByIdentifier, findBySource, hasUnindexed, insertProfile, removeProfile, updateProfile } from './profiles.ts'
import { findRecord, insertRecord, removeRecord, updateRecord } from './records.ts'
import { rateBudgets } from './rate-budgets.ts'
import { everything, reachOf } from './reach.ts'
import { translate } from './refusals.ts'
import { openScratch, type Origin, rehearsed } from './rehearsal.ts'
import { idKeyReader, makeIdKey } from './secrets.ts'
import { putSearchEntry } from './search-entries.ts'
import { exchangeRates, findKey, insertKey, listKeys, putExchangeRates, replaceKey, revokeKey, touchKey } from './settings.ts'
import { upgrade } from './upgrades.ts'
import { wholes, wholesAfter } from './wholes.ts'
import { foresee, readsOfWork } from './work-reads.ts'
import { createWriteSession, type WriteSession } from './write-session.ts'

/** A unit of work or a snapshot, while it lasts. */
interface Unit { open: boolean, failure: { readonly error: unknown } | undefined }

/** `origin`: what the store is a rehearsal of. */
export function createStore (engine: Engine, now: () => Date, origin?: Origin): Store {
  const session = (db: Db): Session => ({ db, t: engine.t })
  const standing = session(engine.read)
  // A rehearsal gives the ids that the store it stands in for will give.
  const idKey = idKeyReader(origin?.engine ?? engine)
  const writing = new AsyncLocalStorage<Unit>()
  const reading = new AsyncLocalStorage<Unit>()

  /** One inside the other would wait for itself: on SQLite for the one connection, on PostgreSQL for the one lock. */
  const refuseNested = (what: string, where: AsyncLocalStorage<Unit>) => {
    if (where.getStore()?.open === true) throw new Error(`${what} was asked for inside another one. Use the object the outer one was given.`)
  }
  /** Statements outside a transaction, their errors in our words. */
  const plain = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw translate(engine, error)
    }
  }
  const single = <T>(work: (session: Session) => Promise<T>): Promise<T> => plain(async () => {
    refuseNested('A write of its own', writing)
    return await engine.single((db) => work(session(db)))
  })

  const append = async (notes: readonly AuditNote[]): Promise<void> => {
    refuseNested('An entry of its own', writing)
    await engine.write((db) => appendAudit(session(db), engine, notes))
  }
  const queue = createAuditQueue(append)

  const store: Store = {
    engine: engine.name,
    read: guarded(reads(standing, engine, idKey), engine),
    snapshot: (work) => plain(async () => {
      refuseNested('A snapshot', reading)
      return await engine.snapshot(async (db) => {
        const unit: Unit = { open: true, failure: undefined }
        try {
          return await reading.run(unit, () => work(guarded(reads(session(db), engine, idKey), engine, unit)))
        } finally {
          unit.open = false
        }
      })
    }),
    write: (principal, work) => plain(async () => {
      refuseNested('A write', writing)
      return await engine.write(async (db, insertRows) => {
        const unit: Unit = { open: true, failure: undefined }
        const log = createChangeLog(session(db), insertRows, principal.id, now())
        const own = createWriteSession(session(db), engine, insertRows)
        try {
          const noted: WorkNote[] = []
          const methods = works(own, engine, log, noted, idKey)
          const result = await writing.run(unit, () => work(guarded(origin === undefined ? methods : rehearsed(methods, own, origin), engine, unit)))
          if (unit.failure !== undefined) throw unit.failure.error
          await own.pending.flush()
          await log.flush()
          await appendAudit(session(db), engine, notesOf(log, noted, principal))
          return result
        } finally {
          unit.open = false
        }
      }, reachOf(principal))
    }),
    keys: {
      find: (id) => plain(() => findKey(standing, id)),
      list: () => plain(() => listKeys(standing)),
      touch: (id, at) => single((s) => touchKey(s, id, at))
    },
    idempotency: {
      find: (key, principalId) => plain(() => findAnswer(standing, key, principalId)),
      claim: (claim, expired) => single((s) => claimAnswer(s, claim, expired)),
      renew: (claim, until) => single((s) => renewClaim(s, claim, until)),
      remember: (answer, owner) => single((s) => rememberAnswer(s, answer, owner)),
      release: (claim) => single((s) => releaseClaim(s, claim)),
      forget: (before) => single((s) => forgetAnswers(s, before))
    },
    rateBudgets: engine.name === 'postgres' ? rateBudgets(engine) : null,
    audit: {
      append: (notes) => plain(() => append(notes)),
      later: (note) => { queue.add(note) },
      flush: () => plain(() => queue.flush())
    },
    jobs: { renew: (id, owner, until) => single((s) => renewJob(s, id, owner, until)) },
    within: (principal, work) => engine.within(reachOf(principal), work),
    unrestricted: () => unrestricted(store, engine),
    rowSecurity: () => plain(() => engine.rowSecurity()),
    rehearsal: () => plain(async () => {
      const standsFor = { session: standing, engine }
      return createStore(await openScratch(standsFor), now, standsFor)
    }),
    version: () => plain(() => engine.version()),
    async migrate () {
      await engine.migrate()
      await makeIdKey(engine, now)
      await upgrade(engine, now)
    },
    async ready () {
      try {
        return await engine.applied() === readMigrations(migrationsFolder(engine.name)).at(-1)?.when
      } catch {
        return false // no answer, or no table of migrations yet
      }
    },
    async close () {
      try {
        await queue.close()
      } finally {
        await engine.close()
      }
    }
  }
  return store
}

/** The same store, whoever asks: for what is loaded once and shown to each in part. */
function unrestricted (store: Store, engine: Engine): Store {
  const read = Object.fromEntries(Object.entries(store.read).map(([name, method]) => {
    const call = method as (...args: unknown[]) => unknown
    return [name, (...args: unknown[]) => engine.within(everything, () => call(...args))]
  })) as unknown as Reads
  return { ...store, read, snapshot: (work) => engine.within(everything, () => store.snapshot(work)) }
}

function reads (session: Session, engine: Engine, idKey: Reads['idKey']): Reads {
  return {
    dataVersion: () => dataVersion(session),
    wholes: (ids) => wholes(session, engine, ids),
    wholesAfter: (kind, afterId, limit) => wholesAfter(session, engine, kind, afterId, limit),
    record: (kind, id) => findRecord(session, kind, id),
    findBySource: (source, externalIds) => findBySource(session, engine, source, externalIds),
    hasUnindexed: () => hasUnindexed(session),
    broughtFrom: (source) => broughtFrom(session, source),
    findByIdentifier: (scheme, value) => findByIdentifier(session, scheme, value),
    directory: (query) => directory(session, query),
    directoryCount: (query) => directoryCount(session, query),
    changedSince: (position) => changedSince(session, position),
    changes: (query) => changes(session, engine, query),
    exchangeRates: () => exchangeRates(session),
    countProfiles: () => countProfiles(session),
    idKey,
    batch: (id) => findBatch(session, id),
    batches: (first) => newestBatches(session, first),
    batchRemarks: (batchId) => batchRemarks(session, batchId),
    batchRecords: (batchId, organisations, after) => batchRecords(session, batchId, organisations, after),
    lastImported: (recordId) => lastImported(session, recordId),
    job: (id) => findJob(session, id),
    mappings: () => listMappings(session),
    mapping: (id) => findMapping(session, id),
    namesakes: (kind, nameKeys) => namesakes(session, engine, kind, nameKeys),
    auditHead: () => auditHead(session),
    auditEntries: (query) => auditEntries(session, query),
    auditLast: () => auditLast(session),
    trail: (range) => trail(session, range),
    findContacts: (query) => findContacts(session, query),
    privacyRecords: (personIds) => privacyRecords(session, engine, personIds),
    mentions: (texts) => mentions(session, texts),
    restingWithContacts: (query) => restingWithContacts(session, query)
  }
}

function works (session: WriteSession, engine: Engine, log: ChangeLog, noted: WorkNote[], idKey: Reads['idKey']): Work {
  /** What this unit of work has done so far, written down. */
  const flush = async (): Promise<void> => {
    await session.pending.flush()
    await log.flush()
  }
  /** Profiles of this unit of work without a search entry so far: nothing to replace, which saves an import three statements each. */
  const fresh = new Set<string>()
  return {
    ...readsOfWork(reads(session, engine, idKey), session, log),
    idKey,
    foresee: (expected) => foresee(session, expected),
    settle: () => session.pending.flush(),
    async insertProfile (profile) {
      await insertProfile(session, log, profile)
      fresh.add(profile.id)
    },
    updateProfile: (profile, expectedVersion, action = 'update') => updateProfile(session, log, profile, expectedVersion, action),
    removeProfile: (kind, id, expectedVersion) => removeProfile(session, log, kind, id, expectedVersion),
    insertRecord: (kind, record) => insertRecord(session, log, kind, record),
    updateRecord: (kind, record, expectedVersion, action = 'update') => updateRecord(session, log, kind, record, expectedVersion, action),
    removeRecord: (kind, id, expectedVersion) => removeRecord(session, log, kind, id, expectedVersion),
    putSearchEntry: (organisationId, entry) => putSearchEntry(session, organisationId, entry, { replace: !fresh.delete(organisationId) }),
    async putExchangeRates (rates) {
      session.known.learnRates(undefined)
      await putExchangeRates(session, engine, log, rates)
    },
    insertKey: (key) => insertKey(session, log, key),
    revokeKey: (id, at) => revokeKey(session, log, id, at),
    replaceKey: (id, by) => replaceKey(session, log, id, by),
    async noteChanges (batchId) { log.noteFor(batchId) },
    async noteUndo () { log.asUndo() },
    async noteKept (recordId, fields) { log.keep(recordId, fields) },
    putMapping: (mapping, expectedVersion) => putMapping(session, log, mapping, expectedVersion),
    removeMapping: (id, expectedVersion) => removeMapping(session, log, id, expectedVersion),
    putBatch: (batch) => putBatch(session, batch),
    addBatchRemarks: (batchId, remarks) => addBatchRemarks(session, engine, batchId, remarks),
    markUndone: (batchId, recordIds) => markUndone(session, engine, batchId, recordIds),
    takeJob: (job) => takeJob(session, job),
    renewJob: (id, owner, until) => renewJob(session, id, owner, until),
    releaseJob: (id, owner) => releaseJob(session, id, owner),
    addPrivacyRecords: (records) => addPrivacyRecords(session, engine, records),
    eraseContacts: (personIds, at) => eraseContacts(session, engine, personIds, at),
    // What this unit of work has changed so far is in the trail first, and is erased with the rest.
    async eraseTexts (...what) { await flush(); return await eraseTexts(session, ...what) },
    async eraseFromTrail (...what) { await flush(); return await eraseFromTrail(session, ...what) },
    forgetAnswers: (before) => forgetAnswers(session, before),
    eraseRetired: (before, at) => eraseRetired(session, before, at),
    eraseKeyName: (id) => eraseKeyName(session, id),
    async note (note) { noted.push(note) }
  }
}

/** What the audit log tells of a unit of work: its changes as one entry, and what it noted besides. */
function notesOf (log: ChangeLog, noted: readonly WorkNote[], principal: Principal): readonly AuditNote[] {
  const writes = noteOfWrites(log.written(), principal, requestId())
  noteWritten(writes?.organisations ?? [])
  const rest = noted.map((note): AuditNote => ({ at: log.at, actor: principal.id, role: principal.role, dataVersion: writes?.dataVersion ?? null, ruleVersion: null, requestId: requestId(), ...note }))
  return [...writes === undefined ? [] : [writes], ...rest]
}

/**
 * The same methods, with errors in our words, and refused once their unit is over: a statement nobody awaited would otherwise
 * land outside the transaction, or in the next one. Our own refusals are made before anything is written, so a caller may catch
 * one and go on; after any other failure the unit can only be rolled back, even when its caller swallowed the error.
 */
function guarded<M extends object> (methods: M, engine: Engine, unit?: Unit): M {
  const wrap = (method: (...args: unknown[]) => Promise<unknown>) => async (...args: unknown[]): Promise<unknown> => {
    if (unit?.open === false) throw new Error('This unit of work is over: something in it was not awaited.')
    if (unit?.failure !== undefined) throw unit.failure.error
    try {
      return await method(...args)
    } catch (error) {
      const translated = translate(engine, error)
      if (unit !== undefined && !(error instanceof Problem)) unit.failure ??= { error: translated }
      throw translated
    }
  }
  return Object.fromEntries(Object.entries(methods).map(([name, method]) => [name, wrap(method as Parameters<typeof wrap>[0])])) as M
}
