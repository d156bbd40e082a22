// Profiles that say nothing: what is left of a party when one thing alone is to be judged.
import type { ScoringInvestor, ScoringMandate, ScoringNeed, ScoringSme } from './types.ts'

export const silentMandate: ScoringMandate = {
  id: '',
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
  weights: null,
  validTo: null
}
export const silentNeed: ScoringNeed = { id: '', amount: null, instruments: [], modes: [], territory: null, excludedInvestorTypes: [], weights: null, validTo: null }
export const silentSme: ScoringSme = { id: '', published: true, excludedCounterparts: [], activities: [], place: null, sizeCandidates: [], claims: [], needs: [] }
export const silentInvestor: ScoringInvestor = { id: '', published: true, excludedCounterparts: [], type: '', place: null, claims: [], deals: [], standing: null, mandates: [] }
