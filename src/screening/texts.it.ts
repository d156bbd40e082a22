import type { Sentences } from './wording.ts'

const together = (rules: readonly string[]): string => rules.length === 0 ? '' : ` Conta insieme a ${rules.join(', ')}.`
const size = (filtered: boolean): string => filtered ? ' Una parte di questa voce riguarda solo imprese con 300 milioni di euro di fatturato e 250 addetti (IT-GP-SIZE).' : ''
const from = (place: string | null): string => place === null ? 'L\'investitore, di cui non è nota la provincia,' : `L'investitore in ${place}`
const restrictions = {
  prohibited: 'In questa voce il capitale estero non è ammesso.',
  'equity-cap': 'In questa voce la quota estera è limitata.',
  control: 'In questa voce il controllo deve essere cinese.',
  'joint-venture': 'Questa voce è aperta solo con un socio cinese.',
  none: 'È ammessa una società interamente estera.'
} as const

export const it: Sentences = {
  space: ' ',
  reasons: {
    sector_code: ({ nace, ruleCode, keyword, sure, sizeFilter, withRules }, wording, subject) =>
      `L'attività ${nace} dell'impresa rientra nel codice ${ruleCode} di questa norma (${subject})${keyword === null ? '' : ` e il suo profilo dice «${wording.keyword(keyword)}»`}.` +
      (sure ? '' : ' Il codice non è abbastanza preciso: bisogna guardare che cosa l\'impresa produce.') + size(sizeFilter) + together(withRules),
    sector_word: ({ keyword, sizeFilter, withRules }, wording, subject) =>
      `Il profilo dell'impresa dice «${wording.keyword(keyword)}», parola di questa norma (${subject}), benché nessun codice di attività vi rientri.` + size(sizeFilter) + together(withRules),
    acquisition: ({ stakePct, control, valueEur, stakePctGte, valueEurGte, withRules }, wording) =>
      `Un acquirente esterno all'UE deve notificare dal ${stakePctGte}% del capitale o dei voti se l'investimento vale almeno ${wording.eur(valueEurGte)}. ` +
      `Qui la quota è ${stakePct === null ? (control ? 'tale da dare il controllo' : 'non nota') : `del ${wording.pctSpan(stakePct)}`} e il valore è ${valueEur === null ? 'non noto' : `di ${wording.eurSpan(valueEur)}`}.` + together(withRules),
    strategic_acts: ({ mode, withRules }, wording) =>
      `L'operazione potrebbe cedere conoscenze dell'impresa${mode === null ? '' : ` (${wording.mode(mode)})`}; un atto che muta la disponibilità di attivi strategici va notificato anche senza una quota.` + together(withRules),
    new_company: ({ stakePct, stakePctGte, withRules }, wording) =>
      `L'operazione potrebbe costituire una nuova società di cui un socio esterno all'UE ha almeno il ${stakePctGte}%; la quota qui è ${stakePct === null ? 'non nota' : `del ${wording.pctSpan(stakePct)}`}.` + together(withRules),
    network_purchase: ({ nace, keyword }, wording, subject) =>
      `L'operazione potrebbe essere un acquisto da un fornitore esterno all'UE e ${nace === null ? `il profilo dell'impresa dice «${wording.keyword(keyword ?? '')}»` : `l'attività dell'impresa è ${nace}`} (${subject}).`,
    state_investor: ({ investorType }, wording) => `L'investitore è ${wording.investorType(investorType)}: la proprietà o il finanziamento pubblico pesano nell'esame.`,
    accompanies: ({ rule }, _wording, subject) => `Va con ${rule}: ${subject}.`,
    large_target: ({ turnoverEur, turnoverEurGte }, wording) => `Il fatturato dell'impresa è di ${wording.eur(turnoverEur)} e può raggiungere la soglia di circa ${wording.eur(turnoverEurGte)}; i dati dell'altra parte qui non sono noti.`,
    public_contract: ({ valueEur, valueEurGte }, wording) => `Le due parti potrebbero partecipare insieme ad appalti pubblici e il valore di ${wording.eurSpan(valueEur)} può raggiungere la soglia di ${wording.eur(valueEurGte)}.`,
    outbound_capital: ({ place, sensitive }, _wording, subject) => `${from(place)} metterebbe capitale in una società all'estero${sensitive ? ', forse in un settore sensibile' : ''}: è un investimento all'estero dalla Cina continentale. Chiede questo: ${subject}.`,
    outbound_finance: ({ place }) => `${from(place)} finanzierebbe una società all'estero senza una quota; un finanziamento o una garanzia conta se porta controllo o altri diritti.`,
    outbound_amount: ({ valueEur, usd, side }, wording, subject) =>
      `Un investimento all'estero dalla Cina continentale chiede questo: ${subject}. Dipende da ${wording.usd(usd)}: il valore qui è ${valueEur === null ? 'non noto' : `di ${wording.eurSpan(valueEur)}`}` +
      `${{ below: ', al di sotto.', above: ', pari o al di sopra.', open: ', vicino.', unknown: '; il caso usuale di un\'operazione così è al di sotto.' }[side]}`,
    central_investor: ({ investorType }, wording, subject) => `L'investitore è ${wording.investorType(investorType)} e dipende da autorità centrali a prescindere dall'importo. Si chiede questo: ${subject}.`,
    technology_in: ({ mode, nace, keyword }, wording, subject) =>
      `Conoscenze o beni potrebbero arrivare dalla Cina${mode === null ? '' : ` (${wording.mode(mode)})`}` +
      `${nace === null ? (keyword === null ? '' : ` e il profilo dell'impresa dice «${wording.keyword(keyword)}»`) : ` e l'attività dell'impresa è ${nace}`}; la norma riguarda ${subject}.`,
    entering_china: ({ modes }, wording) => `Capitale italiano potrebbe entrare in una società in Cina${modes.length === 0 ? '' : ` (${wording.list(modes.map(wording.mode))})`}; tali investimenti si comunicano con la registrazione della società.`,
    negative_list: ({ nace, ruleCode, restriction, sharePctMax }, _wording, subject) =>
      `L'attività ${nace} dell'impresa rientra nel codice ${ruleCode} di questa voce: ${subject}. ${restrictions[restriction]}${sharePctMax === null || sharePctMax === 0 ? '' : ` La quota estera può essere al più del ${sharePctMax}%.`}`,
    encouraged: ({ nace, ruleCode, place }, _wording, subject) =>
      `L'attività ${nace} dell'impresa rientra nel codice ${ruleCode} di questo tema: ${subject}${place === null ? '' : `, in ${place}`}. La voce esatta è da verificare.`,
    security_review: ({ nace, ruleCode }, _wording, subject) => `L'attività ${nace} dell'impresa rientra nel codice ${ruleCode} dei campi esaminati (${subject}); l'esame presuppone il controllo della società in Cina.`,
    services: ({ nace }) => `L'attività ${nace} dell'impresa è un servizio che si potrebbe prestare dall'Italia senza una società in Cina.`,
    technology_contract: ({ mode }, wording) => `L'operazione potrebbe essere un contratto su conoscenze (${wording.mode(mode)}): vanno verificate le clausole su controllo delle esportazioni, sicurezza nazionale e dati.`
  },
  likelihood: {
    likely: 'Per i fatti noti le condizioni sono soddisfatte.',
    possible: 'I fatti noti lasciano aperto se le condizioni siano soddisfatte.',
    unknown: 'Non sono noti fatti decisivi.'
  },
  effect: {
    notification: 'Se la norma si applica, l\'operazione va notificata.',
    filing: 'Se la norma si applica, l\'operazione va depositata o registrata.',
    approval: 'Se la norma si applica, serve un\'autorizzazione preventiva.',
    restriction: 'Se la norma si applica, l\'operazione è limitata o in parte vietata.',
    factor: 'È un elemento valutato in un esame e non un obbligo a sé.',
    incentive: 'Può aprire un beneficio.',
    information: 'È un\'informazione di contesto e non un obbligo a sé.'
  },
  suspensory: 'L\'operazione non può avere effetto prima della risposta dell\'autorità.',
  notice: 'Solo informazione: non è consulenza legale né un\'autorizzazione. L\'assenza di un segnale non significa che non vi siano obblighi. Decidono i legali o le autorità.'
}
