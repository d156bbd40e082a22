// A service with two organisations that name contacts, behind its doors.
import type { Test } from 'tap'
import { commandLine } from '../../src/access/principal.ts'
import { Database } from '../../src/storage/sqlite-driver.ts'
import type { Service } from '../../src/service.ts'
import type { World } from '../service.ts'

export const anna = { name: 'Anna Bianchi', role: 'CFO', email: 'Anna.Bianchi@verde.example', phone: '+39 02 555 0199' }
export const luca = { name: 'Luca Neri', role: null, email: 'luca@verde.example', phone: null }
export const retention = { answersHours: 24, contactsDays: 365 }

export type OpenService = (t: Test, world?: World) => Promise<Service>

/** A published SME of Anna and Luca, and an investor that Anna works for too. */
export async function fill (service: Service): Promise<{ readonly sme: string, readonly investor: string }> {
  const { smes, investors, profiles } = service
  const sme = await smes.create({ legalName: 'Verde S.r.l.', province: 'MI', contacts: [anna, luca], descriptions: { en: 'Ask anna.bianchi@VERDE.example for details.' } }, commandLine)
  const published = await profiles.changeStatus({ id: sme.profile.id, version: 1, status: 'in_review' }, commandLine)
  await profiles.changeStatus({ id: sme.profile.id, version: published.profile.version, status: 'published' }, commandLine)
  const investor = await investors.create({ registeredName: 'Green Capital', type: 'private_equity', contacts: [{ ...anna, role: 'Adviser' }] }, commandLine)
  return { sme: sme.profile.id, investor: investor.profile.id }
}

/** Every text that is held, as one: of SQLite each row of each table, of PostgreSQL what the store gives. */
export async function dump (t: Pick<Test, 'testdirName'>, service: Service): Promise<string> {
  const { engine, read } = service.store
  if (engine === 'sqlite') {
    const database = new Database(`${t.testdirName}/test.db`, { readonly: true })
    try {
      const tables = database.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[]
      return JSON.stringify(tables.map((table) => database.prepare(`select * from "${table}"`).all()))
    } finally {
      database.close()
    }
  }
  const wholes = [...await read.wholesAfter('sme', '', 1_000), ...await read.wholesAfter('investor', '', 1_000)]
  return JSON.stringify([wholes, await read.changes({ after: 0, limit: 10_000 }), await read.findContacts({}), await read.auditEntries({ limit: 10_000 })])
}
