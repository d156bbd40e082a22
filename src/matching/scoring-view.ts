// From profiles, as the viewer may see them, to what the scoring engine reads.
import type { Claim } from '../claims/claim.ts'
import { parseSectorCode } from '../investors/sector-code.ts'
import type { Mandate } from '../investors/investor.ts'
import { toEur, toEurRange } from '../profiles/money.ts'
import type { ExchangeRate, WholeInvestor, WholeSme } from '../profiles/store.ts'
import { sizeClasses, type ScoringClaim, type ScoringInvestor, type ScoringMandate, type ScoringNeed, type ScoringSme } from '../scoring/types.ts'
import type { Need } from '../smes/sme.ts'
import { hasSizeFigures, sizeCandidates } from '../smes/size.ts'

/** Dated exchange rates, as stored. */
export type Rates = readonly ExchangeRate[]

/** Cuneo's province code is also China's country code; where only Italy is meant, its ISO 3166-2 form says so. */
function inItaly (code: string): string {
  return code === 'CN' ? 'IT-CN' : code
}

function day (instant: Date): string {
  return instant.toISOString().slice(0, 10)
}

function scoringClaim ({ id, state, level, validFrom, validTo, facts }: Claim): ScoringClaim {
  return { id, state, level, validFrom, validTo, ...facts }
}

function scoringNeed (need: Need, rates: Rates): ScoringNeed {
  return {
    id: need.id,
    amount: toEurRange(need.amount, day(need.updatedAt), rates),
    instruments: need.instruments,
    modes: need.modes,
    territory: need.territory,
    excludedInvestorTypes: need.excludedInvestorTypes,
    weights: need.weights,
    validTo: need.validTo
  }
}

function scoringMandate (mandate: Mandate, rates: Rates): ScoringMandate {
  return {
    id: mandate.id,
    sectors: mandate.sectors,
    excludedSectors: mandate.excludedSectors.map(parseSectorCode),
    objectives: mandate.objectives,
    activities: mandate.activities,
    chinaCatalogue: mandate.chinaCatalogue,
    camCategories: mandate.camCategories,
    minimumEvidence: mandate.minimumEvidence,
    minimumAligned: mandate.minimumAligned,
    kpi: mandate.kpi,
    ticket: toEurRange(mandate.ticket, day(mandate.updatedAt), rates),
    instruments: mandate.instruments,
    modes: mandate.modes,
    territory: mandate.territory === null ? null : { ...mandate.territory, codes: mandate.territory.codes.map(inItaly) },
    sizes: mandate.sizes,
    weights: mandate.weights,
    validTo: mandate.validTo
  }
}

/**
 * An SME as the engine reads it. `vetoes` come from the full record: whom an organisation excluded is hidden from others,
 * and must hold all the same.
 */
export function scoringSme ({ profile, needs, claims }: WholeSme, vetoes: readonly string[], rates: Rates): ScoringSme {
  // A band of all classes says no more than no figure at all.
  const band = profile.sizeBand?.length === sizeClasses.length ? [] : profile.sizeBand ?? (hasSizeFigures(profile) ? sizeCandidates(profile) : [])
  return {
    id: profile.id,
    published: profile.status === 'published' && profile.matchingConsent,
    excludedCounterparts: vetoes,
    activities: profile.activities,
    place: profile.province === null ? profile.region : inItaly(profile.province),
    sizeCandidates: band,
    claims: claims.map(scoringClaim),
    needs: needs.map((need) => scoringNeed(need, rates))
  }
}

/** An investor as the engine reads it; `vetoes` as for an SME. */
export function scoringInvestor ({ profile, mandates, deals, claims }: WholeInvestor, vetoes: readonly string[], rates: Rates): ScoringInvestor {
  return {
    id: profile.id,
    published: profile.status === 'published' && profile.matchingConsent,
    excludedCounterparts: vetoes,
    type: profile.type,
    place: profile.province,
    claims: claims.map(scoringClaim),
    deals: deals.map(({ id, date, sector, region, amount }) => ({ id, date, sector, region: region === null ? null : inItaly(region), amountEur: amount === null ? null : toEur(amount.value, amount.currency, date, rates) ?? null })),
    standing: profile.standing,
    mandates: mandates.map((mandate) => scoringMandate(mandate, rates))
  }
}
