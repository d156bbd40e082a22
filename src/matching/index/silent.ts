// Profiles that say nothing. With one thing said, the engine judges that thing alone, and the index never needs a rule of its own.
import type { ScoringInvestor, ScoringMandate, ScoringNeed, ScoringSme } from '../../scoring/types.ts'

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
