// What the gates say in Italian.
import type { GateReasons } from '../../scoring/outcome.ts'
import { italian as words, withArticle } from './it-terms.ts'
import type { GateSentences, Terms } from './terms.ts'

/** "una quota di fatturato compresa tra il 20% e il 60%", "pari al 20%": the aligned share as far as known. */
function aligned ({ kpi, low, high }: GateReasons['minimum_alignment_fail'], t: Terms): string {
  return `una quota di ${words.kpis[kpi]} ${low === high ? `pari ${withArticle('al', t.percent(low))}` : `compresa tra ${withArticle('il', t.percent(low))} e ${withArticle('il', t.percent(high))}`}`
}

function askedShare ({ kpi, asked }: { readonly kpi: GateReasons['minimum_alignment_fail']['kpi'], readonly asked: number }, t: Terms): string {
  return `il mandato chiede una quota di ${words.kpis[kpi]} allineata alla tassonomia UE pari almeno ${withArticle('al', t.percent(asked))}`
}

const parties = { sme: 'l\'impresa', investor: 'l\'investitore' }
const ofParties = { sme: 'dell\'impresa', investor: 'dell\'investitore' }
const sides = { need: 'l\'impresa', mandate: 'l\'investitore' }

export const italianGates: GateSentences = {
  published_pass: () => 'entrambi i profili sono pubblicati',
  published_fail: ({ side }) => `il profilo ${ofParties[side]} non è pubblicato, oppure il consenso all'abbinamento è stato ritirato`,
  veto_pass: () => 'nessuna delle due parti ha escluso l\'altra',
  veto_fail: ({ by }, t) => t.basis === 'full' ? `${parties[by]} ha escluso la controparte` : 'una delle due parti ha escluso l\'altra',
  exclusion_not_asked: () => 'nessuna delle due parti esclude settori o tipi di investitore',
  exclusion_pass: () => 'nessuna delle esclusioni indicate riguarda la controparte',
  exclusion_fail: ({ excluded, activity }, t) => activity === null
    ? `la richiesta esclude gli investitori di tipo «${t.investorType(excluded)}»`
    : `l'attività ${t.sector(activity)} dell'impresa rientra nel settore ${excluded}, escluso dal mandato`,
  exclusion_unknown: ({ excluded, activity }, t) => activity === null
    ? `l'impresa non indica alcun codice di attività, quindi non è noto se operi nel settore ${excluded}, escluso dal mandato`
    : `l'attività ${t.sector(activity)} dell'impresa potrebbe rientrare nel settore ${excluded}, escluso dal mandato, e va verificata`,
  cooperation_mode_not_asked: () => 'nessuna delle due parti indica modalità di cooperazione',
  cooperation_mode_pass: ({ shared }, t) => `entrambe le parti indicano ${t.and(shared.map(t.mode))}`,
  cooperation_mode_fail: ({ need, mandate }, t) => `le parti non hanno modalità di cooperazione in comune: la richiesta indica ${t.and(need.map(t.mode))}, il mandato ${t.and(mandate.map(t.mode))}`,
  cooperation_mode_unknown: ({ silent }) => `${sides[silent]} non indica modalità di cooperazione, a differenza della controparte, quindi non è noto se ve ne sia una in comune`,
  ticket_not_asked: () => 'nessuna delle due parti indica un importo vincolante',
  ticket_pass: () => 'gli importi delle due parti rispettano il limite vincolante',
  ticket_fail: (v, t) => `l'importo richiesto, ${t.money(v.needMin, v.needMax)}, non rientra nel taglio d'investimento dell'investitore, ${t.money(v.offerMin, v.offerMax)}, e il limite è vincolante`,
  ticket_unknown: ({ side }) => `il limite d'importo è vincolante e ${sides[side]} non indica alcun importo, quindi non è noto se le due parti siano compatibili`,
  territory_not_asked: () => 'nessuna delle due parti indica un territorio vincolante',
  territory_pass: () => 'entrambe le parti rientrano nel territorio vincolante dell\'altra',
  territory_fail: ({ by, place, codes }, t) => by === 'mandate'
    ? `il mandato vale solo per i territori indicati (${t.and(codes.map(t.place))}), mentre l'impresa ha sede ${t.seat(place)}`
    : `la richiesta vale solo per i territori indicati (${t.and(codes.map(t.place))}), mentre l'investitore ha sede ${t.seat(place)}`,
  territory_unknown ({ by, place, codes }, t) {
    const limited = `${by === 'mandate' ? 'il mandato' : 'la richiesta'} vale solo per i territori indicati (${t.and(codes.map(t.place))})`
    return place === null
      ? `${limited} e la sede ${by === 'mandate' ? 'dell\'impresa' : 'dell\'investitore'} non è nota`
      : `${limited} e ${by === 'mandate' ? 'l\'impresa' : 'l\'investitore'}, per quanto noto, ha sede ${t.seat(place)}, che vi rientra solo in parte`
  },
  minimum_evidence_not_asked: () => 'il mandato non chiede un livello minimo di prova',
  minimum_evidence_pass: ({ asked, best }) => `il mandato chiede un livello di prova pari almeno a «${words.evidence[asked]}» e la migliore dichiarazione valida dell'impresa ha il livello «${words.evidence[best]}»`,
  minimum_evidence_fail: ({ asked, best }) => `il mandato chiede un livello di prova pari almeno a «${words.evidence[asked]}», ma ` +
    (best === null ? 'l\'impresa non ha dichiarazioni valide sulla tassonomia o sui CAM' : `la migliore dichiarazione valida dell'impresa su tassonomia o CAM ha solo il livello «${words.evidence[best]}»`),
  minimum_alignment_not_asked: () => 'il mandato non chiede una quota minima allineata alla tassonomia UE',
  minimum_alignment_pass: (v, t) => `${askedShare(v, t)} e le dichiarazioni valide dell'impresa mostrano ${aligned(v, t)}`,
  minimum_alignment_fail: (v, t) => `${askedShare(v, t)}, ma le dichiarazioni valide dell'impresa mostrano solo ${aligned(v, t)}`,
  minimum_alignment_unknown: (v, t) => v.claims === 0
    ? `${askedShare(v, t)}, ma l'impresa non ha dichiarazioni valide sulla tassonomia e la sua quota non è nota`
    : `${askedShare(v, t)}, ma ${v.claims === 1 ? 'la dichiarazione valida dell\'impresa non basta a stabilirla e indica' : `le ${t.count(v.claims)} dichiarazioni valide dell'impresa non bastano a stabilirla e indicano`} ${aligned(v, t)}`,
  programme_credentials_not_asked: () => 'il programma non richiede la verifica delle credenziali degli investitori',
  programme_credentials_pass: () => 'il programma ha accettato le credenziali dell\'investitore',
  programme_credentials_fail: () => 'il programma richiede che le credenziali degli investitori siano accettate e non ha accettato quelle di questo investitore',
  programme_credentials_unknown: () => 'il programma richiede che le credenziali degli investitori siano accettate e non ha ancora esaminato quelle di questo investitore'
}
