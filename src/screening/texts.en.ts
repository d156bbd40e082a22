import type { Sentences, Wording } from './wording.ts'

const together = (rules: readonly string[]): string => rules.length === 0 ? '' : ` It counts together with ${rules.join(', ')}.`
const size = (filtered: boolean): string => filtered ? ' Part of this heading reaches only firms with EUR 300 million of turnover and 250 employees (IT-GP-SIZE).' : ''
const from = (place: string | null, wording: Wording): string => place === null ? 'The investor, whose province is not known,' : `The investor in ${wording.place(place)}`
const restrictions = {
  prohibited: 'Foreign capital is not admitted in this item.',
  'equity-cap': 'The foreign share in this item is limited.',
  control: 'Control in this item must be Chinese.',
  'joint-venture': 'This item is open only with a Chinese partner.',
  none: 'A wholly foreign-owned company is admitted.'
} as const

export const en: Sentences = {
  space: ' ',
  reasons: {
    sector_code: ({ nace, ruleCode, keyword, sure, sizeFilter, withRules }, wording, subject) =>
      `The company's activity ${nace} meets code ${ruleCode} of this rule (${subject})${keyword === null ? '' : `, and its profile says “${wording.keyword(keyword)}”`}.` +
      (sure ? '' : ' The code is not exact enough to tell: what the company makes has to be looked at.') + size(sizeFilter) + together(withRules),
    sector_word: ({ keyword, sizeFilter, withRules }, wording, subject) =>
      `The company's profile says “${wording.keyword(keyword)}”, a word of this rule (${subject}), although no activity code meets it.` + size(sizeFilter) + together(withRules),
    acquisition: ({ stakePct, control, valueEur, stakePctGte, valueEurGte, withRules }, wording) =>
      `A buyer from outside the EU must notify from ${stakePctGte}% of the capital or votes where the investment is worth ${wording.eur(valueEurGte)} or more. ` +
      `Here the stake is ${stakePct === null ? (control ? 'one that gives control' : 'not known') : wording.pctSpan(stakePct)} and the value ${valueEur === null ? 'not known' : wording.eurSpan(valueEur)}.` + together(withRules),
    strategic_acts: ({ mode, withRules }, wording) =>
      `The deal could hand over know-how of the company${mode === null ? '' : ` by ${wording.mode(mode)}`}; an act that moves the availability of strategic assets must be notified even without a stake.` + together(withRules),
    new_company: ({ stakePct, stakePctGte, withRules }, wording) =>
      `The deal could set up a new company in which a holder from outside the EU has ${stakePctGte}% or more; the share here is ${stakePct === null ? 'not known' : wording.pctSpan(stakePct)}.` + together(withRules),
    network_purchase: ({ nace, keyword }, wording, subject) =>
      `The deal could be a purchase from a supplier outside the EU, and ${nace === null ? `the company's profile says “${wording.keyword(keyword ?? '')}”` : `the company's activity is ${nace}`} (${subject}).`,
    state_investor: ({ investorType }, wording) => `The investor is ${wording.investorType(investorType)}: public ownership or funding is weighed in the review.`,
    accompanies: ({ rule }, _wording, subject) => `It goes with ${rule}: ${subject}.`,
    large_target: ({ turnoverEur, turnoverEurGte }, wording) => `The company's turnover is ${wording.eur(turnoverEur)}, which can reach the threshold of about ${wording.eur(turnoverEurGte)}; the other party's figures are not known here.`,
    public_contract: ({ valueEur, valueEurGte }, wording) => `Both could tender together for public contracts, and the value of ${wording.eurSpan(valueEur)} can reach the threshold of ${wording.eur(valueEurGte)}.`,
    outbound_capital: ({ place, sensitive }, wording, subject) => `${from(place, wording)} would put capital into a company abroad${sensitive ? ', possibly in a sensitive industry' : ''}, which is outbound investment from mainland China. It asks for this: ${subject}.`,
    outbound_finance: ({ place }, wording) => `${from(place, wording)} would finance a company abroad without a stake; finance or a guarantee counts where it brings control or other rights.`,
    outbound_amount: ({ valueEur, usd, side }, wording, subject) =>
      `Investing abroad from mainland China asks for this: ${subject}. It depends on ${wording.usd(usd)}: the value here is ${valueEur === null ? 'not known' : wording.eurSpan(valueEur)}` +
      `${{ below: ', below it.', above: ', at or above it.', open: ', near it.', unknown: '; the usual case of a deal of this kind lies below.' }[side]}`,
    central_investor: ({ investorType }, wording, subject) => `The investor is ${wording.investorType(investorType)}, which is under central authorities whatever the amount. It asks for this: ${subject}.`,
    technology_in: ({ mode, nace, keyword }, wording, subject) =>
      `Know-how or goods could come from China${mode === null ? '' : ` by ${wording.mode(mode)}`}` +
      `${nace === null ? (keyword === null ? '' : `, and the company's profile says “${wording.keyword(keyword)}”`) : `, and the company's activity is ${nace}`}; the rule concerns ${subject}.`,
    entering_china: ({ modes }, wording) => `Italian capital could enter a company in China${modes.length === 0 ? '' : ` (${wording.list(modes.map(wording.mode))})`}; such investments are reported through company registration.`,
    negative_list: ({ nace, ruleCode, restriction, sharePctMax }, _wording, subject) =>
      `The company's activity ${nace} meets code ${ruleCode} of this item: ${subject}. ${restrictions[restriction]}${sharePctMax === null || sharePctMax === 0 ? '' : ` At most ${sharePctMax}% may be foreign.`}`,
    encouraged: ({ nace, ruleCode, place }, wording, subject) =>
      `The company's activity ${nace} meets code ${ruleCode} of this theme: ${subject}${place === null ? '' : `, in ${wording.place(place)}`}. The exact item has to be looked up.`,
    security_review: ({ nace, ruleCode }, _wording, subject) => `The company's activity ${nace} meets code ${ruleCode} of the reviewed fields (${subject}); a review needs control over the company in China.`,
    services: ({ nace }) => `The company's activity ${nace} is a service that could be supplied from Italy without a company in China.`,
    technology_contract: ({ mode }, wording) => `The deal could be a contract on know-how (${wording.mode(mode)}): its clauses on export control, national security and data have to be checked.`
  },
  likelihood: {
    likely: 'On the facts known the conditions are met.',
    possible: 'The facts known leave open whether the conditions are met.',
    unknown: 'Facts that decide are not known.'
  },
  effect: {
    notification: 'If the rule applies, the deal must be notified.',
    filing: 'If the rule applies, the deal must be filed or registered.',
    approval: 'If the rule applies, prior approval is needed.',
    restriction: 'If the rule applies, the deal is limited or barred in part.',
    factor: 'It is a point weighed in a review and no duty of its own.',
    incentive: 'It can open a benefit.',
    information: 'It is context and no duty of its own.'
  },
  suspensory: 'The deal may not take effect before the authority has answered.',
  notice: 'Information only: this is not legal advice and no clearance. A missing flag does not mean that no duty exists. Law firms or the authorities decide.'
}
