// Union rules on capital coming into Italy: factors of the FDI screening regulations, and the thresholds of the foreign subsidies regulation.
import { anyOf, reaches, together, weaker, type Check } from './check.ts'
import { stateInvestors } from './curation.ts'
import { stakeReaches } from './deal.ts'
import { reason, type Raised } from './flag.ts'
import { collector, leading, sectorReason, type Scene } from './scene.ts'

/** Percent from which a stake is taken as foreign direct investment: a lasting link, by the usual statistical line. */
const directInvestmentPct = 10

/** Every EU flag of a pair. `national`: what the Golden Power raised. */
export function europeanUnion (scene: Scene, national: readonly Raised[]): readonly Raised[] {
  const { deal, live, pair } = scene
  const { raised, raise, accompany } = collector(scene)
  const ownership = anyOf(deal.shares, deal.newCompany)
  const direct = together(ownership, stakeReaches(deal, directInvestmentPct))

  for (const rule of live.values()) {
    const isFactor = rule.jurisdiction === 'EU' && rule.trigger.kind === 'factor'
    if (!isFactor && rule.id !== 'EU-FDI-2026-1386') continue
    const match = scene.sector(rule)
    // The factors' words are broad: alone they fit no sector, beside a Golden Power sector they do.
    if (match === null || (match.nace === null && national.length === 0)) continue
    raise(rule.id, weaker(direct, match.check === 'met' ? 'likely' : 'possible'), sectorReason(match))
  }
  const factor = leading(raised)
  if (factor !== undefined) {
    if (stateInvestors.has(pair.investor.type)) raise('EU-FDI-4-2', factor.likelihood, reason('state_investor', { investorType: pair.investor.type }))
    if (national.some(({ rule, likelihood }) => rule.startsWith('IT-GP-T-') && likelihood === 'likely')) accompany('EU-FDI-COOP', factor)
  }

  subsidies(scene, raise)
  accompany('EU-FSR-CALLIN', raised.find(({ rule }) => rule === 'EU-FSR-MA' || rule === 'EU-FSR-PP'))
  return raised
}

/** Foreign subsidies, only where the size known can reach the threshold. Whether third-country money was received is never known here. */
function subsidies ({ deal, live, pair }: Scene, raise: ReturnType<typeof collector>['raise']): void {
  const contributions: Check = 'unknown'
  const turnoverEurGte = live.get('EU-FSR-MA')?.trigger.targetEuTurnoverEurGte
  const { turnoverEur } = pair.sme
  if (turnoverEurGte !== undefined && turnoverEur !== null && turnoverEur >= turnoverEurGte && deal.control !== false) {
    const control: Check = deal.control === true ? 'met' : 'unknown'
    raise('EU-FSR-MA', together(anyOf(deal.shares, deal.newCompany), control, 'met', contributions), reason('large_target', { turnoverEur, turnoverEurGte }))
  }
  const valueEurGte = live.get('EU-FSR-PP')?.trigger.contractValueEurGte
  // The contract's value is not known; only an investment that could itself be as large makes one of that size credible.
  if (valueEurGte !== undefined && deal.valueEur !== null && (deal.valueEur.high ?? deal.valueEur.low) >= valueEurGte) {
    raise('EU-FSR-PP', together(deal.publicTender, reaches(deal.valueEur, valueEurGte), contributions), reason('public_contract', { valueEur: deal.valueEur, valueEurGte }))
  }
}
