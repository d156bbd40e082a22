// Whole profiles of either kind with a value in every field, and everybody who may ask for them.
import { anonymous, principalOf, type Principal } from '../../src/access/principal.ts'
import type { Claim, ClaimFacts } from '../../src/claims/claim.ts'
import type { Deal, Investor, Mandate } from '../../src/investors/investor.ts'
import type { ProfileBase } from '../../src/profiles/profile.ts'
import type { WholeInvestor, WholeSme } from '../../src/profiles/store.ts'
import type { Need, Sme } from '../../src/smes/sme.ts'

export const at = new Date('2026-11-22T10:00:00Z')
export const later = new Date('2026-11-23T10:00:00Z')
const base = {
  status: 'published',
  statusReason: 'Complete.',
  names: { en: 'Example' },
  descriptions: { en: 'It does things.' },
  textStatus: { en: { origin: 'human', reviewed: true } },
  identifiers: [{ scheme: 'vat', value: 'IT12345678903', warning: null }],
  website: 'https://example.org',
  founded: 1999,
  synthetic: false,
  source: 'chamber-list',
  externalId: 'row-77',
  partnerId: 'chamber',
  excludedCounterparts: ['inv_rival'],
  contacts: [{ name: 'A', role: null, email: 'a@example.org', phone: null }],
  matchingConsent: true,
  informedOn: '2026-01-01',
  version: 3,
  createdAt: at,
  updatedAt: later
} satisfies Partial<ProfileBase>
export const sme: Required<Omit<Sme, 'sizeBand'>> = {
  ...base,
  id: 'sme_1',
  kind: 'sme',
  legalName: 'Example S.r.l.',
  province: 'MI',
  region: 'IT-25',
  activities: [{ code: 'E38.32', system: 'NACE2', share: 0.7 }, { code: '38.31.10', system: 'ATECO2025', share: 0.1 }, { code: 'E38.31', system: 'NACE2', share: 0.2 }, { code: 'C28', system: 'NACE21', share: null }],
  headcount: 41,
  headcountBand: { min: 20, max: 49 },
  turnoverEur: 6_200_000,
  turnoverBandEur: { min: null, max: 10_000_000 },
  balanceSheetEur: null,
  fiscalYear: 2025,
  soleTrader: false
}
export const investor: Required<Investor> = { ...base, id: 'inv_1', kind: 'investor', registeredName: '示例', type: 'private_equity', province: 'CN-SH', assets: { value: 1, currency: 'CNY' }, standing: 'accepted' }

export const need = (confidential: boolean): Need => ({
  id: confidential ? 'need_2' : 'need_1',
  organisationId: 'sme_1',
  kind: 'investment',
  amount: { min: 2_500_000, max: 4_100_000, currency: 'EUR', hard: true },
  instruments: [],
  modes: [],
  territory: null,
  excludedInvestorTypes: [],
  stakeOffered: 0.21,
  controlOffered: true,
  confidential,
  weights: { ticket: 33 },
  validTo: null,
  version: 2,
  createdAt: at,
  updatedAt: later
})
export const mandate = (confidential: boolean): Mandate => ({
  id: confidential ? 'man_2' : 'man_1',
  organisationId: 'inv_1',
  sectors: [],
  excludedSectors: [],
  objectives: {},
  activities: [],
  chinaCatalogue: [],
  camCategories: [],
  minimumEvidence: null,
  minimumAligned: null,
  kpi: 'turnover',
  ticket: { min: 3_000_001, max: null, currency: 'CNY', hard: false },
  instruments: [],
  modes: [],
  territory: null,
  sizes: [],
  stakeWanted: 0.22,
  controlWanted: false,
  confidential,
  weights: { sector: 34 },
  validTo: null,
  version: 2,
  createdAt: at,
  updatedAt: later
})
export const deal: Deal = { id: 'deal_1', organisationId: 'inv_1', date: '2025-01-01', sector: null, region: null, amount: null, source: null, version: 1, createdAt: at, updatedAt: at }
export const claim = (facts: ClaimFacts, state: Claim['state'] = 'accepted'): Claim => ({
  id: `claim_${facts.kind}_${state}`,
  organisationId: 'sme_1',
  facts,
  state,
  level: 'documented',
  ruleSet: 'x',
  documents: [{ title: 'T', issuer: null, page: null, url: null, sha256: null }],
  validFrom: '2025-01-01',
  validTo: null,
  submittedBy: 'key_editor',
  reviewedBy: 'key_reviewer',
  reviewedAt: at,
  reviewReason: 'Read it.',
  version: 2,
  createdAt: at,
  updatedAt: later
})
export const taxonomy: ClaimFacts = { kind: 'taxonomy', activity: 'CE 2.3', objective: 'CE', substantialContribution: 'met', dnsh: { CCM: 'met' }, minimumSafeguards: 'met', kpis: { turnover: 0.7 } }
export const china: ClaimFacts = { kind: 'china_catalogue', entry: 'GIGC-2024/3.2.5', kpis: { turnover: 0.6 } }
export const membership: ClaimFacts = { kind: 'membership', name: 'Alliance' }
export const certificate: ClaimFacts = { kind: 'certification', certification: 'iso-14001', number: 'IT-778899', issuer: 'Certifier' }

export const wholeSme: WholeSme = { profile: sme, needs: [need(false), need(true)], claims: [claim(membership), claim(taxonomy), claim(china), claim(certificate)] }
export const wholeInvestor: WholeInvestor = { profile: investor, mandates: [mandate(false), mandate(true)], deals: [deal], claims: [claim(membership)] }
export const staff: Principal[] = [principalOf('a', 'admin'), principalOf('r', 'reviewer'), principalOf('e', 'editor')]
export const partner = principalOf('p', 'partner', { partnerId: 'chamber' })
export const member = principalOf('m', 'member', { organisationIds: ['sme_1', 'inv_1'] })
export const strangers: Principal[] = [
  anonymous,
  principalOf('q', 'partner', { partnerId: 'rival' }),
  principalOf('q', 'partner'),
  principalOf('n', 'member', { organisationIds: ['sme_2'] }),
  // Neither what a role is not for nor what its scopes leave out opens anything.
  principalOf('c', 'member', { partnerId: 'chamber' }),
  principalOf('d', 'partner', { partnerId: 'rival', organisationIds: ['sme_1', 'inv_1'] }),
  principalOf('p', 'partner', { partnerId: 'chamber', scopes: ['matches:read', 'imports:write'] }),
  principalOf('a', 'admin', { scopes: ['admin', 'imports:write'] })
]
