// How a match is told in Italian.
import { italian as words, series } from './it-terms.ts'
import type { MatchSentences, Placed, Told, ToldOfSide } from './match.ts'

function withReason ({ title, points, body }: Told, upTo = ''): string {
  return body === null ? `${title} (${upTo}${points})` : `${title} (${upTo}${points}: ${body})`
}

function ofSide (told: ToldOfSide, upTo = ''): string {
  return withReason({ ...told, title: `${told.title}, per ${told.seeker}` }, upTo)
}

const gates = (all: readonly string[]) => all.join('; ')

function against ({ score, scoreOfRankK, k }: Placed): string {
  return `${score} punti su 100${scoreOfRankK === null ? '' : `, contro i ${scoreOfRankK} della posizione ${k}`}`
}

export const italianMatch: MatchSentences = {
  headline (v) {
    const implicit = [
      ...(v.implicitMandate ? ['l\'investitore non indica un mandato, che è desunto dalle operazioni passate'] : []),
      ...(v.implicitNeed ? ['l\'impresa non indica una richiesta, che è desunta dai criteri generali del programma'] : [])
    ]
    return `l'abbinamento tra ${v.sme} e ${v.investor} ottiene ${v.score} punti su 100 in data ${v.date}${v.high === null ? ', senza elementi ignoti' : ` e arriverebbe a ${v.high} se tutto ciò che non è noto risultasse favorevole`}` +
      `${implicit.length === 0 ? '' : `; ${series(implicit)}`}`
  },
  strongest: (seeker, score, criteria) => `dal punto di vista di ${seeker} l'abbinamento ottiene ${score} punti su 100, soprattutto grazie a questi criteri: ${words.and(criteria.map((told) => withReason(told)))}`,
  nothingCounts: (seeker, score) => `dal punto di vista di ${seeker} l'abbinamento ottiene ${score} punti su 100, perché nulla di quanto è noto finora conta`,
  open: (criteria) => `restano da chiarire, con i punti che possono aggiungere per la parte indicata: ${criteria.map((told) => ofSide(told, 'fino a ')).join('; ')}`,
  failed: (all) => `l'abbinamento non entra in graduatoria, perché ${gates(all)}`,
  toVerify: (all) => `fino alla verifica l'abbinamento segue in graduatoria quelli senza condizioni da verificare: ${gates(all)}`,
  screening: ({ all, likely, possible, unknown }) => `${all === 1 ? '1 norma di controllo potrebbe applicarsi' : `${all} norme di controllo potrebbero applicarsi`} all'operazione (${words.and([...(likely > 0 ? [`${likely} ${likely === 1 ? 'probabile' : 'probabili'}`] : []), ...(possible > 0 ? [`${possible} ${possible === 1 ? 'possibile' : 'possibili'}`] : []), ...(unknown > 0 ? [`${unknown} da chiarire per mancanza di dati`] : [])])}); l'indicazione è solo informativa e non vale come consulenza legale né come autorizzazione`,
  notScored: () => 'questo abbinamento non può essere valutato, perché una delle parti non ha una richiesta o un mandato in corso di validità e non è possibile desumerlo',
  notRanked: (sme, investor, all) => `l'abbinamento tra ${sme} e ${investor} non entra in graduatoria, perché ${gates(all)}`,
  amongFirst: (v) => `l'abbinamento tra ${v.sme} e ${v.investor} ottiene ${against(v)}, ed è tra i primi ${v.k}`,
  lacks: (v, losses) => `l'abbinamento tra ${v.sme} e ${v.investor} ottiene ${against(v)}, e ` +
    (v.missing === null ? `non è tra i primi ${v.k}` : `per essere tra i primi ${v.k} gli mancano ${v.missing} punti`) +
    (losses.length === 0 ? '' : `; le perdite maggiori: ${losses.map((told) => ofSide(told)).join('; ')}`),
  join: '; '
}
