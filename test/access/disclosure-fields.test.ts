// What the public sees of a real profile, field by field.
import t from 'tap'
import { disclose } from '../../src/access/disclosure.ts'
import { anonymous } from '../../src/access/principal.ts'
import type { Claim } from '../../src/claims/claim.ts'
import type { Investor, Mandate } from '../../src/investors/investor.ts'
import type { ProfileBase } from '../../src/profiles/profile.ts'
import type { WholeInvestor, WholeSme } from '../../src/profiles/store.ts'
import type { Need, Sme } from '../../src/smes/sme.ts'
import { at, certificate, china, claim, investor, mandate, membership, need, partner, sme, strangers, taxonomy, wholeInvestor, wholeSme } from './disclosure-samples.ts'

// What the public sees of each field of a real, published profile. A field that is not in the table does not compile, so
// whoever adds one must decide.
type Seen = 'shown' | { readonly as: unknown }
const hidden: Seen = { as: null }
const emptied: Seen = { as: [] }
const untold: Seen = { as: {} }

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
