import t from 'tap'
import { disclose } from '../../src/access/disclosure.ts'
import { anonymous, type Principal } from '../../src/access/principal.ts'
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

const at = new Date('2026-11-22T10:00:00Z')
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
  partnerId: 'key_partner',
  excludedCounterparts: ['inv_rival'],
  contacts: [{ name: 'A', role: null, email: 'a@example.org', phone: null }],
  matchingConsent: true,
  informedOn: '2026-01-01',
  version: 3,
  createdAt: at,
  updatedAt: at
} satisfies Partial<ProfileBase>
const sme: Required<Omit<Sme, 'sizeBand'>> = {
  ...base,
  id: 'sme_1',
  kind: 'sme',
  legalName: 'Example S.r.l.',
  province: 'MI',
  region: 'IT-25',
  activities: [{ code: 'E38.32', system: 'NACE2', share: 0.7 }],
  headcount: 41,
  headcountBand: { min: 20, max: 49 },
  turnoverEur: 6_200_000,
  turnoverBandEur: { min: null, max: 10_000_000 },
  balanceSheetEur: null,
  fiscalYear: 2025
}
const investor: Required<Investor> = { ...base, id: 'inv_1', kind: 'investor', registeredName: '示例', type: 'private_equity', province: 'CN-SH', assets: { value: 1, currency: 'CNY' }, standing: 'accepted' }

const baseSeen: Record<keyof ProfileBase, Seen> = {
  id: 'shown',
  status: 'shown',
  statusReason: hidden,
  names: 'shown',
  descriptions: 'shown',
  textStatus: 'shown',
  identifiers: 'shown',
  website: 'shown',
  founded: 'shown',
  synthetic: 'shown',
  source: hidden,
  externalId: hidden,
  partnerId: hidden,
  excludedCounterparts: emptied,
  contacts: emptied,
  matchingConsent: 'shown',
  informedOn: 'shown',
  version: 'shown',
  createdAt: 'shown',
  updatedAt: 'shown'
}
const smeSeen: Record<keyof Sme, Seen> = {
  ...baseSeen,
  kind: 'shown',
  legalName: 'shown',
  province: 'shown',
  region: 'shown',
  activities: 'shown',
  headcount: hidden,
  headcountBand: hidden,
  turnoverEur: hidden,
  turnoverBandEur: hidden,
  balanceSheetEur: hidden,
  fiscalYear: hidden,
  sizeBand: { as: ['small'] }
}
const investorSeen: Record<keyof Investor, Seen> = { ...baseSeen, kind: 'shown', registeredName: 'shown', type: 'shown', province: 'shown', assets: hidden, standing: 'shown' }
const claimSeen: Record<keyof Claim, Seen> = {
  id: 'shown',
  organisationId: 'shown',
  facts: 'shown',
  state: 'shown',
  level: 'shown',
  ruleSet: 'shown',
  documents: 'shown',
  validFrom: 'shown',
  validTo: 'shown',
  submittedBy: hidden,
  reviewedBy: hidden,
  reviewedAt: 'shown',
  reviewReason: hidden,
  version: 'shown',
  createdAt: 'shown',
  updatedAt: 'shown'
}
const wholeSeen: Record<keyof WholeSme | keyof WholeInvestor, Seen> = { profile: 'shown', claims: 'shown', needs: emptied, mandates: emptied, deals: emptied }

const need = (confidential: boolean): Need => ({
  id: confidential ? 'need_2' : 'need_1',
  organisationId: 'sme_1',
  kind: 'investment',
  amount: null,
  instruments: [],
  modes: [],
  territory: null,
  excludedInvestorTypes: [],
  stakeOffered: null,
  controlOffered: null,
  confidential,
  weights: null,
  validTo: null,
  version: 1,
  createdAt: at,
  updatedAt: at
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
  ticket: null,
  instruments: [],
  modes: [],
  territory: null,
  sizes: [],
  stakeWanted: null,
  controlWanted: null,
  confidential,
  weights: null,
  validTo: null,
  version: 1,
  createdAt: at,
  updatedAt: at
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
  updatedAt: at
})
const taxonomy: ClaimFacts = { kind: 'taxonomy', activity: 'CE 2.3', objective: 'CE', substantialContribution: 'met', dnsh: { CCM: 'met' }, minimumSafeguards: 'met', kpis: { turnover: 0.7 } }
const china: ClaimFacts = { kind: 'china_catalogue', entry: 'GIGC-2024/3.2.5', kpis: { turnover: 0.6 } }
const membership: ClaimFacts = { kind: 'membership', name: 'Alliance' }

const wholeSme: WholeSme = { profile: sme, needs: [need(false), need(true)], claims: [claim(membership), claim(taxonomy), claim(china)] }
const wholeInvestor: WholeInvestor = { profile: investor, mandates: [mandate(false), mandate(true)], deals: [deal], claims: [claim(membership)] }
const staff: Principal[] = [{ id: 'a', role: 'admin' }, { id: 'r', role: 'reviewer' }, { id: 'e', role: 'editor' }]

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
  const view = disclose(wholeSme, anonymous) as WholeSme
  compare(t, sme, view.profile, smeSeen)
  compare(t, { ...wholeSme, profile: view.profile, claims: view.claims }, view, { ...wholeSeen, mandates: 'shown', deals: 'shown' })
  const [first] = view.claims
  compare(t, claim(membership), first ?? {}, claimSeen)
  t.strictSame(view.claims.map(({ facts }) => facts), [membership, { ...taxonomy, kpis: {} }, { ...china, kpis: {} }], 'KPI shares are hidden')
})

t.test('others see the public tier of a real investor, field by field', async (t) => {
  const view = disclose(wholeInvestor, anonymous) as WholeInvestor
  compare(t, investor, view.profile, investorSeen)
  compare(t, { ...wholeInvestor, profile: view.profile, claims: view.claims }, view, { ...wholeSeen, needs: 'shown' })
})

t.test('no hidden value is anywhere in what the public gets', async (t) => {
  const shown = JSON.stringify([disclose(wholeSme, anonymous), disclose(wholeInvestor, anonymous)])
  for (const secret of ['6200000', '41', 'chamber-list', 'row-77', 'key_', 'inv_rival', 'a@example.org', 'Read it.', 'Complete.', 'need_', 'man_', 'deal_', '0.6']) {
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
