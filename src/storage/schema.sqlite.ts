// The tables of SQLite, as drizzle-kit reads them; typed as those of PostgreSQL, the engine we run least.
import type { Columns } from './columns.pg.ts'
import { columns } from './columns.sqlite.ts'
import { defineTables } from './tables.ts'

export const {
  organisations, needs, mandates, deals, claims, facets, spans, words, identifiers,
  exchangeRates, changes, dataVersion, apiKeys, rememberedAnswers, rateBudgets, secrets,
  importBatches, batchRemarks, batchRecords, jobs, mappings,
  auditLog, auditHead, contacts, privacyRecords, upgrades
} = defineTables(columns as unknown as Columns)
