import t from 'tap'
import { disclose, discloseAt } from '../../src/access/disclosure.ts'
import { anonymous, principalOf, type Principal } from '../../src/access/principal.ts'
import { reachesTier, relationTo, tierFor, tierOf } from '../../src/access/relation.ts'
import type { Claim, ClaimFacts } from '../../src/claims/claim.ts'
import type { Deal, Investor, Mandate } from '../../src/investors/investor.ts'
import { profileStatuses, type ProfileBase } from '../../src/profiles/profile.ts'
import type { WholeInvestor, WholeSme } from '../../src/profiles/store.ts'
import { reviewStates } from '../../src/scoring/types.ts'
import type { Need, Sme } from '../../src/smes/sme.ts'

// What the public sees of each field of a real, published profile. A field that is not in the table does not compile, so
// whoever adds one must decide.
type Seen = 'shown' | { readonly as: unknown }
const hidden: Seen = { as: null }
const emptied: Seen = { as: [] }
const untold: Seen = { as: {} }

const at = new Date('2026-11-22T10:00:00Z')
const later = new Date('2026-11-23T10:00:00Z')
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
const sme: Required<Omit<Sme, 'sizeBand'>> = {
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
const investor: Required<Investor> = { ...base, id: 'inv_1', kind: 'investor', registeredName: '示例', type: 'private_equity', province: 'CN-SH', assets: { value: 1, currency: 'CNY' }, standing: 'accepted' }

const baseSeen: Record<keyof ProfileBase, Seen> = {
  id: 'shown',
  status: 'shown',
  statusReason: hidden,
  names: untold,
  descriptions: untold,
  textStatus: untold,
  identifiers: emptied,
  website: hidden,
  founded: hidden,
  synthetic: 'shown',
  source: hidden,
  externalId: hidden,
  partnerId: hidden,
  excludedCounterparts: emptied,
  contacts: emptied,
  matchingConsent: 'shown',
  informedOn: hidden,
  version: { as: 0 },
  createdAt: 'shown',
  updatedAt: { as: at }
}
const smeSeen: Record<keyof Sme, Seen> = {
  ...baseSeen,
  kind: 'shown',
  legalName: hidden,
  province: hidden,
  region: 'shown',
  activities: { as: [{ code: '38.3', system: 'ATECO2025', share: null }, { code: 'E38.3', system: 'NACE2', share: null }, { code: 'C28', system: 'NACE21', share: null }] },
  headcount: hidden,
  headcountBand: hidden,
  turnoverEur: hidden,
  turnoverBandEur: hidden,
  balanceSheetEur: hidden,
  fiscalYear: hidden,
  soleTrader: hidden,
  sizeBand: { as: ['small'] }
}
const investorSeen: Record<keyof Investor, Seen> = { ...baseSeen, kind: 'shown', registeredName: hidden, type: 'shown', province: 'shown', assets: hidden, standing: 'shown' }
const claimSeen: Record<keyof Claim, Seen> = {
  id: 'shown',
  organisationId: 'shown',
  facts: { as: { kind: 'membership', name: '' } },
  state: 'shown',
  level: 'shown',
  ruleSet: 'shown',
  documents: emptied,
  validFrom: 'shown',
  validTo: 'shown',
  submittedBy: hidden,
  reviewedBy: hidden,
  reviewedAt: 'shown',
  reviewReason: hidden,
  version: { as: 0 },
  createdAt: 'shown',
  updatedAt: { as: at }
}
const needSeen: Record<keyof Need, Seen> = {
  id: 'shown',
  organisationId: 'shown',
  kind: 'shown',
  amount: { as: { min: 2_000_000, max: 5_000_000, currency: 'EUR', hard: true } },
  instruments: 'shown',
  modes: 'shown',
  territory: 'shown',
  excludedInvestorTypes: 'shown',
  stakeOffered: hidden,
  controlOffered: hidden,
  confidential: 'shown',
  weights: hidden,
  validTo: 'shown',
  version: { as: 0 },
  createdAt: 'shown',
  updatedAt: { as: at }
}
const mandateSeen: Record<keyof Mandate, Seen> = {
  id: 'shown',
  organisationId: 'shown',
  sectors: 'shown',
  excludedSectors: 'shown',
  objectives: 'shown',
  activities: 'shown',
  chinaCatalogue: 'shown',
  camCategories: 'shown',
  minimumEvidence: 'shown',
  minimumAligned: 'shown',
  kpi: 'shown',
  ticket: { as: { min: 2_000_000, max: null, currency: 'CNY', hard: false } },
  instruments: 'shown',
  modes: 'shown',
  territory: 'shown',
  sizes: 'shown',
  stakeWanted: hidden,
  controlWanted: hidden,
  confidential: 'shown',
  weights: hidden,
  validTo: 'shown',
  version: { as: 0 },
  createdAt: 'shown',
  updatedAt: { as: at }
}

const need = (confidential: boolean): Need => ({
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
const mandate = (confidential: boolean): Mandate => ({
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
const deal: Deal = { id: 'deal_1', organisationId: 'inv_1', date: '2025-01-01', sector: null, region: null, amount: null, source: null, version: 1, createdAt: at, updatedAt: at }
const claim = (facts: ClaimFacts, state: Claim['state'] = 'accepted'): Claim => ({
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
const taxonomy: ClaimFacts = { kind: 'taxonomy', activity: 'CE 2.3', objective: 'CE', substantialContribution: 'met', dnsh: { CCM: 'met' }, minimumSafeguards: 'met', kpis: { turnover: 0.7 } }
const china: ClaimFacts = { kind: 'china_catalogue', entry: 'GIGC-2024/3.2.5', kpis: { turnover: 0.6 } }
const membership: ClaimFacts = { kind: 'membership', name: 'Alliance' }
const certificate: ClaimFacts = { kind: 'certification', certification: 'iso-14001', number: 'IT-778899', issuer: 'Certifier' }

const wholeSme: WholeSme = { profile: sme, needs: [need(false), need(true)], claims: [claim(membership), claim(taxonomy), claim(china), claim(certificate)] }
const wholeInvestor: WholeInvestor = { profile: investor, mandates: [mandate(false), mandate(true)], deals: [deal], claims: [claim(membership)] }
const staff: Principal[] = [principalOf('a', 'admin'), principalOf('r', 'reviewer'), principalOf('e', 'editor')]
const partner = principalOf('p', 'partner', { partnerId: 'chamber' })
const member = principalOf('m', 'member', { organisationIds: ['sme_1', 'inv_1'] })
const strangers: Principal[] = [
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

function compare (t: Tap, full: object, view: object, table: Record<string, Seen>): void {
  for (const [field, seen] of Object.entries(table)) {
    const value: unknown = Reflect.get(view, field)
    const whole: unknown = Reflect.get(full, field)
    if (seen === 'shown') t.strictSame(value, whole, `${field} is shown`)
    else if (whole !== undefined || value !== undefined) t.strictSame(value, seen.as, `${field} is hidden`)
  }
  t.strictSame(Object.keys(view).filter((field) => !(field in table)), [], 'and there is nothing else')
}
type Tap = Pick<typeof t, 'strictSame'>

t.test('staff see all of every profile', async (t) => {
  for (const principal of staff) {
    for (const status of profileStatuses) {
      const whole = { ...wholeSme, profile: { ...sme, status } }
      t.equal(disclose(whole, principal), whole, `${principal.role} ${status}`)
    }
  }
})

t.test('others see the public tier of a real SME, field by field', async (t) => {
  for (const principal of strangers) {
    const view = disclose(wholeSme, principal) as WholeSme
    compare(t, sme, view.profile, smeSeen)
    t.strictSame(Object.keys(view), ['profile', 'needs', 'claims'])
    t.strictSame(view.needs.map(({ id }) => id), ['need_1'], 'a confidential need is not there')
    compare(t, need(false), view.needs[0] ?? {}, needSeen)
    compare(t, claim(membership), view.claims[0] ?? {}, claimSeen)
    t.strictSame(view.claims.map(({ facts }) => facts), [{ kind: 'membership', name: '' }, { ...taxonomy, kpis: {} }, { ...china, kpis: {} }, { ...certificate, number: null, issuer: null }])
  }
})

t.test('others see the public tier of a real investor, field by field', async (t) => {
  for (const principal of strangers) {
    const view = disclose(wholeInvestor, principal) as WholeInvestor
    compare(t, investor, view.profile, investorSeen)
    t.strictSame(view.mandates.map(({ id }) => id), ['man_1'])
    compare(t, mandate(false), view.mandates[0] ?? {}, mandateSeen)
    t.strictSame(view.deals, [])
  }
})

t.test('a partner and a member see their own in full, in any state, but for who acted', async (t) => {
  for (const principal of [partner, member]) {
    for (const status of profileStatuses) {
      const profile = { ...sme, status }
      const claims = reviewStates.map((state) => claim(taxonomy, state))
      t.strictSame(disclose({ ...wholeSme, profile, claims }, principal), {
        profile: { ...profile, statusReason: null, partnerId: null }, needs: wholeSme.needs, claims: claims.map((one) => ({ ...one, submittedBy: null, reviewedBy: null }))
      })
      t.strictSame(disclose({ ...wholeInvestor, profile: { ...investor, status } }, principal), {
        ...wholeInvestor, profile: { ...investor, status, statusReason: null, partnerId: null }, claims: wholeInvestor.claims.map((one) => ({ ...one, submittedBy: null, reviewedBy: null }))
      })
    }
  }
})

t.test('tiers open one after the other', async (t) => {
  const at = (tier: Parameters<typeof discloseAt>[1]) => [discloseAt(wholeSme, tier), discloseAt(wholeInvestor, tier)] as unknown as [WholeSme, WholeInvestor]
  const [mutualSme, mutualInvestor] = at('mutual')
  t.match(mutualSme, { profile: { legalName: sme.legalName, province: 'MI', activities: sme.activities, headcount: null, sizeBand: ['small'], contacts: [], source: null, version: 0 }, needs: [{ amount: { min: 2_000_000 }, stakeOffered: null }], claims: [{ facts: membership, documents: [] }, { facts: { kpis: {} } }] })
  t.match(mutualInvestor, { profile: { registeredName: '示例', assets: null }, deals: [{ date: deal.date, source: null }] })
  const [ndaSme, ndaInvestor] = at('nda')
  t.match(ndaSme, { profile: { headcount: 41, contacts: sme.contacts, source: null, excludedCounterparts: [], version: 0 }, needs: [{ amount: need(false).amount, stakeOffered: 0.21, weights: null }], claims: [{ documents: claim(membership).documents, reviewReason: null }] })
  t.equal(ndaSme.profile.sizeBand, undefined)
  t.match(ndaInvestor, { profile: { assets: investor.assets }, deals: [{ ...deal, version: 0 }] })
  t.strictSame(['stranger', 'partner', 'owner', 'staff'].map((relation) => tierOf(relation as 'owner')), ['public', 'owner', 'owner', 'staff'], 'nobody is at mutual or nda before introductions')
  t.ok(reachesTier('nda', 'mutual'))
  t.notOk(reachesTier('mutual', 'nda'))
})

t.test('what one is to an organisation does not depend on scopes, what one reads of it does', async (t) => {
  const narrowed = { ...partner, scopes: ['imports:write'] as const }
  t.equal(relationTo(narrowed, sme), 'partner')
  t.equal(tierFor(narrowed, sme), 'public')
  t.equal(relationTo(principalOf('p', 'partner'), { id: 'sme_1', partnerId: null }), 'stranger', 'nobody is the partner of what nobody brought')
})

t.test('what is stored and not in the table is not shown', async (t) => {
  const seen = disclose({ ...wholeSme, profile: { ...sme, secret: 'x' } as Sme }, partner)
  t.notOk(JSON.stringify(seen).includes('secret'))
})

t.test('no hidden value is anywhere in what others get', async (t) => {
  const shown = JSON.stringify([disclose(wholeSme, anonymous), disclose(wholeInvestor, anonymous)])
  for (const secret of ['6200000', '41', 'chamber', 'row-77', 'key_', 'inv_rival', 'a@example.org', 'Read it.', 'Complete.', 'need_2', 'man_2', 'deal_', '0.6', '0.7', 'Example', '示例', 'IT123', 'example.org', '1999', 'MI', '38.32', '2500000', '4100000', '3000001', '0.21', '0.22', 'ticket":3', 'sector":3', 'Alliance', 'IT-778899', 'Certifier', '2026-11-23']) {
    t.notOk(shown.includes(secret), secret)
  }
})

t.test('the size band is what the hidden figures leave possible', async (t) => {
  const bandOf = (figures: Partial<Sme>): unknown => (disclose({ ...wholeSme, profile: { ...sme, headcountBand: null, turnoverBandEur: null, ...figures } }, anonymous) as WholeSme).profile.sizeBand
  t.strictSame(bandOf({ headcount: 8, turnoverEur: null }), ['micro', 'small', 'medium', 'large'])
  t.strictSame(bandOf({ headcount: 300 }), ['large'])
  t.strictSame(bandOf({ headcount: null, headcountBand: { min: 20, max: 49 }, turnoverEur: null }), ['small', 'medium', 'large'], 'of a figure known as a range too')
  t.equal(bandOf({ headcount: null, turnoverEur: null, balanceSheetEur: null }), undefined, 'none for a profile without figures: it is unknown to all alike')
})

t.test('claims in review or revoked are public, drafts and rejections are not', async (t) => {
  const view = disclose({ ...wholeSme, claims: reviewStates.map((state) => claim(membership, state)) }, anonymous)
  t.strictSame(view?.claims.map(({ state }) => state), ['submitted', 'accepted', 'revoked'])
})

t.test('an unpublished real profile does not exist for others', async (t) => {
  for (const status of profileStatuses) {
    const seen = disclose({ ...wholeSme, profile: { ...sme, status } }, anonymous)
    t.equal(seen !== undefined, status === 'published', status)
  }
})

t.test('of an invented profile, in any state, others see all but confidential wishes and who acted', async (t) => {
  for (const status of profileStatuses) {
    const invented: WholeSme = { ...wholeSme, profile: { ...sme, status, synthetic: true }, claims: reviewStates.map((state) => claim(taxonomy, state)) }
    t.strictSame(disclose(invented, anonymous), {
      profile: { ...invented.profile, partnerId: null, statusReason: null }, needs: [need(false)], claims: invented.claims.map((one) => ({ ...one, submittedBy: null, reviewedBy: null }))
    })
    const inventedInvestor: WholeInvestor = { ...wholeInvestor, profile: { ...investor, status, synthetic: true } }
    t.match(disclose(inventedInvestor, anonymous), { profile: { assets: investor.assets, partnerId: null }, mandates: [mandate(false)], deals: [deal] })
    t.equal((disclose(inventedInvestor, anonymous) as WholeInvestor).mandates.length, 1)
  }
})
