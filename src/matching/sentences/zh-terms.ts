import { chineseAmounts } from '../../chinese-numbers.ts'
import type { Words } from './words.ts'

export const chinese: Words = {
  locale: 'zh-CN',
  objectives: {
    CCM: '减缓气候变化',
    CCA: '适应气候变化',
    WTR: '水和海洋资源的可持续利用和保护',
    CE: '向循环经济转型',
    PPC: '污染防治',
    BIO: '生物多样性和生态系统的保护和恢复'
  },
  tests: { CCM: '减缓气候变化', CCA: '适应气候变化', WTR: '水和海洋资源', CE: '循环经济', PPC: '污染防治', BIO: '生物多样性', safeguards: '最低保障措施' },
  evidence: { inferred: '推断', self_declared: '自我声明', documented: '文件证明', third_party: '第三方核验', audited: '审计' },
  proof: { inferred: '尚无证明', self_declared: '仅有自我声明', documented: '附有文件证明', third_party: '经第三方核验', audited: '经审计' },
  facts: { met: '已满足', not_met: '未满足', unknown: '是否满足未知', not_applicable: '不适用' },
  kpis: { turnover: '营业收入', capex: '资本支出', opex: '运营支出' },
  sizes: { micro: '微型企业', small: '小型企业', medium: '中型企业', large: '大型企业' },
  decreeStatuses: { in_force: '现行有效', transition: '尚未生效', superseded: '已被取代' },
  scenarios: {
    1: '明显重叠',
    2: '欧盟标准更严格或更详细',
    3: '中国标准更严格或更详细',
    4: '部分重叠',
    5: '重叠不明确',
    6: '明显不同'
  },
  taxonomySectors: {
    Forestry: '林业',
    'Environmental protection and restoration activities': '环境保护与修复',
    Manufacturing: '制造业',
    Energy: '能源',
    'Water supply, sewerage, waste management and remediation': '供水、污水处理、废弃物管理与修复',
    Transport: '交通运输',
    'Construction and real estate activities': '建筑与房地产',
    'Information and communication': '信息与通信',
    'Professional, scientific and technical activities': '专业、科学与技术活动',
    'Financial and insurance activities': '金融与保险',
    Education: '教育',
    'Human health and social work activities': '卫生与社会工作',
    'Arts, entertainment and recreation': '艺术、娱乐与休闲',
    'Disaster risk management': '灾害风险管理',
    Services: '服务业',
    'Accommodation activities': '住宿业'
  },
  certifications: {},
  places: { 'CN-OTHER': '港澳台地区' },
  quote: (title) => `“${title}”`,
  term: (title) => title,
  and: (items) => items.join('、'),
  or: (items) => items.length < 2 ? items.join('') : `${items.slice(0, -1).join('、')}或${items.at(-1)}`,
  more: () => null,
  cut: (list, total) => `${list}等${total}项`,
  amounts: chineseAmounts,
  money: (amount) => `${amount}欧元`,
  between: (low, high) => `${low}至${high}欧元`,
  from: (amount) => `${amount}欧元以上`,
  upTo: (amount) => `不超过${amount}欧元`,
  days: (_, shown, years) => `${shown}天${years === null ? '' : `（约${years}年）`}`,
  decree: (date, number) => `${date}${number === null ? '' : `第${number}号`}意大利部长令`,
  activity: ({ code, title, sector }) => `欧盟分类法活动 ${code}${title !== null ? `“${title}”` : sector !== null ? `（“${sector}”领域）` : ''}`,
  entry: (catalogue, code, title) => `《${catalogue}》${code}${title === null ? '' : `“${title}”`}项目`,
  place: ({ title }) => title,
  seat: ({ title }) => `位于${title}`
}

/** Codes and names in Latin letters stand one space apart from Chinese text; Chinese text has no spaces of its own. */
export function spaced (text: string): string {
  return text
    .replace(/(?<=[\p{Script=Han}，。、；：（）“”《》]) +(?=[\p{Script=Han}，。、；：（）“”《》])/gu, '')
    .replace(/(?<=\p{Script=Han})(?=[A-Za-z])|(?<=[A-Za-z]|(?:NACE|ATECO)[\w. ]*\w)(?=\p{Script=Han})/gu, ' ')
    .replace(/ +(?=[，。、；：）”》])|(?<=[，。、；：（“《]) +/g, '')
}
