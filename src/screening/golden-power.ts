// Italy's Golden Power (DL 21/2012): under article 2 one sector rule and one threshold rule of its `combineWith` raise each other, never one alone.
import { allOf, anyOf, atMostOpen, likeliest, lowered, reaches, together, weaker, type Likelihood } from './check.ts'
import { stateInvestors } from './curation.ts'
import { stakeReaches } from './deal.ts'
import { reason, type Raised, type Reason } from './flag.ts'
import type { ScreeningRule } from './rule.ts'
import { collector, leading, sectorReason, type Scene } from './scene.ts'
import type { SectorMatch } from './sector.ts'

interface Threshold { readonly rule: string, readonly likelihood: Likelihood, readonly why: (withRules: readonly string[]) => Reason }
interface Sector { readonly rule: ScreeningRule, readonly match: SectorMatch, readonly likelihood: Likelihood, readonly sizeFilter: boolean }

/** Every Golden Power flag of a pair. The investor is Chinese, so from outside the EU, in all of them. */
export function goldenPower (scene: Scene): readonly Raised[] {
  const { deal, live, pair } = scene
  const { raised, raise, accompany } = collector(scene)
  const thresholds = thresholdsOf(scene)
  const sectors = sectorsOf(scene)
  const goesWith = ({ rule }: Sector, threshold: Threshold): boolean => rule.trigger.combineWith?.includes(threshold.rule) === true

  for (const threshold of thresholds) {
    const matching = sectors.filter((sector) => goesWith(sector, threshold))
    raise(threshold.rule, weaker(threshold.likelihood, likeliest(matching.map(({ likelihood }) => likelihood))), threshold.why(matching.map(({ rule }) => rule.id)))
  }
  const filtered: Raised[] = []
  for (const sector of sectors) {
    const matching = thresholds.filter((threshold) => goesWith(sector, threshold))
    const likelihood = weaker(sector.likelihood, likeliest(matching.map((threshold) => threshold.likelihood)))
    const why = sectorReason(sector.match, { sizeFilter: sector.sizeFilter, withRules: matching.map(({ rule }) => rule) })
    raise(sector.rule.id, likelihood, why)
    if (likelihood !== null && sector.sizeFilter) filtered.push({ rule: sector.rule.id, likelihood, reason: why })
  }

  // Article 1, defence: any buyer and, in a company that is not listed, any stake. It holds a threshold of its own.
  const defence = live.get('IT-GP-DEF')
  const defended = defence === undefined ? null : scene.sector(defence)
  if (defence !== undefined && defended !== null) {
    raise(defence.id, together(allOf(anyOf(deal.shares, deal.newCompany, atMostOpen(deal.technologyOut.check)), defended.check)), sectorReason(defended))
  }
  // Article 1-bis: what a network buys from a supplier outside the EU, whoever owns the network.
  const network = live.get('IT-GP-5G')
  const networked = network === undefined ? null : scene.sector(network)
  if (network !== undefined && networked !== null) {
    raise(network.id, together(allOf(deal.purchase, networked.check)), reason('network_purchase', { nace: networked.nace, keyword: networked.keyword }))
  }

  const notified = raised.filter(({ rule }) => rule !== 'IT-GP-5G')
  const lead = leading(notified)
  if (lead === undefined) return raised
  if (lead.likelihood !== 'unknown') accompany('IT-GP-PROC', lead)
  accompany('IT-GP-SIZE', leading(filtered))
  accompany('IT-GP-FIN-2026', notified.find(({ rule }) => rule === 'IT-GP-FINANCE-179'))
  if (deal.control === true) accompany('IT-GP-DEF-NONEU', notified.find(({ rule }) => rule === 'IT-GP-T-NONEU'))
  if (stateInvestors.has(pair.investor.type)) raise('IT-GP-FACTORS', lead.likelihood, reason('state_investor', { investorType: pair.investor.type }))
  return raised
}

function thresholdsOf ({ deal, live }: Scene): readonly Threshold[] {
  const found: Threshold[] = []
  const add = (rule: string, likelihood: Likelihood | null, why: Threshold['why']): void => {
    if (likelihood !== null) found.push({ rule, likelihood, why })
  }
  const nonEu = live.get('IT-GP-T-NONEU')
  if (nonEu !== undefined) {
    const { stakePctGte = 0, totalInvestmentValueEurGte: valueEurGte = 0 } = nonEu.trigger
    add(nonEu.id, together(deal.shares, stakeReaches(deal, stakePctGte), reaches(deal.valueEur, valueEurGte)), (withRules) =>
      reason('acquisition', { stakePct: deal.stakePct, control: deal.control === true, valueEur: deal.valueEur, stakePctGte, valueEurGte, withRules }))
  }
  const acts = live.get('IT-GP-T-ACTS')
  if (acts !== undefined) {
    // A licence counts only where it moves the availability of strategic assets, which its terms decide.
    add(acts.id, together(atMostOpen(deal.technologyOut.check)), (withRules) => reason('strategic_acts', { mode: deal.technologyOut.mode, withRules }))
  }
  const newCompany = live.get('IT-GP-T-NEWCO')
  if (newCompany !== undefined) {
    const { stakePctGte = 0 } = newCompany.trigger
    add(newCompany.id, together(deal.newCompany, stakeReaches(deal, stakePctGte)), (withRules) =>
      reason('new_company', { stakePct: deal.stakePct, stakePctGte, withRules }))
  }
  return found
}

function sectorsOf (scene: Scene): readonly Sector[] {
  const { turnoverEurGte, employeesGte } = sizeTest(scene)
  const { sme } = scene.pair
  // Of a figure known as a range its lower end is sure.
  const turnoverEur = sme.turnoverEur ?? sme.turnoverBandEur?.min ?? null
  const headcount = sme.headcount ?? sme.headcountBand?.min ?? null
  const large = allOf(turnoverEur !== null && turnoverEur >= turnoverEurGte ? 'met' : 'no', headcount !== null && headcount >= employeesGte ? 'met' : 'no') === 'met'
  return [...scene.live.values()].flatMap((rule) => {
    const match = rule.trigger.combineWith === undefined ? null : scene.sector(rule)
    if (match === null) return []
    const sizeFilter = rule.trigger.sizeFilterMayApply === true && !large
    const likelihood: Likelihood = match.check === 'met' ? 'likely' : 'possible'
    return [{ rule, match, sizeFilter, likelihood: sizeFilter ? lowered(likelihood) : likelihood }]
  })
}

/** The decree's own figures; without its row no size lifts the doubt. */
function sizeTest ({ live }: Scene): { readonly turnoverEurGte: number, readonly employeesGte: number } {
  const { targetTurnoverEurGte = Infinity, targetEmployeesGte = Infinity } = live.get('IT-GP-SIZE')?.trigger ?? {}
  return { turnoverEurGte: targetTurnoverEurGte, employeesGte: targetEmployeesGte }
}
