// What a Store keeps of imports: batches, what they changed, and jobs with leases.
import type { Test } from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import type { ImportBatch } from '../../src/imports/store.ts'
import type { Open } from './contract.ts'
import { entry, need, sme } from './samples.ts'

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 22, 12, 0, seconds))

export function batch (id: string, more: Partial<ImportBatch> = {}): ImportBatch {
  return {
    id,
    state: 'running',
    actor: 'key_a',
    partnerId: null,
    mode: 'upsert',
    overwrite: false,
    fileName: null,
    fileHash: null,
    mapping: null,
    mappingVersion: null,
    source: null,
    kind: null,
    rowsTotal: null,
    counts: { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 },
    warned: 0,
    refused: 0,
    startedAt: at(0),
    updatedAt: at(0),
    finishedAt: null,
    ...more
  }
}

export async function batchContract (t: Test, open: Open): Promise<void> {
  await t.test('a batch comes back as it was given last, with its remarks in order of row', async (t) => {
    const store = await open(t)
    const full = batch('imp_1', {
      state: 'done',
      mode: 'create-only',
      overwrite: true,
      fileName: 'soci è.csv',
      fileHash: 'ab'.repeat(32),
      mapping: 'register',
      mappingVersion: '2',
      source: 'register',
      kind: 'sme',
      rowsTotal: 9,
      counts: { read: 9, created: 4, updated: 3, unchanged: 1, rejected: 1 },
      warned: 2,
      refused: 3,
      finishedAt: at(9)
    })
    const warning = (row: number, code: string) => ({ kind: 'warning', row, body: { row, externalId: null, pointer: '', code, message: 'è' } }) as const
    await store.write(commandLine, async (work) => {
      await work.putBatch(batch('imp_1'))
      await work.putBatch(full)
      await work.addBatchRemarks('imp_1', [warning(2, 'b'), warning(1, 'a')])
      await work.addBatchRemarks('imp_1', [warning(1, 'later')])
      await work.addBatchRemarks('imp_1', [])
    })
    t.strictSame(await store.read.batch('imp_1'), full)
    t.equal(await store.read.batch('imp_2'), undefined)
    await store.write(commandLine, (work) => work.putBatch(batch('imp_3')))
    t.strictSame((await store.read.batches(5)).map(({ id }) => id), ['imp_3', 'imp_1'])
    t.strictSame((await store.read.batches(1)).map(({ id }) => id), ['imp_3'])
    t.strictSame(await store.read.batchRemarks('imp_1'), [warning(1, 'a'), warning(1, 'later'), warning(2, 'b')])
  })

  await t.test('what a unit of work changes is noted as its batch\'s, once for each record, and found as the last import', async (t) => {
    const store = await open(t)
    await store.write(commandLine, (work) => work.insertProfile(sme('sme_1')))
    await store.write(commandLine, async (work) => {
      await work.noteChanges('imp_1')
      await work.updateProfile(sme('sme_1', { founded: 1990 }), 1)
      await work.noteKept('sme_1', ['website'])
      t.strictSame(await work.lastImported('sme_1'), { position: null, version: 2, kept: ['website'] }, 'at once, before it is written')
      await work.updateProfile(sme('sme_1', { founded: 1991 }), 2)
      await work.insertRecord('need', need('need_1', 'sme_1'))
      await work.insertProfile(sme('sme_2'))
    })
    t.match(await store.read.batchRecords('imp_1', 10), [
      { recordId: 'sme_1', recordKind: 'sme', organisationId: 'sme_1', firstPosition: 2, lastPosition: 3, versionAfter: 3, kept: ['website'] },
      { recordId: 'need_1', recordKind: 'need', organisationId: 'sme_1', firstPosition: 4, lastPosition: 4, versionAfter: 1, kept: [] },
      { recordId: 'sme_2', organisationId: 'sme_2' }
    ])
    t.strictSame((await store.read.batchRecords('imp_1', 1)).map(({ recordId }) => recordId), ['sme_1', 'need_1'], 'organisations are whole')
    t.strictSame((await store.read.batchRecords('imp_1', 1, 'sme_1')).map(({ recordId }) => recordId), ['sme_2'])
    await store.write(commandLine, async (work) => {
      await work.noteChanges('imp_2')
      await work.removeRecord('need', 'need_1', 1)
    })
    t.strictSame(await store.read.lastImported('need_1'), { position: 6, version: null, kept: [] })
    await store.write(commandLine, async (work) => {
      await work.noteUndo()
      await work.insertRecord('need', need('need_1', 'sme_1'))
      await work.markUndone('imp_2', ['need_1'])
    })
    t.match(await store.read.lastImported('need_1'), { position: 4, version: 1 }, 'what was undone does not count')
    t.strictSame(await store.read.batchRecords('imp_2', 10), [])
    t.equal((await store.read.changes({ after: 6, limit: 1 }))[0]?.action, 'undo')
    t.equal(await store.read.lastImported('sme_3'), undefined)
  })

  await t.test('organisations are found by the name directories have, of their kind', async (t) => {
    const store = await open(t)
    await store.write(commandLine, async (work) => {
      for (const id of ['sme_2', 'sme_1', 'sme_3']) {
        await work.insertProfile(sme(id, { province: id === 'sme_1' ? null : 'MI', source: 'r', externalId: id }))
        await work.putSearchEntry(id, { ...entry(), nameKey: id === 'sme_3' ? 'other' : 'verde srl' })
      }
    })
    t.strictSame(await store.read.namesakes('sme', ['verde', 'verde srl']), [
      { id: 'sme_1', province: null, source: 'r', externalId: 'sme_1' },
      { id: 'sme_2', province: 'MI', source: 'r', externalId: 'sme_2' }
    ])
    t.strictSame(await store.read.namesakes('investor', ['verde srl']), [])
    t.strictSame(await store.read.namesakes('sme', []), [])
  })

  await t.test('a job has one owner at a time, until it gives it back or its lease ends', async (t) => {
    const store = await open(t)
    const take = (owner: string, seconds: number, from?: string): Promise<boolean> =>
      store.write(commandLine, (work) => work.takeJob({ id: 'job_1', kind: 'import', owner, now: at(seconds), until: at(seconds + 10), from }))
    t.strictSame((await Promise.all(['a', 'b', 'c'].map((owner) => take(owner, 0)))).filter(Boolean).length, 1, 'of three at once one gets it')
    const first = (await store.read.job('job_1'))?.owner ?? ''
    t.notOk(await take('d', 5))
    t.ok(await store.jobs.renew('job_1', first, at(20)))
    t.notOk(await take('d', 15), 'renewed')
    t.ok(await take('d', 21), 'the lease has ended')
    t.notOk(await store.jobs.renew('job_1', first, at(40)), 'the first cannot come back')
    t.ok(await take('e', 22, 'd'), 'of a process known to be gone')
    await store.write(commandLine, (work) => work.releaseJob('job_1', 'd'))
    t.match(await store.read.job('job_1'), { owner: 'e', leasedUntil: at(32), attempts: 3 })
    await store.write(commandLine, (work) => work.releaseJob('job_1', 'e'))
    t.match(await store.read.job('job_1'), { owner: null, leasedUntil: null })
    t.ok(await take('f', 23))
    t.equal(await store.read.job('job_2'), undefined)
  })
}
