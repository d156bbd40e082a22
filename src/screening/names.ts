// Names in three languages of what the flags speak of. English instrument names are the catalogue's own.
import type { Language } from '../catalogues/catalogue.ts'

export type Named = Readonly<Record<Language, string>>

/** By the instrument's name in the catalogue. */
export const instruments: Readonly<Record<string, Omit<Named, 'en'>>> = {
  'Golden Power': { it: 'Poteri speciali (golden power)', zh: '意大利“黄金权力”（特别权力）制度' },
  'EU FDI Screening Regulation': { it: 'Regolamento UE sul controllo degli investimenti esteri diretti', zh: '欧盟《外国直接投资审查条例》' },
  'EU Foreign Investment Screening Regulation (new)': { it: 'Nuovo regolamento UE sul controllo degli investimenti esteri', zh: '欧盟《外国投资审查条例》（新）' },
  'Industrial Accelerator Act (proposal)': { it: 'Atto legislativo UE sull\'accelerazione industriale (proposta)', zh: '欧盟《工业加速器法》（提案）' },
  'Foreign Subsidies Regulation': { it: 'Regolamento UE sulle sovvenzioni estere', zh: '欧盟《外国补贴条例》' },
  'State Council Order No. 837, Provisions on Outbound Investment': { it: 'Decreto n. 837 del Consiglio degli Affari di Stato cinese, disposizioni sugli investimenti all\'estero', zh: '《对外投资规定》（国务院令第837号）' },
  'NDRC Measures for Enterprise Outbound Investment': { it: 'Misure della Commissione nazionale cinese per lo sviluppo e le riforme sugli investimenti all\'estero delle imprese', zh: '国家发展改革委《企业境外投资管理办法》' },
  'MOFCOM Measures for Overseas Investment': { it: 'Misure del Ministero del Commercio cinese sugli investimenti all\'estero', zh: '商务部《境外投资管理办法》' },
  'Interim Measures for Filing (Approval) Reports on Outbound Investment': { it: 'Misure provvisorie cinesi sulla registrazione e l\'autorizzazione degli investimenti all\'estero', zh: '《对外投资备案（核准）报告暂行办法》' },
  'Foreign-exchange registration of direct investment': { it: 'Registrazione valutaria cinese degli investimenti diretti', zh: '直接投资外汇登记' },
  'Guiding Opinions on the Direction of Outbound Investment': { it: 'Linee guida cinesi sull\'indirizzo degli investimenti all\'estero', zh: '《关于进一步引导和规范境外投资方向的指导意见》' },
  'Measures on Overseas Investment by Central Enterprises': { it: 'Misure cinesi sugli investimenti all\'estero delle imprese statali centrali', zh: '《中央企业境外投资监督管理办法》' },
  'Catalogue of Technologies Prohibited or Restricted from Export': { it: 'Catalogo cinese delle tecnologie la cui esportazione è vietata o limitata', zh: '《中国禁止出口限制出口技术目录》' },
  'Export control on lithium batteries and artificial graphite anodes': { it: 'Controllo cinese sulle esportazioni di batterie al litio e anodi di grafite artificiale', zh: '锂电池和人造石墨负极材料出口管制' },
  'Special Administrative Measures (Negative List) for Foreign Investment Access (2024)': { it: 'Misure speciali cinesi per l\'accesso degli investimenti esteri (lista negativa 2024)', zh: '《外商投资准入特别管理措施（负面清单）（2024年版）》' },
  'Free-Trade-Zone Negative List (2021)': { it: 'Lista negativa delle zone pilota di libero scambio cinesi (2021)', zh: '《自由贸易试验区外商投资准入特别管理措施（负面清单）（2021年版）》' },
  'Negative List for Cross-Border Trade in Services (2024)': { it: 'Lista negativa cinese del commercio transfrontaliero di servizi (2024)', zh: '《跨境服务贸易特别管理措施（负面清单）（2024年版）》' },
  'Foreign Investment Information Reporting': { it: 'Comunicazione delle informazioni sugli investimenti esteri in Cina', zh: '外商投资信息报告制度' },
  'Measures for Security Review of Foreign Investment': { it: 'Misure cinesi sull\'esame di sicurezza degli investimenti esteri', zh: '《外商投资安全审查办法》' },
  'Merger filing thresholds': { it: 'Soglie cinesi di notifica delle concentrazioni', zh: '经营者集中申报标准' },
  'Catalogue of Encouraged Industries for Foreign Investment (2025)': { it: 'Catalogo cinese dei settori incoraggiati per gli investimenti esteri (2025)', zh: '《鼓励外商投资产业目录（2025年版）》' },
  'Tax credit for reinvested profits': { it: 'Credito d\'imposta cinese sugli utili reinvestiti', zh: '境外投资者以分配利润直接投资税收抵免政策' },
  'Foreign Trade Law (revised)': { it: 'Legge cinese sul commercio estero (riveduta)', zh: '《对外贸易法》（2025年修订）' }
}

/** Cooperation modes that decide a flag. */
export const modes: Readonly<Record<string, Named>> = {
  direct_investment: { en: 'direct investment', it: 'investimento diretto', zh: '直接投资' },
  joint_venture: { en: 'joint venture', it: 'joint venture', zh: '合资经营' },
  technology_transfer: { en: 'technology transfer', it: 'trasferimento tecnologico', zh: '技术转让' },
  licensing: { en: 'licensing', it: 'licenza', zh: '许可' },
  joint_research: { en: 'joint research', it: 'ricerca congiunta', zh: '联合研发' },
  supply: { en: 'supply', it: 'fornitura', zh: '供货' },
  training: { en: 'training and exchange', it: 'formazione e scambio', zh: '培训与交流' },
  market_entry_support: { en: 'market-entry support', it: 'supporto all\'ingresso nel mercato', zh: '市场准入支持' }
}

/** Investor types that decide a flag. */
export const investorTypes: Readonly<Record<string, Named>> = {
  central_soe: { en: 'a central state-owned enterprise', it: 'un\'impresa statale centrale', zh: '中央企业' },
  local_soe: { en: 'a local state-owned enterprise', it: 'un\'impresa statale locale', zh: '地方国有企业' },
  policy_bank: { en: 'a policy bank', it: 'una banca di sviluppo', zh: '政策性银行' },
  sovereign_fund: { en: 'a sovereign fund', it: 'un fondo sovrano', zh: '主权基金' },
  guidance_fund: { en: 'a government guidance fund', it: 'un fondo pubblico di indirizzo', zh: '政府引导基金' }
}

/** Chinese divisions by ISO code, as the catalogue of places names them. */
export const places: Readonly<Record<string, Named>> = {
  'CN-BJ': { en: 'Beijing', it: 'Pechino', zh: '北京市' },
  'CN-TJ': { en: 'Tianjin', it: 'Tianjin', zh: '天津市' },
  'CN-HE': { en: 'Hebei', it: 'Hebei', zh: '河北省' },
  'CN-SX': { en: 'Shanxi', it: 'Shanxi', zh: '山西省' },
  'CN-NM': { en: 'Inner Mongolia', it: 'Mongolia Interna', zh: '内蒙古自治区' },
  'CN-LN': { en: 'Liaoning', it: 'Liaoning', zh: '辽宁省' },
  'CN-JL': { en: 'Jilin', it: 'Jilin', zh: '吉林省' },
  'CN-HL': { en: 'Heilongjiang', it: 'Heilongjiang', zh: '黑龙江省' },
  'CN-SH': { en: 'Shanghai', it: 'Shanghai', zh: '上海市' },
  'CN-JS': { en: 'Jiangsu', it: 'Jiangsu', zh: '江苏省' },
  'CN-ZJ': { en: 'Zhejiang', it: 'Zhejiang', zh: '浙江省' },
  'CN-AH': { en: 'Anhui', it: 'Anhui', zh: '安徽省' },
  'CN-FJ': { en: 'Fujian', it: 'Fujian', zh: '福建省' },
  'CN-JX': { en: 'Jiangxi', it: 'Jiangxi', zh: '江西省' },
  'CN-SD': { en: 'Shandong', it: 'Shandong', zh: '山东省' },
  'CN-HA': { en: 'Henan', it: 'Henan', zh: '河南省' },
  'CN-HB': { en: 'Hubei', it: 'Hubei', zh: '湖北省' },
  'CN-HN': { en: 'Hunan', it: 'Hunan', zh: '湖南省' },
  'CN-GD': { en: 'Guangdong', it: 'Guangdong', zh: '广东省' },
  'CN-GX': { en: 'Guangxi', it: 'Guangxi', zh: '广西壮族自治区' },
  'CN-HI': { en: 'Hainan', it: 'Hainan', zh: '海南省' },
  'CN-CQ': { en: 'Chongqing', it: 'Chongqing', zh: '重庆市' },
  'CN-SC': { en: 'Sichuan', it: 'Sichuan', zh: '四川省' },
  'CN-GZ': { en: 'Guizhou', it: 'Guizhou', zh: '贵州省' },
  'CN-YN': { en: 'Yunnan', it: 'Yunnan', zh: '云南省' },
  'CN-XZ': { en: 'Xizang (Tibet)', it: 'Xizang (Tibet)', zh: '西藏自治区' },
  'CN-SN': { en: 'Shaanxi', it: 'Shaanxi', zh: '陕西省' },
  'CN-GS': { en: 'Gansu', it: 'Gansu', zh: '甘肃省' },
  'CN-QH': { en: 'Qinghai', it: 'Qinghai', zh: '青海省' },
  'CN-NX': { en: 'Ningxia', it: 'Ningxia', zh: '宁夏回族自治区' },
  'CN-XJ': { en: 'Xinjiang', it: 'Xinjiang', zh: '新疆维吾尔自治区' },
  'CN-TW': { en: 'Taiwan', it: 'Taiwan', zh: '台湾省' },
  'CN-HK': { en: 'Hong Kong', it: 'Hong Kong', zh: '香港特别行政区' },
  'CN-MO': { en: 'Macao', it: 'Macao', zh: '澳门特别行政区' }
}
