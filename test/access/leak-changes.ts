// A change for every field that somebody may not see, made from the table of tiers: a field that is added and hidden needs
// one here. What is coarse below its tier changes within its coarse form.
import type { Tier } from '../../src/access/relation.ts'
import { claimTable, contactParts, dealTable, documentParts, factParts, investorTable, mandateTable, needTable, smeTable } from '../../src/access/tiers.ts'

/** Which record of which kind changes, how, and from which tier on that may be seen. */
export interface HiddenChange {
  readonly name: string
  readonly tier: Tier
  readonly kind: 'sme' | 'investor' | 'need' | 'mandate' | 'deal' | 'claim'
  change (record: object): object
}

/** Identities, and what every change changes. */
const untouched = ['id', 'organisationId', 'kind', 'version', 'createdAt', 'updatedAt']

const newContact = { name: 'Bice Mutata', role: 'CFO', email: 'bice@velata.example', phone: '+39 02 2' }
const profile: Readonly<Record<string, unknown>> = {
  statusReason: 'Another reason.',
  names: { en: 'Mutata', it: 'Mutata', zh: '改名' },
  descriptions: { en: 'Batteries recovered, mutata', zh: '改变' },
  textStatus: { en: { origin: 'machine', reviewed: false } },
  website: 'https://mutata.example',
  founded: 1987,
  source: 'alpha-2',
  externalId: '77',
  excludedCounterparts: ['inv_nowhere', 'sme_nowhere'],
  contacts: [newContact],
  informedOn: '2026-02-20',
  partnerId: 'gamma'
}
const values: Readonly<Record<HiddenChange['kind'], Readonly<Record<string, unknown>>>> = {
  sme: {
    ...profile,
    identifiers: [{ scheme: 'vat', value: 'IT10987654321', warning: null }],
    legalName: 'Mutata S.p.A.',
    province: 'BG',
    activities: [{ code: '38.21.10', system: 'ATECO2025', share: 0.1 }, { code: 'C28.93', system: 'NACE2', share: 0.9 }, { code: 'C28.91', system: 'NACE2', share: null }],
    headcount: 44,
    headcountBand: { min: 20, max: 49 },
    turnoverEur: 6_900_000,
    turnoverBandEur: { min: 5_000_000, max: 9_000_000 },
    balanceSheetEur: 4_900_000,
    fiscalYear: 2024,
    soleTrader: true,
    sizeBand: undefined
  },
  investor: { ...profile, externalId: '78', identifiers: [], registeredName: '改名有限公司', assets: { value: 1_000_000, currency: 'EUR' } },
  need: { amount: { min: 2_700_000, max: 4_400_000, currency: 'EUR', hard: true }, stakeOffered: 0.4, controlOffered: true, weights: { credentials: 90 } },
  mandate: { ticket: { min: 2_600_000, max: 5_500_000, currency: 'EUR', hard: false }, stakeWanted: 0.6, controlWanted: true, weights: { taxonomy: 90 } },
  deal: { date: '2020-02-02', sector: { code: 'D35.11', system: 'NACE2' }, region: 'IT-72', amount: { value: 7, currency: 'CNY' }, source: 'Altrove' },
  claim: { documents: [{ title: 'Altro', issuer: null, page: null, url: null, sha256: null }], submittedBy: 'key_somebody', reviewedBy: 'key_else', reviewReason: 'Read again.' }
}
const parts: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  contacts: newContact,
  documents: { title: 'Terzo', issuer: 'Altri', page: 9, url: 'https://example.org/e', sha256: 'b'.repeat(64) },
  facts: { kpis: { turnover: 0.9, capex: 0.2 }, number: 'IT-2', issuer: 'Verifica', name: 'Rete Nuova' }
}

function within (record: object, field: string, part: string, value: unknown): object {
  const old: unknown = Reflect.get(record, field)
  const set = (inner: object): object => part in inner ? { ...inner, [part]: value } : inner
  return { ...record, [field]: Array.isArray(old) ? old.map((one: object) => set(one)) : set(old as object) }
}

/** Every change, and the hidden fields for which there is none. */
export function hiddenChanges (): { readonly changes: readonly HiddenChange[], readonly missing: readonly string[] } {
  const changes: HiddenChange[] = []
  const missing: string[] = []
  const add = (change: HiddenChange, known: boolean): void => { if (known) changes.push(change); else missing.push(change.name) }
  const tables = { sme: smeTable, investor: investorTable, need: needTable, mandate: mandateTable, deal: dealTable, claim: claimTable } as const
  for (const [kind, table] of Object.entries(tables) as Array<[HiddenChange['kind'], Readonly<Record<string, { readonly tier: Tier }>>]>) {
    for (const [field, { tier }] of Object.entries(table)) {
      if (untouched.includes(field) || tier === 'public') continue
      add({ name: `${kind}.${field}`, tier, kind, change: (record) => ({ ...record, [field]: values[kind][field] }) }, field in values[kind])
    }
  }
  for (const [field, rules, kind] of [['contacts', contactParts, 'sme'], ['documents', documentParts, 'claim'], ['facts', factParts, 'claim']] as const) {
    for (const [part, { tier }] of Object.entries<{ readonly tier: Tier }>(rules)) {
      if (tier === 'public') continue
      add({ name: `${kind}.${field}.${part}`, tier, kind, change: (record) => within(record, field, part, parts[field]?.[part]) }, part in (parts[field] ?? {}))
    }
  }
  return { changes, missing }
}
