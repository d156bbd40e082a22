import type { Sentences, Wording } from './wording.ts'

const or = (items: readonly string[]): string => items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} o ${items.at(-1)}`
const together = (rules: readonly string[]): string => rules.length === 0 ? '' : ` Vale solo insieme a ${or(rules)}.`
const size = (filtered: boolean): string => filtered ? ' Una parte di questa voce riguarda solo le imprese con almeno 300 milioni di euro di fatturato e 250 addetti (IT-GP-SIZE).' : ''
const from = (place: string | null, wording: Wording): string => place === null ? 'L\'investitore (provincia non nota)' : `L'investitore (${wording.place(place)})`
const restrictions = {
  prohibited: 'In questo settore il capitale estero non è ammesso.',
  'equity-cap': 'In questo settore la quota estera è limitata.',
  control: 'In questo settore il controllo deve restare cinese.',
  'joint-venture': 'Questo settore è aperto solo insieme a un partner cinese.',
  none: 'È ammessa una società a capitale interamente estero.'
} as const

export const it: Sentences = {
  space: ' ',
  reasons: {
    sector_code: ({ nace, ruleCode, keyword, sure, sizeFilter, withRules }, wording, subject) =>
      `L'attività ${nace} dell'impresa corrisponde al codice ${ruleCode} associato a questa norma (${subject})${keyword === null ? '' : ` e il suo profilo cita «${wording.keyword(keyword)}»`}.` +
      (sure ? '' : ' Il codice da solo non basta: occorre verificare che cosa fa in concreto l\'impresa.') + size(sizeFilter) + together(withRules),
    sector_word: ({ keyword, sizeFilter, withRules }, wording, subject) =>
      `Il profilo dell'impresa cita «${wording.keyword(keyword)}», termine associato a questa norma (${subject}), ma nessun codice di attività vi corrisponde.` + size(sizeFilter) + together(withRules),
    acquisition: ({ stakePct, control, valueEur, stakePctGte, valueEurGte, withRules }, wording) =>
      `L'acquisto da parte di un soggetto esterno all'UE va notificato se raggiunge entrambe le soglie: ${stakePctGte}% del capitale o dei diritti di voto e ${wording.eur(valueEurGte)} di investimento. ` +
      `In questo caso: ${stakePct === null ? (control ? 'quota non nota, ma tale da dare il controllo' : 'quota non nota') : `quota ${wording.pctSpan(stakePct)}`}; ${valueEur === null ? 'valore non noto' : `valore ${wording.eurSpan(valueEur)}`}.` + together(withRules),
    strategic_acts: ({ mode, withRules }, wording) =>
      `L'operazione potrebbe trasferire know-how dell'impresa${mode === null ? '' : ` (${wording.mode(mode)})`}; gli atti che modificano la disponibilità di attivi strategici vanno notificati anche senza acquisto di quote.` + together(withRules),
    new_company: ({ stakePct, stakePctGte, withRules }, wording) =>
      `L'operazione potrebbe portare alla costituzione di una nuova società con un socio esterno all'UE (soglia: ${stakePctGte}%; quota prevista: ${stakePct === null ? 'non nota' : wording.pctSpan(stakePct)}).` + together(withRules),
    network_purchase: ({ nace, keyword }, wording, subject) =>
      `L'operazione potrebbe comportare acquisti da un fornitore esterno all'UE e ${nace === null ? `il profilo dell'impresa cita «${wording.keyword(keyword ?? '')}»` : `l'attività dell'impresa è ${nace}`} (${subject}).`,
    state_investor: ({ investorType }, wording) => `L'investitore è ${wording.investorType(investorType)}: nell'esame si tiene conto della proprietà o dei finanziamenti pubblici.`,
    accompanies: ({ rule }, _wording, subject) => `In aggiunta a ${rule}: ${subject}.`,
    large_target: ({ turnoverEur, turnoverEurGte }, wording) => `Il fatturato dell'impresa è di ${wording.eur(turnoverEur)} e può raggiungere la soglia di circa ${wording.eur(turnoverEurGte)}; i dati dell'altra parte non sono noti.`,
    public_contract: ({ valueEur, valueEurGte }, wording) => `Le due parti potrebbero partecipare insieme a gare d'appalto pubbliche e il valore (${wording.eurSpan(valueEur)}) può raggiungere la soglia di ${wording.eur(valueEurGte)}.`,
    outbound_capital: ({ place, sensitive }, wording, subject) => `${from(place, wording)} apporterebbe capitale a una società all'estero${sensitive ? ', forse in un settore sensibile' : ''}: è un investimento in uscita dalla Cina continentale e richiede ${subject}.`,
    outbound_finance: ({ place }, wording) => `${from(place, wording)} finanzierebbe una società all'estero senza acquisire quote; un finanziamento o una garanzia rileva se attribuisce il controllo o altri diritti.`,
    outbound_amount: ({ valueEur, usd, side }, wording, subject) =>
      `Un investimento in uscita dalla Cina continentale richiede ${subject}. Decide la soglia di ${wording.usd(usd)}: qui il valore ${valueEur === null ? 'non è noto' : `è di ${wording.eurSpan(valueEur)}`}` +
      `${{ below: ', quindi inferiore.', above: ', quindi pari o superiore.', open: ', quindi vicino alla soglia.', unknown: '; di norma un\'operazione di questo tipo resta al di sotto.' }[side]}`,
    central_investor: ({ investorType }, wording, subject) => `L'investitore è ${wording.investorType(investorType)} e fa capo alle autorità centrali qualunque sia l'importo: serve ${subject}.`,
    technology_in: ({ mode, nace, keyword }, wording, subject) =>
      `Know-how o beni potrebbero arrivare dalla Cina${mode === null ? '' : ` (${wording.mode(mode)})`}` +
      `${nace === null ? (keyword === null ? '' : ` e il profilo dell'impresa cita «${wording.keyword(keyword)}»`) : ` e l'attività dell'impresa è ${nace}`}; la norma riguarda ${subject}.`,
    entering_china: ({ modes }, wording) => `Capitale italiano potrebbe entrare in una società in Cina${modes.length === 0 ? '' : ` (${wording.list(modes.map(wording.mode))})`}; questi investimenti si comunicano tramite il sistema cinese di registrazione delle imprese.`,
    negative_list: ({ nace, ruleCode, restriction, sharePctMax }, _wording, subject) =>
      `L'attività ${nace} dell'impresa corrisponde al codice ${ruleCode} di questa voce: ${subject}. ${restrictions[restriction]}${sharePctMax === null || sharePctMax === 0 ? '' : ` Quota estera massima: ${sharePctMax}%.`}`,
    encouraged: ({ nace, ruleCode, place }, wording, subject) =>
      `L'attività ${nace} dell'impresa corrisponde al codice ${ruleCode} di questo tema incoraggiato: ${subject}${place === null ? '' : ` (${wording.place(place)})`}. La voce esatta del catalogo è da verificare.`,
    security_review: ({ nace, ruleCode }, _wording, subject) => `L'attività ${nace} dell'impresa corrisponde al codice ${ruleCode} dei settori soggetti a esame (${subject}); l'esame presuppone il controllo della società in Cina.`,
    services: ({ nace }) => `L'attività ${nace} dell'impresa è un servizio che si potrebbe prestare dall'Italia senza una società in Cina.`,
    technology_contract: ({ mode }, wording) => `L'operazione potrebbe comportare un contratto su know-how (${wording.mode(mode)}): vanno verificate le clausole su controllo delle esportazioni, sicurezza nazionale e dati.`
  },
  likelihood: {
    likely: 'In base ai fatti noti le condizioni sono soddisfatte.',
    possible: 'In base ai fatti noti non si può dire se le condizioni siano soddisfatte.',
    unknown: 'Mancano informazioni decisive.'
  },
  effect: {
    notification: 'Se la norma si applica, l\'operazione va notificata.',
    filing: 'Se la norma si applica, l\'operazione va comunicata o registrata.',
    approval: 'Se la norma si applica, serve un\'autorizzazione preventiva.',
    restriction: 'Se la norma si applica, l\'operazione è limitata o in parte vietata.',
    factor: 'È un elemento di valutazione, non un obbligo a sé stante.',
    incentive: 'Può dare accesso ad agevolazioni.',
    information: 'È un\'informazione di contesto, non un obbligo a sé stante.'
  },
  suspensory: 'L\'operazione non può avere effetto prima che l\'autorità si sia pronunciata.',
  notice: 'Solo a titolo informativo: non è consulenza legale né un\'autorizzazione. L\'assenza di segnalazioni non significa che non vi siano obblighi. La valutazione spetta ai consulenti legali o alle autorità.'
}
