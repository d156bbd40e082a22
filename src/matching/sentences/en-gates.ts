// What the gates say in English.
import type { GateReasons } from '../../scoring/outcome.ts'
import { english as words } from './en-terms.ts'
import type { GateSentences, Terms } from './terms.ts'

/** "between 20% and 60%", "20%": the aligned share as far as known. */
function aligned ({ kpi, low, high }: GateReasons['minimum_alignment_fail'], t: Terms): string {
  return `${low === high ? t.percent(low) : `between ${t.percent(low)} and ${t.percent(high)}`} of ${words.kpis[kpi]}`
}

function askedShare ({ kpi, asked }: { readonly kpi: GateReasons['minimum_alignment_fail']['kpi'], readonly asked: number }, t: Terms): string {
  return `the mandate asks that at least ${t.percent(asked)} of ${words.kpis[kpi]} be aligned with the EU Taxonomy`
}

const parties = { sme: 'the company', investor: 'the investor' }
const sides = { need: 'the company', mandate: 'the investor' }

export const englishGates: GateSentences = {
  published_pass: () => 'both profiles are published',
  published_fail: ({ side }) => `the profile of ${parties[side]} is not published, or its consent to be matched is withdrawn`,
  veto_pass: () => 'neither side has excluded the other',
  veto_fail: ({ by }, t) => t.basis === 'full' ? `${parties[by]} has excluded the other side` : 'one of the two sides has excluded the other',
  exclusion_not_asked: () => 'neither side excludes a sector or a type of investor',
  exclusion_pass: () => 'nothing that either side excludes applies to the other',
  exclusion_fail: ({ excluded, activity }, t) => activity === null
    ? `the need excludes investors of the type “${t.investorType(excluded)}”`
    : `the company's activity ${t.sector(activity)} falls under the sector ${excluded}, which the mandate excludes`,
  exclusion_unknown: ({ excluded, activity }, t) => activity === null
    ? `the company gives no activity code, so whether it works in the sector ${excluded}, which the mandate excludes, is unknown`
    : `the company's activity ${t.sector(activity)} may fall under the sector ${excluded}, which the mandate excludes, and must be verified`,
  cooperation_mode_not_asked: () => 'neither side states a cooperation mode',
  cooperation_mode_pass: ({ shared }, t) => `both sides state ${t.and(shared.map(t.mode))}`,
  cooperation_mode_fail: ({ need, mandate }, t) => `the sides share no cooperation mode: the need states ${t.and(need.map(t.mode))}, the mandate ${t.and(mandate.map(t.mode))}`,
  cooperation_mode_unknown: ({ silent }) => `${sides[silent]} states no cooperation mode while the other side does, so whether they share one is unknown`,
  ticket_not_asked: () => 'neither side sets a binding amount',
  ticket_pass: () => 'the amounts of both sides meet the binding range',
  ticket_fail: (v, t) => `the amount needed, ${t.money(v.needMin, v.needMax)}, does not meet the investor's ticket of ${t.money(v.offerMin, v.offerMax)}, and the range is binding`,
  ticket_unknown: ({ side }) => `the range is binding and ${sides[side]} states no amount, so whether the two meet is unknown`,
  territory_not_asked: () => 'neither side sets a binding territory',
  territory_pass: () => 'both sides lie within the binding territory of the other',
  territory_fail: ({ by, place, codes }, t) => by === 'mandate'
    ? `the mandate is limited to ${t.and(codes.map(t.place))}, and the company is based ${t.seat(place)}`
    : `the need is limited to ${t.and(codes.map(t.place))}, and the investor is based ${t.seat(place)}`,
  territory_unknown ({ by, place, codes }, t) {
    const limited = by === 'mandate' ? 'the mandate is limited to' : 'the need is limited to'
    const other = by === 'mandate' ? 'the company' : 'the investor'
    return place === null
      ? `${limited} ${t.and(codes.map(t.place))}, and where ${other} is based is unknown`
      : `${limited} ${t.and(codes.map(t.place))}, and ${other} is based ${t.seat(place)}, as far as known, which lies only partly within`
  },
  minimum_evidence_not_asked: () => 'the mandate asks for no minimum level of evidence',
  minimum_evidence_pass: ({ asked, best }) => `the mandate asks for evidence of at least the level “${words.evidence[asked]}”, and the company's best claim in force has the level “${words.evidence[best]}”`,
  minimum_evidence_fail: ({ asked, best }) => `the mandate asks for evidence of at least the level “${words.evidence[asked]}”, and ` +
    (best === null ? 'the company has no taxonomy or CAM claim in force' : `the company's best taxonomy or CAM claim in force has only the level “${words.evidence[best]}”`),
  minimum_alignment_not_asked: () => 'the mandate asks for no minimum aligned share',
  minimum_alignment_pass: (v, t) => `${askedShare(v, t)}, and the company's claims in force show ${aligned(v, t)}`,
  minimum_alignment_fail: (v, t) => `${askedShare(v, t)}, and the company's claims in force show only ${aligned(v, t)}`,
  minimum_alignment_unknown: (v, t) => `${askedShare(v, t)}, and ` +
    (v.claims === 0 ? 'the company has no taxonomy claim in force, so its share is unknown' : `the company's ${v.claims === 1 ? 'claim' : `${t.count(v.claims)} claims`} in force ${v.claims === 1 ? 'leaves' : 'leave'} it open: ${aligned(v, t)}`),
  programme_credentials_not_asked: () => 'the programme does not require a review of investors\' own standing',
  programme_credentials_pass: () => 'the programme has accepted the investor\'s own standing',
  programme_credentials_fail: () => 'the programme requires investors\' own standing and has not accepted that of this investor',
  programme_credentials_unknown: () => 'the programme requires investors\' own standing and has not yet reviewed that of this investor'
}
