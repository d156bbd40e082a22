// Who sees a profile at all, and how far: staff, those it belongs to, others, tier by tier.
import t from 'tap'
import { disclose, discloseAt } from '../../src/access/disclosure.ts'
import { anonymous, principalOf } from '../../src/access/principal.ts'
import { reachesTier, relationTo, tierFor, tierOf } from '../../src/access/relation.ts'
import { profileStatuses } from '../../src/profiles/profile.ts'
import type { WholeInvestor, WholeSme } from '../../src/profiles/store.ts'
import { reviewStates } from '../../src/scoring/types.ts'
import { claim, deal, investor, mandate, member, membership, need, partner, sme, staff, taxonomy, wholeInvestor, wholeSme } from './disclosure-samples.ts'

t.test('staff see all of every profile', async (t) => {
  for (const principal of staff) {
    for (const status of profileStatuses) {
      const whole = { ...wholeSme, profile: { ...sme, status } }
      t.equal(disclose(whole, principal), whole, `${principal.role} ${status}`)
    }
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
