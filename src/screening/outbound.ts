// Rules of mainland China on investment abroad: who files where, and what may not leave. Investors in Hong Kong, Macao and Taiwan are not under them.
import { allOf, atMostOpen, together, type Check, type Span } from './check.ts'
import { centralInvestors, centralOrLocal, usdPerEur } from './curation.ts'
import { reason, type Raised } from './flag.ts'
import { collector, sectorReason, type Scene } from './scene.ts'

type Side = 'below' | 'above' | 'open' | 'unknown'

/** Every flag on what leaves China in a pair. */
export function outbound (scene: Scene): readonly Raised[] {
  const { deal, pair } = scene
  if (deal.mainland === 'no') return []
  const { raised, raise, accompany } = collector(scene)
  const { mainland, capital, technologyIn } = deal
  const place = pair.investor.province

  const technologies = technologyRules(scene)
  const restricted = technologies.find(({ rule }) => rule === 'CN-OUT-TECHEXPORT')
  raise('CN-OUT-837-TECH', together(allOf(mainland, atMostOpen(technologyIn.check))), reason('technology_in', { mode: technologyIn.mode, nace: null, keyword: null }))
  for (const { rule, likelihood, reason: why } of technologies) raise(rule, likelihood, why)

  const industryRule = scene.live.get('CN-OUT-NDRC-INDUSTRY')
  const industry = industryRule === undefined ? null : scene.sector(industryRule)
  const ordinary: Check = industry === null ? 'met' : 'open'

  if (capital === 'no') {
    raise('CN-OUT-837', together(allOf(mainland, atMostOpen(deal.finance))), reason('outbound_finance', { place }))
    return raised
  }
  const invests = allOf(mainland, capital)
  const scope = reason('outbound_capital', { place, sensitive: industry !== null })
  raise('CN-OUT-837', together(invests), scope)
  if (industry !== null) {
    raise('CN-OUT-NDRC-INDUSTRY', together(allOf(invests, 'open')), sectorReason({ ...industry, check: 'open' }))
    accompany('CN-OUT-GUIDE-2017', raised.find(({ rule }) => rule === 'CN-OUT-NDRC-INDUSTRY'))
  }
  development(scene, invests, ordinary, raise)
  raise('CN-OUT-MOFCOM-FILE', together(allOf(invests, ordinary, restricted === undefined ? 'met' : 'open')), scope)
  if (restricted !== undefined) raise('CN-OUT-MOFCOM-APPROVE', together(allOf(invests, 'open')), restricted.reason)
  raise('CN-OUT-SAFE', together(invests), scope)
  if (pair.investor.type === 'central_soe') raise('CN-OUT-SASAC', together(invests), reason('central_investor', { investorType: pair.investor.type }))
  // The review tests national security case by case; only a sensitive field or restricted technology gives a reason to ask.
  const sensitive = raised.find(({ rule }) => rule === 'CN-OUT-TECHEXPORT' || rule === 'CN-OUT-EXPORT-58' || rule === 'CN-OUT-NDRC-INDUSTRY')
  if (sensitive !== undefined) raise('CN-OUT-837-SR', 'unknown', reason('accompanies', { rule: sensitive.rule }))
  return raised
}

/** NDRC Order 11: central investors file nationally, others by amount with the national or the provincial commission; MOFCOM reporting by the same amount. */
function development ({ deal, live, pair }: Scene, invests: Check, ordinary: Check, raise: ReturnType<typeof collector>['raise']): void {
  const { type } = pair.investor
  const usd = live.get('CN-OUT-NDRC-300')?.trigger.chineseInvestmentUsdGte ?? live.get('CN-OUT-NDRC-LOCAL')?.trigger.chineseInvestmentUsdLt ?? Infinity
  const side = sideOf(deal.valueEur, usd)
  const why = reason('outbound_amount', { valueEur: deal.valueEur, usd, side })
  if (centralInvestors.has(type)) {
    raise('CN-OUT-NDRC-SOE', together(allOf(invests, ordinary)), reason('central_investor', { investorType: type }))
  } else {
    const local: Check = centralOrLocal.has(type) ? 'open' : 'met'
    // Without an amount the usual case of a deal of this size is shown, and only as possible.
    if (side !== 'above') raise('CN-OUT-NDRC-LOCAL', together(allOf(invests, ordinary, local, side === 'below' ? 'met' : 'open')), why)
    if (side === 'above' || side === 'open') raise('CN-OUT-NDRC-300', together(allOf(invests, ordinary, local, side === 'above' ? 'met' : 'open')), why)
  }
  if (side === 'above' || side === 'open') {
    // Whether an offshore firm of the investor would buy is not known.
    raise('CN-OUT-NDRC-INDIRECT', together(allOf(invests, ordinary, 'open')), why)
    raise('CN-OUT-MOFCOM-REPORT', together(allOf(invests, side === 'above' ? 'met' : 'open')), why)
  } else if (ordinary === 'open') {
    raise('CN-OUT-MOFCOM-REPORT', together(allOf(invests, 'open')), reason('outbound_capital', { place: pair.investor.province, sensitive: true }))
  }
}

/** Export limits that name technologies: only where know-how or goods would come from China, and the company works in that field. */
function technologyRules ({ deal, live, sector }: Scene): readonly Raised[] {
  if (deal.technologyIn.check === 'no') return []
  return ['CN-OUT-TECHEXPORT', 'CN-OUT-EXPORT-58'].flatMap((id) => {
    const rule = live.get(id)
    const match = rule === undefined ? null : sector(rule)
    if (match === null) return []
    const likelihood = together(allOf(deal.mainland, deal.technologyIn.check, match.check))
    return likelihood === null ? [] : [{ rule: id, likelihood, reason: reason('technology_in', { mode: deal.technologyIn.mode, nace: match.nace, keyword: match.keyword }) }]
  })
}

/** On which side of a dollar amount a span of euros lies, at any rate the euro has had. A span open upwards tells nothing below the amount. */
function sideOf (valueEur: Span | null, usd: number): Side {
  if (valueEur === null) return 'unknown'
  if (valueEur.low * usdPerEur.low >= usd) return 'above'
  if (valueEur.high === null) return 'unknown'
  return valueEur.high * usdPerEur.high < usd ? 'below' : 'open'
}
