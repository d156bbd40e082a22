// The tables of PostgreSQL, as drizzle-kit reads them.
import { columns } from './columns.pg.ts'
import { defineTables } from './tables.ts'

export const {
  organisations, needs, mandates, deals, claims, facets, spans, words, identifiers,
  exchangeRates, changes, dataVersion, apiKeys, rememberedAnswers, rateBudgets, secrets,
  importBatches, batchRemarks, batchRecords, jobs, mappings,
  auditLog, auditHead, contacts, privacyRecords, upgrades
} = defineTables(columns)
