// Records with every field set to something that is easily lost: emoji, Chinese, quotes, the largest whole number, milliseconds.
import type { Claim, ClaimFacts } from '../../src/claims/claim.ts'
import type { Deal, Investor, Mandate } from '../../src/investors/investor.ts'
import type { DirectoryQuery, SearchEntry } from '../../src/profiles/store.ts'
import type { Need, Sme } from '../../src/smes/sme.ts'

const largest = Number.MAX_SAFE_INTEGER
const stamps = { version: 1, createdAt: new Date('2026-01-02T03:04:05.678Z'), updatedAt: new Date('1999-12-31T23:59:59.999Z') }

const common = {
  ...stamps,
  status: 'published',
  names: { en: 'Verde "Acqua" \\ & Co. 🌿', it: "L'Acqua dell'Aniéne", zh: '绿水有限公司𠮷' },
  descriptions: { en: 'Line one\nline two\ttab', it: null, zh: '搜索引擎' },
  textStatus: { en: { origin: 'human', reviewed: true }, zh: { origin: 'machine', reviewed: false } },
  website: 'https://example.it/?a=1&b=%20',
  founded: 1987,
  synthetic: false,
  source: null,
  externalId: null,
  partnerId: 'key_partner',
  excludedCounterparts: ['inv_x', 'inv_y'],
  contacts: [{ name: '王小明', role: null, email: 'w@example.cn', phone: '+86 21 0000' }],
  matchingConsent: true,
  informedOn: '2026-05-06'
} as const

export function sme (id: string, changes: Partial<Sme> = {}): Sme {
  return {
    ...common,
    kind: 'sme',
    id,
    identifiers: [],
    legalName: 'Verde S.r.l.',
    province: 'MI',
    region: 'IT-25',
    activities: [{ code: '38.32', system: 'ATECO2025', share: 0.1 + 0.2 }, { code: 'E', system: 'NACE21', share: null }],
    headcount: 12.5,
    headcountBand: { min: 10, max: null },
    turnoverEur: largest,
    turnoverBandEur: { min: null, max: largest },
    balanceSheetEur: -largest,
    fiscalYear: 2025,
    soleTrader: true,
    ...changes
  }
}

export function investor (id: string, changes: Partial<Investor> = {}): Investor {
  return {
    ...common,
    kind: 'investor',
    id,
    identifiers: [],
    registeredName: '上海绿色投资有限公司',
    type: 'pe-fund',
    province: 'CN-SH',
    assets: { value: largest, currency: 'CNY' },
    standing: 'accepted',
    ...changes
  }
}

export function need (id: string, organisationId: string, changes: Partial<Need> = {}): Need {
  return {
    ...stamps,
    id,
    organisationId,
    kind: 'investment',
    amount: { min: 1, max: largest, currency: 'EUR', hard: true },
    instruments: [{ id: 'equity_minority', priority: 0.7 }],
    modes: [],
    territory: { codes: ['CN-SH', 'CN-GD'], hard: false },
    excludedInvestorTypes: ['state-fund'],
    stakeOffered: 1 / 3,
    controlOffered: false,
    confidential: true,
    weights: { 'sector-fit': 0.25, size: 1e-7 },
    validTo: '2027-12-31',
    ...changes
  }
}

export function mandate (id: string, organisationId: string): Mandate {
  return {
    ...stamps,
    id,
    organisationId,
    sectors: [{ code: 'D35.11', system: 'NACE21', priority: 1 }],
    excludedSectors: ['05', 'NACE21:B'],
    objectives: { CCM: 1, BIO: 0.05 },
    activities: ['CCM 4.1'],
    chinaCatalogue: ['GIGC-2024/3.2.5'],
    camCategories: [{ id: 'edilizia', priority: 0.4 }],
    minimumEvidence: 'documented',
    minimumAligned: { kpi: 'capex', share: 0.2 },
    kpi: 'turnover',
    ticket: { min: null, max: 5_000_000_000, currency: 'CNY', hard: false },
    instruments: [],
    modes: [{ id: 'joint_venture', priority: 1 }],
    territory: null,
    sizes: ['micro', 'small'],
    stakeWanted: 0.51,
    controlWanted: true,
    confidential: false,
    weights: null,
    validTo: null
  }
}

export function deal (id: string, organisationId: string): Deal {
  return {
    ...stamps,
    id,
    organisationId,
    date: '2024-02-29',
    sector: { code: '35', system: 'NACE2' },
    region: 'IT-25',
    amount: { value: largest, currency: 'CNY' },
    source: 'https://example.org/新闻'
  }
}

const facts: readonly ClaimFacts[] = [
  {
    kind: 'taxonomy',
    activity: 'CCM 4.1',
    objective: 'CCM',
    substantialContribution: 'met',
    dnsh: { CCA: 'met', WTR: 'unknown' },
    minimumSafeguards: 'not_met',
    kpis: { turnover: 0.123456789012345, capex: null }
  },
  { kind: 'cam', category: 'edilizia', decree: 'cam-edilizia-2022', mandatoryMet: 3, mandatoryTotal: null, rewardedMet: 0, rewardedTotal: 9 },
  { kind: 'certification', certification: 'iso-14001', number: '№ 7', issuer: null },
  { kind: 'china_catalogue', entry: 'GIGC-2024/3.2.5', kpis: { opex: 1 } },
  { kind: 'membership', name: '绿色联盟' }
]

/** One claim of each kind. */
export function claims (prefix: string, organisationId: string): Claim[] {
  return facts.map((fact, i) => ({
    ...stamps,
    id: `${prefix}${i}`,
    organisationId,
    facts: fact,
    state: 'accepted',
    level: 'third_party',
    ruleSet: '2021/2139@2026-01-01',
    documents: [{ title: '证书 📄', issuer: 'RINA', page: 3, url: null, sha256: 'a'.repeat(64) }],
    validFrom: '2025-01-01',
    validTo: null,
    submittedBy: 'key_a',
    reviewedBy: i === 0 ? 'key_b' : null,
    reviewedAt: i === 0 ? new Date('2026-03-04T05:06:07.089Z') : null,
    reviewReason: i === 0 ? 'Checked "all"' : null
  }))
}

export function entry (changes: Partial<SearchEntry> = {}): SearchEntry {
  return { nameKey: 'x', shown: { nameKey: 'x', digest: 'x' }, words: [], facets: [], spans: [], hidden: { words: [], facets: [], spans: [] }, ...changes }
}

export function listing (changes: Partial<DirectoryQuery> = {}): DirectoryQuery {
  return {
    kind: 'sme', facets: [], spans: [], words: [], statuses: ['published'], eyes: 'all', orderBy: { field: 'name', direction: 'asc' }, first: 100, ...changes
  }
}
