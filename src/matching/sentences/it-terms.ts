import type { Words } from './words.ts'

const disjunction = new Intl.ListFormat('it', { type: 'disjunction' })

/** "di Milano", "dell'Aquila", "della Spezia": names that begin with their article take it into the preposition. */
function of (name: string): string {
  return name.startsWith('L\'') ? `dell'${name.slice(2)}` : name.startsWith('La ') ? `della ${name.slice(3)}` : `di ${name}`
}

/** Regions that take an article after "in". */
const seats: Readonly<Record<string, string>> = { 'IT-57': 'nelle Marche', ITI3: 'nelle Marche', 'IT-62': 'nel Lazio', ITI4: 'nel Lazio', ITC: 'nel Nord-Ovest', ITH: 'nel Nord-Est', ITI: 'nel Centro', ITF: 'nel Sud', ITG: 'nelle Isole' }

/** Chinese catalogues, which have no Italian title of their own. */
const catalogues: Readonly<Record<string, string>> = {
  'GBEPC-2021': 'catalogo cinese dei progetti per obbligazioni verdi (2021)',
  'GIGC-2019': 'catalogo cinese delle industrie verdi (2019)',
  'GIGC-2024': 'catalogo cinese delle industrie per la transizione verde e a basse emissioni di carbonio (2024)',
  'GFEPC-2025': 'catalogo cinese dei progetti di finanza verde (2025)'
}

export const italian: Words = {
  locale: 'it',
  objectives: {
    CCM: 'la mitigazione dei cambiamenti climatici',
    CCA: 'l\'adattamento ai cambiamenti climatici',
    WTR: 'l\'uso sostenibile e la protezione delle acque e delle risorse marine',
    CE: 'la transizione verso un\'economia circolare',
    PPC: 'la prevenzione e la riduzione dell\'inquinamento',
    BIO: 'la protezione e il ripristino della biodiversità e degli ecosistemi'
  },
  tests: {
    CCM: 'mitigazione dei cambiamenti climatici',
    CCA: 'adattamento ai cambiamenti climatici',
    WTR: 'acque e risorse marine',
    CE: 'economia circolare',
    PPC: 'inquinamento',
    BIO: 'biodiversità ed ecosistemi',
    safeguards: 'garanzie minime di salvaguardia'
  },
  evidence: { inferred: 'desunto', self_declared: 'autodichiarato', documented: 'documentato', third_party: 'verificato da terza parte', audited: 'sottoposto ad audit' },
  proof: {
    inferred: 'senza prova',
    self_declared: 'con la sola autodichiarazione',
    documented: 'con prova documentale',
    third_party: 'con verifica di terza parte',
    audited: 'con audit'
  },
  facts: { met: 'è soddisfatto', not_met: 'non è soddisfatto', unknown: 'non è noto', not_applicable: 'non è applicabile' },
  kpis: { turnover: 'fatturato', capex: 'spese in conto capitale', opex: 'spese operative' },
  sizes: { micro: 'microimpresa', small: 'piccola impresa', medium: 'media impresa', large: 'grande impresa' },
  decreeStatuses: { in_force: 'in vigore', transition: 'non ancora in vigore', superseded: 'non più in vigore' },
  scenarios: {
    1: 'corrispondenza chiara',
    2: 'criteri UE più severi o più dettagliati',
    3: 'criteri cinesi più severi o più dettagliati',
    4: 'corrispondenza parziale',
    5: 'corrispondenza non chiara',
    6: 'differenza chiara'
  },
  taxonomySectors: {
    Forestry: 'silvicoltura',
    'Environmental protection and restoration activities': 'attività di protezione e ripristino ambientale',
    Manufacturing: 'attività manifatturiere',
    Energy: 'energia',
    'Water supply, sewerage, waste management and remediation': 'fornitura di acqua, reti fognarie, trattamento dei rifiuti e decontaminazione',
    Transport: 'trasporti',
    'Construction and real estate activities': 'edilizia e attività immobiliari',
    'Information and communication': 'informazione e comunicazione',
    'Professional, scientific and technical activities': 'attività professionali, scientifiche e tecniche',
    'Financial and insurance activities': 'attività finanziarie e assicurative',
    Education: 'istruzione',
    'Human health and social work activities': 'sanità e assistenza sociale',
    'Arts, entertainment and recreation': 'attività artistiche, di intrattenimento e divertimento',
    'Disaster risk management': 'gestione del rischio di catastrofi',
    Services: 'servizi',
    'Accommodation activities': 'alloggio'
  },
  certifications: {
    emas: 'EMAS, sistema UE di ecogestione e audit',
    'iso-14001': 'ISO 14001, sistema di gestione ambientale',
    'iso-50001': 'ISO 50001, sistema di gestione dell\'energia',
    'uni-cei-11352': 'UNI CEI 11352, società di servizi energetici',
    'iso-14064-1': 'ISO 14064-1, inventario dei gas serra dell\'organizzazione',
    'iso-14067': 'ISO 14067, impronta di carbonio dei prodotti',
    'iso-14068-1': 'ISO 14068-1, neutralità carbonica',
    'iso-14046': 'ISO 14046, impronta idrica',
    'iso-20121': 'ISO 20121, gestione sostenibile degli eventi',
    epd: 'EPD, dichiarazione ambientale di prodotto di tipo III',
    'eu-ecolabel': 'Ecolabel UE',
    'uni-pdr-88': 'UNI/PdR 88, contenuto di riciclato, recuperato e sottoprodotto',
    vinylplus: 'marchio di prodotto VinylPlus',
    'compostabile-cic': 'Compostabile CIC, compostabilità EN 13432',
    'uni-ts-11820': 'UNI/TS 11820, misurazione della circolarità delle organizzazioni',
    'blue-angel': 'Angelo azzurro (Der Blaue Engel)',
    'nordic-swan': 'Cigno bianco nordico (Nordic Swan)',
    'eu-organic': 'logo UE di produzione biologica',
    equalitas: 'Equalitas, vino sostenibile',
    'viva-wine': 'VIVA, vino sostenibile',
    msc: 'MSC, pesca sostenibile',
    asc: 'ASC, acquacoltura responsabile',
    sa8000: 'SA8000, responsabilità sociale',
    'iso-45001': 'ISO 45001, salute e sicurezza sul lavoro',
    'uni-pdr-125': 'UNI/PdR 125, parità di genere',
    'iso-37001': 'ISO 37001, prevenzione della corruzione',
    'rating-legalita': 'rating di legalità (AGCM)',
    'b-corp': 'certificazione B Corp',
    'societa-benefit': 'status di società benefit',
    ecovadis: 'rating di sostenibilità EcoVadis',
    'gbc-italia': 'protocolli GBC Italia',
    casaclima: 'CasaClima (KlimaHaus)',
    'cn-green-product': 'prodotto verde cinese',
    'cn-environmental-labelling': 'marchio ambientale cinese',
    'cn-green-building-materials': 'certificazione cinese dei materiali da costruzione verdi',
    'cn-green-building': 'marchio cinese di edificio verde',
    'cn-energy-conservation': 'certificazione cinese dei prodotti a risparmio energetico',
    'cn-water-conservation': 'certificazione cinese dei prodotti a risparmio idrico',
    'cn-low-carbon': 'certificazione cinese dei prodotti a basse emissioni di carbonio',
    'cn-energy-label': 'etichetta energetica cinese',
    'cn-organic': 'certificazione biologica cinese',
    'cn-green-food': 'alimento verde cinese',
    'cn-green-factory': 'fabbrica verde cinese',
    'cn-rohs': 'conformità RoHS cinese',
    'cn-ccc': 'CCC, certificazione obbligatoria cinese'
  },
  places: { 'CN-BJ': 'Pechino', 'CN-NM': 'Mongolia Interna', 'CN-XZ': 'Xizang (Tibet)', 'CN-OTHER': 'Hong Kong, Macao e Taiwan' },
  quote: (title) => `«${title}»`,
  term: (title) => `«${title}»`,
  // "Ed" before another e.
  and: (items) => items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${/^[«]?e/i.test(items.at(-1) ?? '') ? 'ed' : 'e'} ${items.at(-1)}`,
  or: (items) => disjunction.format(items),
  more: (count) => `altri ${count}`,
  cut: (list) => list,
  money: (amount) => `di ${amount} euro`,
  between: (low, high) => `compreso tra ${low} e ${high} euro`,
  from: (amount) => `di almeno ${amount} euro`,
  upTo: (amount) => `di non oltre ${amount} euro`,
  days: (days, shown, years) => `${shown} ${days === 1 ? 'giorno' : 'giorni'}${years === null ? '' : ` (${years === '1' ? 'circa 1 anno' : `${years} anni`})`}`,
  decree: (date, number) => `decreto ministeriale ${number === null ? '' : `n. ${number} `}${/^(8|11) /.test(date) ? 'dell\'' : 'del '}${date}`,
  activity: ({ code, title, sector }) => `attività ${code}${title === null ? '' : ` «${title}»`} della tassonomia UE${title !== null || sector === null ? '' : ` (settore «${sector}»)`}`,
  entry: (catalogue, code, title) => `voce ${code === '' ? '' : `${code} `}${title === null ? '' : `«${title}» `}del ${catalogues[catalogue] ?? `catalogo cinese ${catalogue}`}`,
  place: ({ title, kind }) => {
    switch (kind) {
      case 'province': return `provincia ${of(title)}`
      case 'metropolitan_city': return `città metropolitana ${of(title)}`
      case 'autonomous_province': return title.startsWith('Provincia ') ? `p${title.slice(1)}` : `provincia autonoma ${of(title)}`
      case 'cn_province': return `provincia cinese ${of(title)}`
      case 'cn_autonomous_region': return `regione autonoma cinese ${of(title)}`
      default: return title
    }
  },
  seat: (place) => {
    switch (place.kind) {
      case 'province': return `in ${italian.place(place)}`
      case 'metropolitan_city':
      case 'autonomous_province':
      case 'cn_province':
      case 'cn_autonomous_region': return `nella ${italian.place(place)}`
      case 'city': return `a ${place.title}`
      default: return seats[place.code] ?? `in ${place.title}`
    }
  }
}

const articles = {
  il: ['lo ', 'l\'', 'il '],
  al: ['allo ', 'all\'', 'al '],
  del: ['dello ', 'dell\'', 'del ']
} as const

/** "il 70%", "l'8%", "lo 0,5%", and the same after "a" and "di": the article that a percentage as written takes. */
export function withArticle (article: keyof typeof articles, percent: string): string {
  const whole = /^\d+/.exec(percent)?.[0] ?? ''
  const [beforeZero, beforeVowel, other] = articles[article]
  return `${whole === '0' ? beforeZero : /^(1|8|11|8\d)$/.test(whole) ? beforeVowel : other}${percent}`
}

/** Clauses one after another; each may hold commas and "e", so the last has both before it. */
export function series (clauses: readonly string[]): string {
  return clauses.length < 2 ? clauses.join('') : `${clauses.slice(0, -1).join(', ')}, e ${clauses.at(-1)}`
}
