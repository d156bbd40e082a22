// Advice in Italian.
import type { ClaimTopic } from '../advice/steps.ts'
import type { AdviceSentences } from './advice.ts'
import { italian as words } from './it-terms.ts'
import type { Terms } from './terms.ts'

function topic (claim: ClaimTopic, t: Terms): string {
  switch (claim.kind) {
    case 'taxonomy': return t.activity(claim.activity)
    case 'cam': return `la categoria CAM ${t.camCategory(claim.category)}`
    case 'certification': return `la certificazione ${t.certification(claim.certification)}`
    case 'china_catalogue': return t.claimed(claim.entry)
    case 'membership': return `l'adesione a ${words.quote(t.name(claim.name))}`
  }
}

export const italianAdvice: AdviceSentences = {
  steps: {
    contribution: (v, t) => `dimostrare il contributo sostanziale dell'${t.activity(v.activity)}`,
    dnsh: (v, t) => `dimostrare, per l'${t.activity(v.activity)}, che non vi è danno significativo all'obiettivo ${words.quote(words.objectives[v.objective])}`,
    safeguards: (v, t) => `dimostrare il rispetto delle garanzie minime di salvaguardia per l'${t.activity(v.activity)}`,
    kpi: (v, t) => `indicare la quota di ${words.kpis[v.kpi]} riferita a: ${t.claimed(v.claimed)} (qui contata per intero)`,
    verify: (v, t) => `far verificare da terzi la dichiarazione relativa a: ${topic(v, t)}`,
    renew: (v, t) => `rinnovare la dichiarazione scaduta relativa a: ${topic(v, t)}`,
    cam_mandatory: (v, t) => `dimostrare che tutti i criteri obbligatori della categoria CAM ${t.camCategory(v.category)} sono soddisfatti`,
    cam_rewarded: (v, t) => `dimostrare quanti criteri premianti della categoria CAM ${t.camCategory(v.category)} sono soddisfatti (qui contati tutti)`,
    new_claim: (v, t) => `dichiarare, con documenti per ogni requisito, quanto finora si desume solo dal codice di attività, cioè l'${t.activity(v.activity)},`,
    new_cam_claim: (v, t) => `dichiarare la categoria CAM ${t.camCategory(v.category)} con i criteri obbligatori soddisfatti, finora attestata solo dalla certificazione ${t.certification(v.certification)}`,
    standing: () => 'dimostrare una propria adesione o un proprio marchio, verificati da terzi'
  },
  state: {
    sector: 'indicare le attività con il codice completo e la quota di ricavi',
    ticket: 'indicare l\'importo',
    instrument: 'indicare gli strumenti',
    mode: 'indicare le modalità di cooperazione',
    region: 'indicare la provincia',
    size: 'indicare addetti, fatturato e totale di bilancio',
    track_record: 'indicare le operazioni passate con settore e territorio'
  },
  proof: (step, { gain, raised, matches, one }) => `${step} aggiungerebbe fino a ${gain} punti ${one ? 'all\'unico abbinamento' : `in media sui primi ${matches} abbinamenti, migliorandone ${raised}`}`,
  swing (v) {
    const whose = v.direction === 'mandate_to_sme' ? 'tra quelli con cui si valutano le imprese' : 'tra quelli con cui si valutano gli investitori'
    const change = v.gone ? `senza il criterio ${words.quote(v.criterion)}` : `se il peso del criterio ${words.quote(v.criterion)} ${v.up ? 'aumentasse' : 'diminuisse'} del ${v.change}`
    return `${change}, ${whose}, al primo posto andrebbe ${v.newFirst} invece di ${v.first}; nessuna variazione minore di un solo peso cambia il primo posto`
  },
  steady: (first) => `${first} resta al primo posto qualunque singolo peso si tolga o si aumenti fino a cento volte`,
  nobody: () => 'la graduatoria è vuota, quindi nessun peso può cambiare il primo posto'
}
