// How a match is told in Italian.
import { italian as words, series } from './it-terms.ts'
import type { MatchSentences, Placed, Told, ToldOfSide } from './match.ts'

function withReason ({ title, points, body }: Told, upTo = ''): string {
  return body === null ? `${title} (${upTo}${points})` : `${title} (${upTo}${points}: ${body})`
}

function ofSide (told: ToldOfSide, upTo = ''): string {
  return withReason({ ...told, title: `${told.title}, dal punto di vista di ${told.seeker}` }, upTo)
}

const gates = (all: readonly string[]) => all.join('; ')

function against ({ score, scoreOfRankK, k }: Placed): string {
  return `${score} punti su 100${scoreOfRankK === null ? '' : `, contro ${scoreOfRankK} della posizione ${k}`}`
}

export const italianMatch: MatchSentences = {
  headline (v) {
    const implicit = [
      ...(v.implicitMandate ? ['l\'investitore non indica un mandato, che è desunto dalle operazioni passate'] : []),
      ...(v.implicitNeed ? ['l\'impresa non indica una richiesta, che è desunta dai criteri generali del programma'] : [])
    ]
    return `${v.sme} e ${v.investor} raggiungono ${v.score} punti su 100 in data ${v.date}${v.high === null ? ', senza elementi ignoti' : `, e fino a ${v.high} se tutto ciò che non è noto risultasse favorevole`}` +
      `${implicit.length === 0 ? '' : `; ${series(implicit)}`}`
  },
  strongest: (seeker, score, criteria) => `dal punto di vista di ${seeker} l'abbinamento raggiunge ${score} punti su 100, soprattutto per ${words.and(criteria.map((told) => withReason(told)))}`,
  nothingCounts: (seeker, score) => `dal punto di vista di ${seeker} l'abbinamento raggiunge ${score} punti su 100, perché nulla di quanto è noto finora conta`,
  open: (criteria) => `restano aperti, con i punti che ciascun criterio potrebbe aggiungere dal proprio lato, ${words.and(criteria.map((told) => ofSide(told, 'fino a ')))}`,
  failed: (all) => `la coppia non entra in graduatoria, perché ${gates(all)}`,
  toVerify: (all) => `fino alla verifica la coppia segue in graduatoria quelle senza condizioni aperte: ${gates(all)}`,
  screening: ({ all, likely, possible, unknown }) => `${all === 1 ? '1 norma di controllo può' : `${all} norme di controllo possono`} riguardare la coppia (${words.and([...(likely > 0 ? [`${likely} ${likely === 1 ? 'probabile' : 'probabili'}`] : []), ...(possible > 0 ? [`${possible} ${possible === 1 ? 'possibile' : 'possibili'}`] : []), ...(unknown > 0 ? [`${unknown} di esito ignoto`] : [])])}), a titolo informativo, senza valore di consulenza legale né di autorizzazione`,
  notScored: () => 'questa coppia non può essere valutata, perché una delle parti non ha una richiesta o un mandato in corso di validità e non è possibile desumerlo',
  notRanked: (sme, investor, all) => `${sme} e ${investor} non entrano in graduatoria, perché ${gates(all)}`,
  amongFirst: (v) => `${v.sme} e ${v.investor} raggiungono ${against(v)}, e sono tra i primi ${v.k}`,
  lacks: (v, losses) => `${v.sme} e ${v.investor} raggiungono ${against(v)}, e ` +
    (v.missing === null ? `non sono tra i primi ${v.k}` : `per essere tra i primi ${v.k} mancano ${v.missing} punti`) +
    (losses.length === 0 ? '' : `; le perdite maggiori riguardano ${words.and(losses.map((told) => ofSide(told)))}`),
  join: '; '
}
