// What the criteria say in Italian.
import type { BridgeValues, CamValues, TaxonomyClaimValues } from '../../scoring/outcome.ts'
import { italian as words, withArticle } from './it-terms.ts'
import { bridgesCatalogues, requirements } from './readings.ts'
import type { CriterionSentences, Terms } from './terms.ts'

/** Who wishes, as a subject ("il mandato") or as an agent ("dal mandato"). */
function asker (t: Terms, form: 'il' | 'dal' = 'il'): string {
  if (t.direction === 'need_to_investor') return form === 'il' ? 'l\'impresa' : 'dall\'impresa'
  return `${form} mandato${t.inferred ? ' desunto dalle operazioni passate' : ''}`
}

function giver (t: Terms): string {
  return t.direction === 'need_to_investor' ? 'l\'investitore' : 'l\'impresa'
}

function ticket (t: Terms): string {
  return `taglio d'investimento dell'investitore${t.inferred ? ', desunto dalle operazioni passate' : ''}`
}

const ofKpis = { turnover: 'del fatturato', capex: 'delle spese in conto capitale', opex: 'delle spese operative' }

const ofSize = (size: keyof typeof words.sizes) => `una ${words.sizes[size]}`
const plural = (items: readonly unknown[], one: string, many: string) => items.length === 1 ? one : many

function share ({ kpi, share }: Pick<TaxonomyClaimValues, 'kpi' | 'share'>, t: Terms): string {
  return share === null ? `la quota di ${words.kpis[kpi]} dell'attività non è nota` : `l'attività rappresenta ${withArticle('il', t.percent(share))} ${ofKpis[kpi]}`
}

function expired (days: number | null, t: Terms): readonly string[] {
  return days === null ? [] : [`la dichiarazione è scaduta da ${t.days(days)}`]
}

function taxonomyClaim (v: TaxonomyClaimValues, t: Terms): string {
  const total = v.metTests + v.failedTests.length + v.unknownTests.length
  const named = (tests: TaxonomyClaimValues['failedTests'], one: string, many: string) => tests.length === 0 ? [] : [`${plural(tests, one, many)}: ${t.and(tests.map((test) => words.tests[test]))}`]
  const missing = [...named(v.failedTests, 'non soddisfatto', 'non soddisfatti'), ...named(v.unknownTests, 'non noto', 'non noti')]
  const facts = [
    v.substantialContribution === 'unknown' ? 'non è noto se il criterio del contributo sostanziale sia soddisfatto' : `il criterio del contributo sostanziale ${words.facts[v.substantialContribution]}`,
    `${v.metTests === 1 ? 'è soddisfatto 1 requisito' : `sono soddisfatti ${v.metTests} requisiti`} su ${total} tra «non arrecare un danno significativo» (DNSH) e garanzie minime di salvaguardia` +
      (missing.length === 0 ? '' : ` (${missing.join('; ')})`),
    share(v, t),
    ...expired(v.expiredDays, t)
  ]
  return `${giver(t)} dichiara l'${t.activity(v.activity)} per ${words.objectives[v.objective]}, ${words.proof[v.evidence]}: ` +
    facts.join('; ') + (v.related ? '; conta per metà, perché non è l\'attività richiesta ma un\'altra dello stesso settore della tassonomia' : '')
}

const sameCodes = ', nell\'ipotesi che i cataloghi cinesi interessati usino gli stessi codici'

/** "l'attività …", "la voce …": claims of both kinds with their article. */
function claimed (code: string, t: Terms, form: 'la' | 'alla' | 'nella'): string {
  return code.includes('/') ? `${form} ${t.claimed(code)}` : `${form.slice(0, -1)}'${t.claimed(code)}`
}

function bridged (v: BridgeValues, t: Terms): string {
  const pairing = v.scenario === null
    ? 'in base a una corrispondenza stabilita da questo servizio, non tratta dalla tabella ufficiale della Common Ground Taxonomy'
    : `in base allo scenario ${v.scenario} della Common Ground Taxonomy${words.scenarios[v.scenario] === undefined ? '' : `, ${words.scenarios[v.scenario]}`}`
  return `${giver(t)} dichiara ${claimed(v.claimed, t, 'la')}, ${words.proof[v.evidence]}: corrisponde ${claimed(v.readAs, t, 'alla')} e conta per ${withArticle('il', t.percent(v.factor))}, ${pairing}${v.assumedSameCodes ? sameCodes : ''}; ` +
    ['vale solo come contributo alla mitigazione dei cambiamenti climatici, mai come allineamento', share(v, t), ...expired(v.expiredDays, t)].join('; ')
}

function cam (v: CamValues, t: Terms): string {
  const { mandatory, rewarded } = requirements(v)
  const met = mandatory.kind === 'all'
    ? `soddisfa ${mandatory.total === 1 ? 'l\'unico criterio obbligatorio' : `tutti i criteri obbligatori (${mandatory.total})`} del`
    : mandatory.kind === 'some'
      ? `soddisfa ${mandatory.met} ${mandatory.met === 1 ? 'criterio obbligatorio' : 'criteri obbligatori'} su ${mandatory.total} del`
      : mandatory.kind === 'confirmed' ? 'soddisfa i criteri obbligatori del' : 'dichiara la conformità al'
  const confirmed = mandatory.kind === 'confirmed' ? 'come confermato in sede di esame, ' : ''
  const facts: string[] = []
  if (mandatory.kind === 'none') facts.push('non vi sono criteri obbligatori')
  if (mandatory.kind === 'met_of_unknown') facts.push(`i criteri obbligatori soddisfatti sono ${mandatory.met}, su un totale non indicato`)
  if (mandatory.kind === 'unknown') facts.push(`non è noto quanti criteri obbligatori${mandatory.total === null ? '' : ` su ${mandatory.total}`} siano soddisfatti`)
  if (rewarded.kind === 'all' || rewarded.kind === 'some') facts.push(`criteri premianti soddisfatti: ${rewarded.met} su ${rewarded.total}`)
  else if (rewarded.kind === 'none') facts.push('non vi sono criteri premianti')
  else if (rewarded.kind === 'met_of_unknown') facts.push(`criteri premianti soddisfatti: ${rewarded.met}, su un totale non indicato`)
  else facts.push(`non è noto quanti criteri premianti${rewarded.total === null ? '' : ` su ${rewarded.total}`} siano soddisfatti`)
  if (v.expiredDays !== null) facts.push(`la dichiarazione è scaduta da ${t.days(v.expiredDays)}`)
  if (v.otherCategories > 0) facts.push(v.otherCategories === 1 ? 'è richiesta anche 1 altra categoria' : `sono richieste anche altre ${v.otherCategories} categorie`)
  return `${giver(t)} ${met} CAM ${t.camCategory(v.category)} (${t.decree(v.decree)}, ${words.decreeStatuses[v.decreeStatus]}), ${confirmed}${words.proof[v.evidence]}; ${facts.join('; ')}`
}

export const italianCriteria: CriterionSentences = {
  sector_unknown: ({ wishes }, t) => `l'impresa non indica alcun codice di attività, quindi non è noto se operi ${plural(wishes, 'nel settore richiesto', 'in uno dei settori richiesti')} ${asker(t, 'dal')}: ${t.or(wishes.map(t.sector))}`,
  sector_match (v, t) {
    const activity = `l'attività ${t.sector(v.activity)} dell'impresa`
    const wish = t.sector(v.wish)
    const priority = v.priority === 1 ? '' : ` con una priorità ${withArticle('del', t.percent(v.priority))}`
    const wanted = `richiesto ${asker(t, 'dal')}${priority}`
    const others = v.activities === 1
      ? ''
      : t.inferred
        ? `; delle sue ${v.activities} attività conta solo la migliore`
        : v.sharesKnown ? `; le sue ${v.activities} attività contano in proporzione ai ricavi` : `; delle sue ${v.activities} attività non sono note tutte le quote di ricavi`
    switch (v.relation) {
      case 'within': return wish === t.sector(v.activity) ? `${activity} è proprio il settore ${wanted}${others}` : `${activity} rientra nel settore ${wish}, ${wanted}${others}`
      case 'maybe_within': return `${activity} potrebbe rientrare nel settore ${wish}, ${wanted}, ma è indicata in modo troppo generico per dirlo e conta per ${withArticle('il', t.percent(v.cover))}${others}`
      case 'near': return `${activity} è affine al settore ${wish}, ${wanted}, con un'affinità ${withArticle('del', t.percent(v.cover))}${others}`
      case 'far': return `nessuna attività dell'impresa è affine ai settori richiesti ${asker(t, 'dal')}: per esempio, ${t.sector(v.activity)} e ${wish}${v.priority === 1 ? '' : ` (richiesto${priority})`} appartengono a sezioni diverse della classificazione${others}`
    }
  },
  taxonomy_none: () => 'l\'impresa non presenta nulla che conti per questo criterio: né dichiarazioni secondo la tassonomia UE o un catalogo verde cinese, né codici di attività riconducibili a quanto richiesto',
  taxonomy_inferred: ({ activity, matched }, t) => `il codice ${t.sector(matched)} dell'impresa rimanda all'${t.activity(activity)}: indica l'ambito ma non prova l'allineamento, e la quota dell'attività non è nota`,
  taxonomy_claim: taxonomyClaim,
  taxonomy_bridged: bridged,
  taxonomy_china: (v, t) => `${giver(t)} dichiara ${claimed(v.claimed, t, 'la')}, ${words.proof[v.evidence]}: ` +
    (v.claimed === v.readAs ? 'è proprio la voce richiesta' : `rientra ${claimed(v.readAs, t, 'nella')}, richiesta ${asker(t, 'dal')}${bridgesCatalogues(v) ? sameCodes : ''}`) +
    `; ${['il catalogo cinese non prevede requisiti DNSH né garanzie minime di salvaguardia, quindi la dichiarazione non vale mai come allineamento', share(v, t), ...expired(v.expiredDays, t)].join('; ')}`,
  ticket_unknown: ({ side }, t) => side === 'need'
    ? `l'impresa non indica l'importo richiesto, quindi non è noto se sia compatibile con il ${ticket(t)}`
    : `l'investitore non indica un taglio d'investimento${t.inferred ? ', né può essere desunto dalle operazioni passate' : ''}, quindi non è noto se sia compatibile con l'importo richiesto dall'impresa`,
  ticket_fit (v, t) {
    const relations = { inside: 'rientra nel', overlap: 'si sovrappone in parte al', below: 'è inferiore al', above: 'è superiore al' }
    return `l'importo richiesto dall'impresa, ${t.money(v.needMin, v.needMax)}, ${relations[v.relation]} ${ticket(t)}, ${t.money(v.offerMin, v.offerMax)}`
  },
  cam_none: ({ categories }, t) => `${giver(t)} non presenta né una dichiarazione né una certificazione tipica per ${plural(categories, 'il CAM richiesto', 'i CAM richiesti')} ${asker(t, 'dal')}: ${t.or(categories.map(t.camCategory))}`,
  cam_certification: ({ category, certification }, t) => `${giver(t)} possiede ${t.certification(certification)}, mezzo di prova tipico per il CAM ${t.camCategory(category)}, ma non ne dichiara la conformità, quindi non è noto quali criteri soddisfi`,
  cam_claim: cam,
  instrument_unknown: ({ wanted }, t) => `${giver(t)} non indica alcuno strumento, quindi non è noto se accetti quanto chiede ${asker(t)}: ${t.or(wanted.map(t.instrument))}`,
  instrument_fit (v, t) {
    const wish = `${asker(t)} chiede ${t.instrument(v.wanted)}${v.priority === 1 ? '' : ` con una priorità ${withArticle('del', t.percent(v.priority))}`}`
    if (v.compatibility === 0) return `${wish} e ${giver(t)} indica ${t.instrument(v.offered)}: la compatibilità è dello ${t.percent(0)} e nessun'altra coppia di strumenti è più adatta`
    if (v.wanted === v.offered) return `${wish} e ${giver(t)} indica lo stesso strumento`
    return `${wish} e ${giver(t)} indica ${t.instrument(v.offered)}, con una compatibilità ${withArticle('del', t.percent(v.compatibility))}`
  },
  mode_unknown: ({ wanted }, t) => `${giver(t)} non indica alcuna modalità di cooperazione, quindi non è noto se accetti quanto chiede ${asker(t)}: ${t.or(wanted.map(t.mode))}`,
  mode_fit ({ shared, missing }, t) {
    if (shared.length === 0) return `${giver(t)} non indica nessuna delle modalità di cooperazione richieste ${asker(t, 'dal')}: ${t.and(missing.map(t.mode))}`
    const both = `entrambe le parti indicano ${t.and(shared.map(t.mode))}`
    return missing.length === 0
      ? `${both}, cioè ${plural(shared, 'l\'unica modalità richiesta', 'tutte le modalità richieste')} ${asker(t, 'dal')}`
      : `${both}; tra le modalità richieste ${asker(t, 'dal')} ${plural(missing, 'manca', 'mancano')} ${t.and(missing.map(t.mode))}`
  },
  region_unknown: ({ wishes }, t) => `la sede ${t.direction === 'need_to_investor' ? 'dell\'investitore' : 'dell\'impresa'} non è nota, quindi non si può dire se rientri nel territorio richiesto ${asker(t, 'dal')} (${t.or(wishes.map(t.place))})`,
  region_fit ({ wish, place, relation }, t) {
    const based = `${giver(t)} ha sede ${t.seat(place)}`
    if (wish === place) return `${based}, territorio richiesto ${asker(t, 'dal')}`
    const wished = `territorio richiesto ${asker(t, 'dal')} (${t.place(wish)})`
    switch (relation) {
      case 'inside': return `${based}, all'interno del ${wished}`
      case 'partly': return `${based}, che solo in parte rientra nel ${wished}`
      case 'near': return `${based}, fuori dal ${wished}, ma nello stesso Paese o nella stessa area, quindi conta solo in parte`
      case 'far': return `${based}, lontano dal ${wished}`
    }
  },
  size_unknown: ({ wanted }, t) => `l'impresa non fornisce dati sulla propria dimensione, quindi non è noto se sia ${t.or(wanted.map(ofSize))}, come chiede ${asker(t)}`,
  size_fit ({ wanted, candidates }, t) {
    const wish = `${asker(t)} chiede ${t.or(wanted.map(ofSize))}`
    const sizes = t.or(candidates.map(ofSize))
    return candidates.length === 1 ? `l'impresa è ${sizes} e ${wish}` : `in base ai dati noti l'impresa può essere ${sizes}, e ${wish}`
  },
  credentials_unknown: () => 'l\'investitore non presenta dichiarazioni proprie su tassonomia UE o CAM, né adesioni o marchi, quindi le sue credenziali non sono note',
  credentials_taxonomy: taxonomyClaim,
  credentials_bridged: bridged,
  credentials_cam: cam,
  credentials_membership ({ name, certification, reviewed, evidence }, t) {
    const held = name !== null ? `l'adesione a ${t.name(name)}` : `il marchio o la certificazione ${t.certification(certification ?? '')}`
    return `l'investitore indica ${held}, ${words.proof[evidence]}${reviewed ? '' : '; finora non è stata riconosciuta alcuna verifica di terza parte'}`
  },
  track_record_unknown: () => 'non è nota alcuna operazione passata dell\'investitore, quindi la sua esperienza non è nota',
  track_record_deals (v, t) {
    const deals = v.deals === 1 ? `1 operazione, in data ${t.date(v.newest)}` : `${t.count(v.deals)} operazioni, la più recente in data ${t.date(v.newest)}`
    const open = v.incomplete === 0 ? '' : `; ${t.count(v.incomplete)} non ${v.incomplete === 1 ? 'indica' : 'indicano'} il settore o la regione`
    return `l'investitore ha concluso ${deals}: ${t.count(v.inSector)} nel settore dell'impresa e ${t.count(v.inRegion)} nella sua regione${open}`
  }
}
