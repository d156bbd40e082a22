// How a match is told in English.
import { english as words, series } from './en-terms.ts'
import type { MatchSentences, Placed, Told, ToldOfSide } from './match.ts'

function withReason ({ title, points, body }: Told, upTo = ''): string {
  return body === null ? `${title} (${upTo}${points})` : `${title} (${upTo}${points}: ${body})`
}

function ofSide (told: ToldOfSide, upTo = ''): string {
  return withReason({ ...told, title: `${told.title}, seen from ${told.seeker}` }, upTo)
}

const gates = (all: readonly string[]) => all.join('; ')

function against ({ score, scoreOfRankK, k }: Placed): string {
  return `${score} of 100 points${scoreOfRankK === null ? '' : `, against ${scoreOfRankK} at rank ${k}`}`
}

export const englishMatch: MatchSentences = {
  headline (v) {
    const implicit = [
      ...(v.implicitMandate ? ['the investor states no mandate, so its wishes are inferred from past deals'] : []),
      ...(v.implicitNeed ? ['the company states no need, so its side is inferred from the programme\'s defaults'] : [])
    ]
    return `${v.sme} and ${v.investor} reach ${v.score} of 100 points on ${v.date}${v.high === null ? ', with nothing unknown' : `, and up to ${v.high} if all that is unknown turned out well`}` +
      `${implicit.length === 0 ? '' : `; ${series(implicit)}`}`
  },
  strongest: (seeker, score, criteria) => `seen from ${seeker} the match reaches ${score} of 100, above all by ${words.and(criteria.map((told) => withReason(told)))}`,
  nothingCounts: (seeker, score) => `seen from ${seeker} the match reaches ${score} of 100, because nothing known so far counts`,
  open: (criteria) => `still open are, with the points each could add on its side, ${words.and(criteria.map((told) => ofSide(told, 'up to ')))}`,
  failed: (all) => `the pair is not ranked, because ${gates(all)}`,
  toVerify: (all) => `until this is verified, the pair ranks after the pairs without open conditions: ${gates(all)}`,
  screening: ({ all, likely, possible, unknown }) => `${all} screening ${all === 1 ? 'rule' : 'rules'} may concern the pair (${words.and([...(likely > 0 ? [`${likely} likely`] : []), ...(possible > 0 ? [`${possible} possible`] : []), ...(unknown > 0 ? [`${unknown} unknown for lack of facts`] : [])])}), which is information, not legal advice, and no clearance`,
  notScored: () => 'this pair cannot be scored, because one side has no need or mandate in force and none can be inferred',
  notRanked: (sme, investor, all) => `${sme} and ${investor} are not ranked, because ${gates(all)}`,
  amongFirst: (v) => `${v.sme} and ${v.investor} reach ${against(v)}, and are among the first ${v.k}`,
  lacks: (v, losses) => `${v.sme} and ${v.investor} reach ${against(v)}, and ` +
    (v.missing === null ? `are not among the first ${v.k}` : `lack ${v.missing} points to be among the first ${v.k}`) +
    (losses.length === 0 ? '' : `; most is lost on ${words.and(losses.map((told) => ofSide(told)))}`),
  join: '; '
}
