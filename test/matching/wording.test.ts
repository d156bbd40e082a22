// Sentences checked by hand. A change here is a change of what people read.
import t from 'tap'
import { languages, type Language } from '../../src/catalogues/catalogue.ts'
import { createSentences } from '../../src/matching/sentences/index.ts'
import type { Direction } from '../../src/scoring/model.ts'
import type { CamValues, CriterionReason, CriterionScore, GateReason, GateResult, TaxonomyClaimValues } from '../../src/scoring/outcome.ts'
import { catalogues } from '../scoring/world.ts'

const sentences = createSentences(catalogues)
type Wording = Readonly<Record<Language, string>>

function criterion (reason: CriterionReason, expected: Wording, { direction = 'mandate_to_sme', inferred = false }: { direction?: Direction, inferred?: boolean } = {}): void {
  t.test(`${reason.reason}, ${direction}${inferred ? ', inferred' : ''}`, async (t) => {
    const score: CriterionScore = { ...reason, key: 'sector', low: 0, high: 1, weight: 1, contribution: 0, inferred, evidence: [] }
    for (const language of languages) t.equal(sentences.criterion(score, direction, language), expected[language])
  })
}

function gate (reason: GateReason, expected: Wording): void {
  t.test(reason.reason, async (t) => {
    const result: GateResult = { ...reason, key: 'ticket', outcome: 'fail' }
    for (const language of languages) t.equal(sentences.gate(result, language), expected[language])
  })
}

criterion({ reason: 'sector_match', values: { wish: { code: 'E38', system: 'NACE21' }, activity: { code: '38.21.30', system: 'ATECO2025' }, cover: 1, priority: 0.5, relation: 'within', sharesKnown: true, activities: 2 } }, {
  en: 'The company\'s activity ATECO 2025 38.21.30 “Recovery of materials from plastics waste” lies within NACE Rev. 2.1 E38 “Waste collection, recovery and disposal activities”, which the mandate wants with priority 50%; its 2 activities count by their share of revenue.',
  it: 'L\'attività ATECO 2025 38.21.30 «Recupero dei materiali da rifiuti plastici» dell\'impresa rientra nel settore NACE Rev. 2.1 E38 «Attività di raccolta, recupero e smaltimento dei rifiuti», richiesto dal mandato con una priorità del 50%; le sue 2 attività contano in proporzione ai ricavi.',
  zh: '企业的经济活动代码 ATECO 2025 38.21.30 属于投资意向所要求的行业 NACE Rev. 2.1 E38（优先度50%）；企业共有2项经济活动，按收入占比计分。'
})

criterion({ reason: 'sector_match', values: { wish: { code: 'C27.11', system: 'NACE2' }, activity: { code: 'C27.12', system: 'NACE2' }, cover: 0.75, priority: 1, relation: 'near', sharesKnown: true, activities: 3 } }, {
  en: 'The company\'s activity NACE Rev. 2 C27.12 “Manufacture of electricity distribution and control apparatus” is related to NACE Rev. 2 C27.11 “Manufacture of electric motors, generators and transformers”, which the mandate inferred from past deals wants, with a similarity of 75%; of its 3 activities only the best counts.',
  it: 'L\'attività NACE Rev. 2 C27.12 dell\'impresa è affine al settore NACE Rev. 2 C27.11, richiesto dal mandato desunto dalle operazioni passate, con un\'affinità del 75%; delle sue 3 attività conta solo la migliore.',
  zh: '企业的经济活动代码 NACE Rev. 2 C27.12 与根据以往交易推断的投资意向所要求的行业 NACE Rev. 2 C27.11 相近，相似度为75%；企业共有3项经济活动，仅计最相近的一项。'
}, { inferred: true })

criterion({ reason: 'taxonomy_inferred', values: { activity: 'CCM 4.1', matched: { code: 'D35.11', system: 'NACE2' } } }, {
  en: 'The company\'s code NACE Rev. 2 D35.11 “Production of electricity” points to EU Taxonomy activity CCM 4.1 “Electricity generation using solar photovoltaic technology”, which shows its topic but is no proof of alignment, and no share is known.',
  it: 'Il codice NACE Rev. 2 D35.11 dell\'impresa rimanda all\'attività CCM 4.1 della tassonomia UE (settore «energia»): indica l\'ambito ma non prova l\'allineamento, e la quota dell\'attività non è nota.',
  zh: '企业的经济活动代码 NACE Rev. 2 D35.11 对应欧盟分类法活动 CCM 4.1（“能源”领域），仅表明业务方向，不能证明符合欧盟分类法，该活动所占比例未知。'
})

const claim: TaxonomyClaimValues = { activity: 'CE 2.3', objective: 'CE', substantialContribution: 'met', metTests: 4, failedTests: ['PPC'], unknownTests: ['WTR'], evidence: 'documented', kpi: 'turnover', share: 0.7, expiredDays: null, related: false }
criterion({ reason: 'taxonomy_claim', values: claim }, {
  en: 'The company claims EU Taxonomy activity CE 2.3 “Collection and transport of non-hazardous and hazardous waste” for the circular economy, with documents as proof: substantial contribution is met, 4 of the 6 tests on significant harm (DNSH) and safeguards are met, the one on pollution is not met, the one on water is unknown, and the activity makes up 70% of turnover.',
  it: 'L\'impresa dichiara l\'attività CE 2.3 della tassonomia UE (settore «fornitura di acqua, reti fognarie, trattamento dei rifiuti e decontaminazione») per la transizione verso un\'economia circolare, con prova documentale: il criterio del contributo sostanziale è soddisfatto; sono soddisfatti 4 requisiti su 6 tra «non arrecare un danno significativo» (DNSH) e garanzie minime di salvaguardia (non soddisfatto: inquinamento; non noto: acque e risorse marine); l\'attività rappresenta il 70% del fatturato.',
  zh: '企业声明从事欧盟分类法活动 CE 2.3（“供水、污水处理、废弃物管理与修复”领域），环境目标为“向循环经济转型”，附有文件证明；实质性贡献标准已满足；不造成重大损害（DNSH）和最低保障措施共6项要求，已满足4项（未满足：污染防治；未知：水和海洋资源）；该活动占营业收入的70%。'
})

criterion({ reason: 'credentials_taxonomy', values: { ...claim, metTests: 6, failedTests: [], unknownTests: [], evidence: 'self_declared', kpi: 'capex', share: 0.08, expiredDays: 400 } }, {
  en: 'The investor claims EU Taxonomy activity CE 2.3 “Collection and transport of non-hazardous and hazardous waste” for the circular economy, by its own declaration: substantial contribution is met, all 6 tests on significant harm (DNSH) and safeguards are met, the activity makes up 8% of CapEx, and the claim\'s validity ended 400 days, or 1.1 years, ago.',
  it: 'L\'investitore dichiara l\'attività CE 2.3 della tassonomia UE (settore «fornitura di acqua, reti fognarie, trattamento dei rifiuti e decontaminazione») per la transizione verso un\'economia circolare, con la sola autodichiarazione: il criterio del contributo sostanziale è soddisfatto; sono soddisfatti 6 requisiti su 6 tra «non arrecare un danno significativo» (DNSH) e garanzie minime di salvaguardia; l\'attività rappresenta l\'8% delle spese in conto capitale; la dichiarazione è scaduta da 400 giorni (1,1 anni).',
  zh: '投资方声明从事欧盟分类法活动 CE 2.3（“供水、污水处理、废弃物管理与修复”领域），环境目标为“向循环经济转型”，仅有自我声明；实质性贡献标准已满足；不造成重大损害（DNSH）和最低保障措施共6项要求，已全部满足；该活动占资本支出的8%；声明已过期400天（约1.1年）。'
}, { direction: 'need_to_investor' })

criterion({ reason: 'taxonomy_bridged', values: { claimed: 'GBEPC-2021/5.5.1', readAs: 'CCM 6.3', scenario: null, factor: 0.5, evidence: 'third_party', kpi: 'turnover', share: null, expiredDays: null, assumedSameCodes: false } }, {
  en: 'The company claims entry 5.5.1 “Urban-rural public passenger and freight transport” of the Green Bond Endorsed Projects Catalogue (2021 Edition), with third-party verification as proof, which is read as EU Taxonomy activity CCM 6.3 “Urban and suburban transport, road passenger transport” and counts at 50% by a pairing derived by this service, not taken from the official Common Ground Taxonomy table; it speaks for a contribution to climate change mitigation only, never for alignment, and the activity\'s share of turnover is unknown.',
  it: 'L\'impresa dichiara la voce 5.5.1 del catalogo cinese dei progetti per obbligazioni verdi (2021), con verifica di terza parte: corrisponde all\'attività CCM 6.3 della tassonomia UE (settore «trasporti») e conta per il 50%, in base a una corrispondenza stabilita da questo servizio, non tratta dalla tabella ufficiale della Common Ground Taxonomy; vale solo come contributo alla mitigazione dei cambiamenti climatici, mai come allineamento; la quota di fatturato dell\'attività non è nota.',
  zh: '企业声明从事《绿色债券支持项目目录（2021年版）》5.5.1“城乡公共客运和货运”项目，经第三方核验；对应欧盟分类法活动 CCM 6.3（“交通运输”领域），按50%计分，该对应关系由本服务推导得出，并非取自《可持续金融共同分类目录》官方对照表；仅说明对减缓气候变化有贡献，不视为符合欧盟分类法；该活动占营业收入的比例未知。'
})

criterion({ reason: 'ticket_fit', values: { needMin: 2_000_000, needMax: 4_000_000, offerMin: 3_000_000, offerMax: 10_000_000, relation: 'overlap' } }, {
  en: 'The amount needed, EUR 2,000,000 to 4,000,000, overlaps the investor\'s ticket of EUR 3,000,000 to 10,000,000.',
  it: 'L\'importo richiesto dall\'impresa, compreso tra 2.000.000 e 4.000.000 euro, si sovrappone in parte al taglio d\'investimento dell\'investitore, compreso tra 3.000.000 e 10.000.000 euro.',
  zh: '投资方的单笔投资规模为300万至1,000万欧元，企业所需金额为200万至400万欧元，与该范围部分重叠。'
})

criterion({ reason: 'ticket_fit', values: { needMin: 2500, needMax: 2500, offerMin: 3_000_000, offerMax: null, relation: 'below' } }, {
  en: 'The amount needed, EUR 2,500, lies below the investor\'s ticket of EUR 3,000,000 or more (inferred from past deals).',
  it: 'L\'importo richiesto dall\'impresa, di 2.500 euro, è inferiore al taglio d\'investimento dell\'investitore, desunto dalle operazioni passate, di almeno 3.000.000 euro.',
  zh: '投资方的单笔投资规模（根据以往交易推断）为300万欧元以上，企业所需金额为2,500欧元，低于该规模。'
}, { inferred: true })

criterion({ reason: 'cam_certification', values: { category: 'cam-carta', certification: 'iso-14001' } }, {
  en: 'The company holds “ISO 14001 Environmental management system”, a typical means of proof for the CAM “Copying paper and graphic paper”, but makes no claim under it, so which criteria it meets is unknown.',
  it: 'L\'impresa possiede «ISO 14001, sistema di gestione ambientale», mezzo di prova tipico per il CAM «Carta per copia e carta grafica», ma non ne dichiara la conformità, quindi non è noto quali criteri soddisfi.',
  zh: '企业持有 ISO 14001 环境管理体系，该认证常用作 CAM 类别“复印纸与印刷用纸”的证明，但企业未作出相应声明，满足哪些标准未知。'
})

const cam: CamValues = { category: 'cam-carta', decree: 'cam-edilizia-2022', decreeStatus: 'superseded', mandatoryMet: 9, mandatoryTotal: 10, rewardedMet: 2, rewardedTotal: 5, confirmed: true, evidence: 'documented', expiredDays: null, otherCategories: 0 }
criterion({ reason: 'cam_claim', values: cam }, {
  en: 'The company meets 9 of the 10 mandatory criteria of the CAM “Copying paper and graphic paper” under Ministerial Decree no. 256 of 23 June 2022, superseded, with documents as proof; rewarded criteria met: 2 of 5.',
  it: 'L\'impresa soddisfa 9 criteri obbligatori su 10 del CAM «Carta per copia e carta grafica» (decreto ministeriale n. 256 del 23 giugno 2022, non più in vigore), con prova documentale; criteri premianti soddisfatti: 2 su 5.',
  zh: '企业就 CAM 类别“复印纸与印刷用纸”作出声明（依据2022年6月23日第256号意大利部长令，已被取代），附有文件证明；10项强制性标准中满足9项；5项加分标准中满足2项。'
})

criterion({ reason: 'credentials_cam', values: { ...cam, decree: 'cam-carta', decreeStatus: 'in_force', mandatoryMet: null, mandatoryTotal: null, rewardedMet: null, rewardedTotal: null, evidence: 'third_party' } }, {
  en: 'The investor meets the mandatory criteria of the CAM “Copying paper and graphic paper” under Ministerial Decree of 4 April 2013, in force, as confirmed by review with third-party verification as proof; how many of the rewarded criteria are met is unknown.',
  it: 'L\'investitore soddisfa i criteri obbligatori del CAM «Carta per copia e carta grafica» (decreto ministeriale del 4 aprile 2013, in vigore), come confermato in sede di esame, con verifica di terza parte; non è noto quanti criteri premianti siano soddisfatti.',
  zh: '投资方就 CAM 类别“复印纸与印刷用纸”作出声明（依据2013年4月4日意大利部长令，现行有效），经第三方核验；经审核确认满足强制性标准；满足加分标准的项数未知。'
}, { direction: 'need_to_investor' })

criterion({ reason: 'instrument_fit', values: { wanted: 'loan', offered: 'green_bond', compatibility: 0.6, priority: 1 } }, {
  en: 'The company wants “loan” and the investor states “green bond”, with a compatibility of 60%.',
  it: 'L\'impresa chiede «finanziamento» e l\'investitore indica «obbligazione verde», con una compatibilità del 60%.',
  zh: '企业要求贷款，投资方提出绿色债券，两者匹配度为60%。'
}, { direction: 'need_to_investor' })

criterion({ reason: 'mode_fit', values: { shared: ['joint_venture'], missing: ['supply', 'training'] } }, {
  en: 'Both sides state “joint venture”, while “supply” and “training and exchange”, also wanted by the mandate, are missing.',
  it: 'Entrambe le parti indicano «joint venture»; tra le modalità richieste dal mandato mancano «fornitura» e «formazione e scambio».',
  zh: '双方均提出合资经营，但企业未提出投资意向所要求的供货、培训与交流。'
})

criterion({ reason: 'region_fit', values: { wish: 'SP', place: 'AQ', relation: 'near' } }, {
  en: 'The company is based in the province of L\'Aquila, outside the province of La Spezia, a place that the mandate wants, but in the same country or wider area, and so counts in part.',
  it: 'L\'impresa ha sede in provincia dell\'Aquila, fuori dal territorio richiesto dal mandato (provincia della Spezia), ma nello stesso Paese o nella stessa area, quindi conta solo in parte.',
  zh: '企业位于拉奎拉省，不在投资意向所要求的拉斯佩齐亚省范围内，但同属一国或同一较大区域，因此计部分分值。'
})

criterion({ reason: 'region_fit', values: { wish: 'CN-EAST', place: 'CN-BJ', relation: 'inside' } }, {
  en: 'The investor is based in Beijing, which lies within East China, a place that the company wants.',
  it: 'L\'investitore ha sede a Pechino, all\'interno del territorio richiesto dall\'impresa (Cina orientale).',
  zh: '投资方位于北京市，在企业所要求的东部地区范围内。'
}, { direction: 'need_to_investor' })

criterion({ reason: 'size_fit', values: { wanted: ['small', 'medium'], candidates: ['micro', 'small'] } }, {
  en: 'By the figures known the company may be a micro or small enterprise, and the mandate wants small or medium-sized ones.',
  it: 'In base ai dati noti l\'impresa può essere una microimpresa o una piccola impresa, e il mandato chiede una piccola impresa o una media impresa.',
  zh: '根据已知数据，企业可能为微型企业或小型企业，投资意向要求小型企业或中型企业。'
})

criterion({ reason: 'track_record_deals', values: { deals: 5, newest: '2026-03-01', inSector: 2, inRegion: 1, incomplete: 1 } }, {
  en: 'The investor has 5 past deals, the newest of 1 March 2026: 2 in the company\'s sector and 1 in its region; 1 gives no sector or no region.',
  it: 'L\'investitore ha concluso 5 operazioni, la più recente in data 1 marzo 2026: 2 nel settore dell\'impresa e 1 nella sua regione; 1 non indica il settore o la regione.',
  zh: '投资方有5笔以往交易，最近一笔日期为2026年3月1日，其中与企业同行业的2笔，与企业同地区的1笔；1笔未说明行业或地区。'
}, { direction: 'need_to_investor' })

gate({ reason: 'territory_fail', values: { by: 'mandate', place: 'IT-57', codes: ['IT-25', 'MI'] } }, {
  en: 'The mandate is limited to Lombardy and the province of Milan, and the company is based in Marche.',
  it: 'Il mandato vale solo per i territori indicati (Lombardia e città metropolitana di Milano), mentre l\'impresa ha sede nelle Marche.',
  zh: '投资意向限于伦巴第大区、米兰广域市，而企业位于马尔凯大区。'
})

gate({ reason: 'minimum_alignment_fail', values: { kpi: 'turnover', asked: 0.8, low: 0.115, high: 0.2 } }, {
  en: 'The mandate asks that at least 80% of turnover be aligned with the EU Taxonomy, and the company\'s claims in force show only between 11.5% and 20% of turnover.',
  it: 'Il mandato chiede una quota di fatturato allineata alla tassonomia UE pari almeno all\'80%, ma le dichiarazioni valide dell\'impresa mostrano solo una quota di fatturato compresa tra l\'11,5% e il 20%.',
  zh: '投资意向要求符合欧盟分类法的部分至少占营业收入的80%，而根据企业有效声明，该部分仅占营业收入的11.5%至20%。'
})
