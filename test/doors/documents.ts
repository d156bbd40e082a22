// Valid documents that use every field there is, in REST's and in GraphQL's form: what hostile tests spoil one place of.
import { getNamedType, isEnumType, isInputObjectType, type GraphQLInputType, type GraphQLSchema } from 'graphql'

const document = { title: 'Relazione 2025', issuer: 'Ente', page: 4, url: 'https://example.org/r.pdf', sha256: 'a'.repeat(64) }

const profile = {
  names: { en: 'Example 🍃', it: 'Esempio', zh: '示例企业' },
  descriptions: { en: 'Makes things.\nGreen ones.', it: 'Produce cose.', zh: '绿色制造' },
  textStatus: { en: { origin: 'human', reviewed: true }, it: { origin: 'machine', reviewed: false }, zh: { origin: 'machine', reviewed: true } },
  website: 'https://example.org/',
  founded: 2011,
  synthetic: false,
  source: 'register',
  externalId: 'r-1',
  partnerId: 'partner-uno',
  excludedCounterparts: ['inv_other', 'sme_other'],
  contacts: [{ name: 'Ada Rossi', role: 'CEO', email: 'ada@example.org', phone: '+39 02 1234567' }],
  matchingConsent: true,
  informedOn: '2026-01-31'
}

export const sme = {
  ...profile,
  legalName: 'Esempio S.r.l.',
  soleTrader: false,
  identifiers: [{ scheme: 'rea', value: 'MI-1234567' }],
  vatNumber: 'IT12345678903',
  rea: 'MI-1234567',
  lei: '529900T8BM49AURSDO55',
  province: 'MI',
  region: 'IT-25',
  activities: [{ code: '38.21.20', system: 'ATECO2025', share: 0.7 }, { code: 'C28.99', system: 'NACE2', share: 0.3 }],
  headcount: 41,
  headcountBand: { min: 20, max: 49 },
  turnoverEur: 6_200_000,
  turnoverBandEur: { min: 2_000_001, max: null },
  balanceSheetEur: 5_100_000,
  fiscalYear: 2025
}

export const need = {
  kind: 'investment',
  amount: { min: 2_000_000, max: 4_000_000, currency: 'EUR', hard: false },
  instruments: [{ id: 'equity_minority', priority: 1 }, { id: 'loan', priority: 0.5 }],
  modes: [{ id: 'joint_venture', priority: 1 }],
  territory: { codes: ['CN-SH'], hard: false },
  excludedInvestorTypes: ['bank'],
  stakeOffered: 0.2,
  controlOffered: false,
  confidential: false,
  weights: { ticket: 20, region: 5 },
  validTo: '2027-12-31'
}

export const investor = {
  ...profile,
  registeredName: '示例投资有限公司',
  identifiers: [{ scheme: 'uscc', value: '919999990000009167' }],
  uscc: '919999990000009167',
  lei: '529900T8BM49AURSDO55',
  type: 'private_equity',
  province: 'CN-SH',
  assets: { value: 900_000_000, currency: 'CNY' }
}

export const mandate = {
  sectors: [{ code: 'E38', system: 'NACE2', priority: 1 }],
  excludedSectors: ['B05', 'NACE21:D35.11'],
  objectives: { CE: 0.6, CCM: 0.4 },
  activities: ['CE 2.7'],
  chinaCatalogue: ['GIGC-2024/3.2'],
  camCategories: [{ id: 'cam-edilizia', priority: 1 }],
  minimumEvidence: 'documented',
  minimumAligned: { kpi: 'turnover', share: 0.1 },
  kpi: 'capex',
  ticket: { min: 3_000_000, max: 10_000_000, currency: 'EUR', hard: false },
  instruments: [{ id: 'equity_minority', priority: 1 }],
  modes: [{ id: 'joint_venture', priority: 1 }],
  territory: { codes: ['IT-25'], hard: false },
  sizes: ['small', 'medium'],
  stakeWanted: 0.3,
  controlWanted: false,
  confidential: false,
  weights: { sector: 30, taxonomy: 20 },
  validTo: '2028-12-31'
}

export const deal = {
  date: '2024-05-01',
  sector: { code: 'D35.11', system: 'NACE2' },
  region: 'IT-82',
  amount: { value: 5_000_000, currency: 'EUR' },
  source: 'press'
}

const dated = { documents: [document], validFrom: '2025-03-01', validTo: '2028-02-28' }
export const claims = {
  taxonomy: { kind: 'taxonomy', activity: 'CE 2.3', objective: 'CE', substantialContribution: 'met', dnsh: { CCM: 'met', CCA: 'met', WTR: 'unknown', PPC: 'not_applicable', BIO: 'not_met' }, minimumSafeguards: 'met', kpis: { turnover: 0.7, capex: 0.1, opex: 0 }, ...dated },
  cam: { kind: 'cam', category: 'cam-arredi-interni', mandatoryMet: 9, mandatoryTotal: 10, rewardedMet: 2, rewardedTotal: 5, ...dated },
  certification: { kind: 'certification', certification: 'iso-14001', number: 'N-1', issuer: 'Ente', ...dated },
  china_catalogue: { kind: 'china_catalogue', entry: 'GIGC-2024/3.2.1', kpis: { turnover: 0.7 }, ...dated },
  membership: { kind: 'membership', name: 'Alleanza verde', ...dated }
}

/** An import record with everything that belongs to an organisation. */
export const imported = {
  ...sme,
  kind: 'sme',
  source: 'import',
  vatNumber: 'IT00000010215',
  lei: null,
  rea: null,
  identifiers: [],
  status: 'in_review',
  certifications: [{ id: 'iso-14001', number: '7', issuer: 'Ente', validFrom: '2025-03-01', validTo: '2028-02-28' }],
  claims: [{ ...claims.taxonomy, review: { state: 'accepted', level: 'documented', reason: 'Read.' } }, claims.membership],
  needs: [need]
}

type Json = Readonly<Record<string, unknown>>

/** A document in GraphQL's form: maps as lists of key and value, enum values in upper case, fields that only REST has left out. */
export function forGraphql (schema: GraphQLSchema, typeName: string, given: Json): Json {
  return convert(schema.getType(typeName) as GraphQLInputType, given) as Json
}

const asList: Readonly<Record<string, readonly [key: string, value: string]>> = { objectives: ['objective', 'weight'], dnsh: ['objective', 'fact'], kpis: ['kpi', 'share'] }
const renamed: Readonly<Record<string, string>> = { category: 'camCategory', entry: 'catalogueEntry', name: 'membership' }

function convert (type: GraphQLInputType, value: unknown): unknown {
  const named = getNamedType(type)
  if (Array.isArray(value)) return value.map((item) => convert(type, item))
  if (isEnumType(named)) return typeof value === 'string' ? value.toUpperCase() : value
  if (!isInputObjectType(named) || typeof value !== 'object' || value === null) return value
  if (named.name === 'WeightsInput') {
    const direction = 'sector' in value ? 'MANDATE_TO_SME' : 'NEED_TO_INVESTOR'
    return { criteria: Object.entries(value).map(([key, weight]) => ({ direction, key, weight: weight as unknown })) }
  }
  const fields = named.getFields()
  return Object.fromEntries(Object.entries(value).flatMap(([given, inner]) => {
    const name = given in fields ? given : renamed[given] ?? given
    const field = fields[name]
    if (field === undefined) return []
    const pair = asList[name]
    const listed = pair === undefined || Array.isArray(inner) ? inner : Object.entries(inner as Json).map(([key, each]) => ({ [pair[0]]: key.toUpperCase(), [pair[1]]: each }))
    return [[name, convert(field.type, listed)]]
  }))
}
