// Advice in English.
import type { ClaimTopic } from '../advice/steps.ts'
import type { AdviceSentences } from './advice.ts'
import { english as words } from './en-terms.ts'
import type { Terms } from './terms.ts'

function topic (claim: ClaimTopic, t: Terms): string {
  switch (claim.kind) {
    case 'taxonomy': return t.activity(claim.activity)
    case 'cam': return `the CAM category ${t.camCategory(claim.category)}`
    case 'certification': return `the certification ${t.certification(claim.certification)}`
    case 'china_catalogue': return t.claimed(claim.entry)
    case 'membership': return `the membership ${words.quote(t.name(claim.name))}`
  }
}

export const englishAdvice: AdviceSentences = {
  steps: {
    contribution: (v, t) => `showing that ${t.activity(v.activity)} makes its substantial contribution`,
    dnsh: (v, t) => `showing that ${t.activity(v.activity)} does no significant harm to ${words.objectives[v.objective]}`,
    safeguards: (v, t) => `showing that the minimum safeguards are met for ${t.activity(v.activity)}`,
    kpi: (v, t) => `stating which share of ${words.kpis[v.kpi]} ${t.claimed(v.claimed)} makes up (counted here as all of it)`,
    verify: (v, t) => `having the claim on ${topic(v, t)} verified by a third party`,
    renew: (v, t) => `renewing the claim on ${topic(v, t)}, whose validity has ended`,
    cam_mandatory: (v, t) => `showing that all mandatory criteria of the CAM category ${t.camCategory(v.category)} are met`,
    cam_rewarded: (v, t) => `showing how many rewarded criteria of the CAM category ${t.camCategory(v.category)} are met (counted here as all of them)`,
    new_claim: (v, t) => `claiming ${t.activity(v.activity)}, which so far only the activity code suggests, with documents for every test`,
    new_cam_claim: (v, t) => `claiming the CAM category ${t.camCategory(v.category)} with its mandatory criteria met, for which so far only the certification ${t.certification(v.certification)} speaks`,
    standing: () => 'showing a membership or label of its own, verified by a third party'
  },
  state: {
    sector: 'stating the activities by their full codes, with their shares of revenue',
    ticket: 'stating the amount',
    instrument: 'stating the instruments',
    mode: 'stating the cooperation modes',
    region: 'stating the province',
    size: 'stating headcount, turnover and balance sheet',
    track_record: 'giving past deals with their sectors and regions'
  },
  proof: (step, { gain, raised, matches, one }) => `${step} would add up to ${gain} points ${one ? 'to the one match' : `on average over the first ${matches} matches, and raise ${raised} of them`}`,
  swing (v) {
    const whose = v.direction === 'mandate_to_sme' ? 'by which SMEs are judged' : 'by which investors are judged'
    const change = v.gone ? `without the criterion ${words.quote(v.criterion)}` : `if the weight of the criterion ${words.quote(v.criterion)} ${v.up ? 'rose' : 'fell'} by ${v.change}`
    return `${change}, one of those ${whose}, ${v.newFirst} would come first instead of ${v.first}; no smaller change of one weight alters the first place`
  },
  steady: (first) => `${first} stays first whichever single weight is taken away or raised up to a hundredfold`,
  nobody: () => 'nobody is ranked, so no weight can alter the first place'
}
