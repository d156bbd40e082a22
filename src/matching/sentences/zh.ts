// What the criteria say in Chinese.
import type { BridgeValues, CamValues, TaxonomyClaimValues } from '../../scoring/outcome.ts'
import { bridgesCatalogues, requirements } from './readings.ts'
import type { CriterionSentences, Terms } from './terms.ts'
import { chinese as words } from './zh-terms.ts'

function asker (t: Terms): string {
  if (t.direction === 'need_to_investor') return '企业'
  return t.inferred ? '根据以往交易推断的投资意向' : '投资意向'
}

function giver (t: Terms): string {
  return t.direction === 'need_to_investor' ? '投资方' : '企业'
}

function ticket (t: Terms): string {
  return `投资方的单笔投资规模${t.inferred ? '（根据以往交易推断）' : ''}`
}

function share ({ kpi, share }: Pick<TaxonomyClaimValues, 'kpi' | 'share'>, t: Terms): string {
  return share === null ? `该活动占${words.kpis[kpi]}的比例未知` : `该活动占${words.kpis[kpi]}的${t.percent(share)}`
}

function expired (days: number | null, t: Terms): string {
  return days === null ? '' : `；声明已过期${t.days(days)}`
}

function taxonomyClaim (v: TaxonomyClaimValues, t: Terms): string {
  const total = v.metTests + v.failedTests.length + v.unknownTests.length
  const named = (tests: TaxonomyClaimValues['failedTests'], fact: string) => tests.length === 0 ? [] : [`${fact}：${t.and(tests.map((test) => words.tests[test]))}`]
  const missing = [...named(v.failedTests, '未满足'), ...named(v.unknownTests, '未知')]
  const met = missing.length === 0 ? '已全部满足' : `已满足${v.metTests}项（${missing.join('；')}）`
  return `${giver(t)}声明从事${t.activity(v.activity)}，环境目标为“${words.objectives[v.objective]}”，${words.proof[v.evidence]}；` +
    `实质性贡献标准${words.facts[v.substantialContribution]}；不造成重大损害（DNSH）和最低保障措施共${total}项要求，${met}；${share(v, t)}${expired(v.expiredDays, t)}` +
    (v.related ? '；该活动并非所要求的活动，但属同一分类法领域，按一半计分' : '')
}

const sameCodes = '（假定相关中国目录采用相同代码）'

function bridged (v: BridgeValues, t: Terms): string {
  const pairing = v.scenario === null
    ? '该对应关系由本服务推导得出，并非取自《可持续金融共同分类目录》官方对照表'
    : `依据《可持续金融共同分类目录》情景${v.scenario}${words.scenarios[v.scenario] === undefined ? '' : `（${words.scenarios[v.scenario]}）`}`
  return `${giver(t)}声明从事${t.claimed(v.claimed)}，${words.proof[v.evidence]}；对应${t.claimed(v.readAs)}${v.assumedSameCodes ? sameCodes : ''}，按${t.percent(v.factor)}计分，${pairing}；` +
    `仅说明对减缓气候变化有贡献，不视为符合欧盟分类法；${share(v, t)}${expired(v.expiredDays, t)}`
}

function cam (v: CamValues, t: Terms): string {
  const { mandatory, rewarded } = requirements(v)
  const facts: string[] = []
  switch (mandatory.kind) {
    case 'all': facts.push(`满足全部${mandatory.total}项强制性标准`); break
    case 'some': facts.push(`${mandatory.total}项强制性标准中满足${mandatory.met}项`); break
    case 'confirmed': facts.push('经审核确认满足强制性标准'); break
    case 'none': facts.push('该类别未设强制性标准'); break
    case 'met_of_unknown': facts.push(`满足${mandatory.met}项强制性标准，总数未说明`); break
    case 'unknown': facts.push(`满足强制性标准的项数未知${mandatory.total === null ? '' : `（共${mandatory.total}项）`}`); break
  }
  switch (rewarded.kind) {
    case 'all':
    case 'some': facts.push(`${rewarded.total}项加分标准中满足${rewarded.met}项`); break
    case 'none': facts.push('该类别未设加分标准'); break
    case 'met_of_unknown': facts.push(`满足${rewarded.met}项加分标准，总数未说明`); break
    case 'unknown': facts.push(`满足加分标准的项数未知${rewarded.total === null ? '' : `（共${rewarded.total}项）`}`); break
  }
  if (v.expiredDays !== null) facts.push(`声明已过期${t.days(v.expiredDays)}`)
  if (v.otherCategories > 0) facts.push(`此外还要求另外${v.otherCategories}个类别`)
  return `${giver(t)}就 CAM 类别${t.camCategory(v.category)}作出声明（依据${t.decree(v.decree)}，${words.decreeStatuses[v.decreeStatus]}），${words.proof[v.evidence]}；${facts.join('；')}`
}

export const chineseCriteria: CriterionSentences = {
  sector_unknown: ({ wishes }, t) => `企业未提供经济活动代码，无法判断是否属于${asker(t)}所要求的行业 ${t.or(wishes.map(t.sector))}`,
  sector_match (v, t) {
    const activity = `企业的经济活动代码 ${t.sector(v.activity)}`
    const wish = t.sector(v.wish)
    const priority = v.priority === 1 ? '' : `（优先度${t.percent(v.priority)}）`
    const wanted = `${asker(t)}所要求的行业 ${wish}${priority}`
    const others = v.activities === 1
      ? ''
      : t.inferred
        ? `；企业共有${v.activities}项经济活动，仅计最相近的一项`
        : v.sharesKnown ? `；企业共有${v.activities}项经济活动，按收入占比计分` : `；企业共有${v.activities}项经济活动，收入占比未全部提供`
    switch (v.relation) {
      case 'within': return `${activity} ${wish === t.sector(v.activity) ? '正是' : '属于'}${wanted}${others}`
      case 'maybe_within': return `${activity} 可能属于${wanted}，但该代码过于宽泛，无法确定，按${t.percent(v.cover)}计分${others}`
      case 'near': return `${activity} 与${wanted}相近，相似度为${t.percent(v.cover)}${others}`
      case 'far': return `企业没有任何经济活动与${asker(t)}所要求的行业相近，例如 ${t.sector(v.activity)} 与 ${wish}${priority} 不属于同一门类${others}`
    }
  },
  taxonomy_none: () => '企业没有可计分的信息：既无欧盟分类法或中国绿色目录项下的声明，也无与所要求内容相关的经济活动代码',
  taxonomy_inferred: ({ activity, matched }, t) => `企业的经济活动代码 ${t.sector(matched)} 对应${t.activity(activity)}，仅表明业务方向，不能证明符合欧盟分类法，该活动所占比例未知`,
  taxonomy_claim: taxonomyClaim,
  taxonomy_bridged: bridged,
  taxonomy_china: (v, t) => `${giver(t)}声明从事${t.claimed(v.claimed)}，${words.proof[v.evidence]}；` +
    (v.claimed === v.readAs ? '正是所要求的项目' : `属于所要求的${t.claimed(v.readAs)}${bridgesCatalogues(v) ? sameCodes : ''}`) +
    `；中国目录未设不造成重大损害（DNSH）和最低保障措施要求，因此不视为符合欧盟分类法；${share(v, t)}${expired(v.expiredDays, t)}`,
  ticket_unknown: ({ side }, t) => side === 'need'
    ? `企业未说明所需金额，无法判断是否符合${ticket(t)}`
    : `投资方未说明单笔投资规模${t.inferred ? '，也无法根据以往交易推断' : ''}，无法判断是否符合企业所需金额`,
  ticket_fit (v, t) {
    const relations = { inside: '在该范围之内', overlap: '与该范围部分重叠', below: '低于该规模', above: '高于该规模' }
    return `${ticket(t)}为${t.money(v.offerMin, v.offerMax)}，企业所需金额为${t.money(v.needMin, v.needMax)}，${relations[v.relation]}`
  },
  cam_none: ({ categories }, t) => `对于${asker(t)}所要求的 CAM 类别${t.or(categories.map(t.camCategory))}，${giver(t)}既无相关声明，也无常用作证明的认证`,
  cam_certification: ({ category, certification }, t) => `${giver(t)}持有 ${t.certification(certification)}，该认证常用作 CAM 类别${t.camCategory(category)}的证明，但${giver(t)}未作出相应声明，满足哪些标准未知`,
  cam_claim: cam,
  instrument_unknown: ({ wanted }, t) => `${giver(t)}未说明投资工具，无法判断是否接受${asker(t)}所要求的${t.or(wanted.map(t.instrument))}`,
  instrument_fit (v, t) {
    const wish = `${asker(t)}要求${t.instrument(v.wanted)}${v.priority === 1 ? '' : `（优先度${t.percent(v.priority)}）`}`
    if (v.compatibility === 0) return `${wish}，${giver(t)}提出${t.instrument(v.offered)}，两者匹配度为${t.percent(0)}，也没有匹配度更高的其他工具`
    if (v.wanted === v.offered) return `${wish}，${giver(t)}的选择与之一致`
    return `${wish}，${giver(t)}提出${t.instrument(v.offered)}，两者匹配度为${t.percent(v.compatibility)}`
  },
  mode_unknown: ({ wanted }, t) => `${giver(t)}未说明合作方式，无法判断是否接受${asker(t)}所要求的${t.or(wanted.map(t.mode))}`,
  mode_fit ({ shared, missing }, t) {
    if (shared.length === 0) return `${giver(t)}未提出${asker(t)}所要求的任何合作方式，即${t.and(missing.map(t.mode))}`
    const both = `双方均提出${t.and(shared.map(t.mode))}`
    return missing.length === 0 ? `${both}，已涵盖${asker(t)}的全部要求` : `${both}，但${giver(t)}未提出${asker(t)}所要求的${t.and(missing.map(t.mode))}`
  },
  region_unknown: ({ wishes }, t) => `${giver(t)}所在地未知，无法判断是否位于${asker(t)}所要求的${t.or(wishes.map(t.place))}`,
  region_fit ({ wish, place, relation }, t) {
    const based = `${giver(t)}${t.seat(place)}`
    if (wish === place) return `${based}，正是${asker(t)}所要求的地区`
    const wished = `${asker(t)}所要求的${t.place(wish)}`
    switch (relation) {
      case 'inside': return `${based}，在${wished}范围内`
      case 'partly': return `${based}，仅部分在${wished}范围内`
      case 'near': return `${based}，不在${wished}范围内，但同属一国或同一较大区域，因此计部分分值`
      case 'far': return `${based}，与${wished}相距较远`
    }
  },
  size_unknown: ({ wanted }, t) => `企业未提供可判断规模的数据，无法判断是否属于${asker(t)}所要求的${t.or(wanted.map((size) => words.sizes[size]))}`,
  size_fit ({ wanted, candidates }, t) {
    const sizes = t.or(candidates.map((size) => words.sizes[size]))
    return `${candidates.length === 1 ? `企业为${sizes}` : `根据已知数据，企业可能为${sizes}`}，${asker(t)}要求${t.or(wanted.map((size) => words.sizes[size]))}`
  },
  credentials_unknown: () => '投资方未提供自身的欧盟分类法声明、CAM 声明、成员身份、标识或认证，其自身资质未知',
  credentials_taxonomy: taxonomyClaim,
  credentials_bridged: bridged,
  credentials_cam: cam,
  credentials_membership ({ name, certification, reviewed, evidence }, t) {
    const held = name !== null ? `具有 ${t.name(name)} 成员身份` : `持有 ${t.certification(certification ?? '')}`
    return `投资方${held}，${words.proof[evidence]}${reviewed ? '' : '；目前尚无经认可的第三方核验'}`
  },
  track_record_unknown: () => '没有投资方的以往交易信息，其投资经验未知',
  track_record_deals (v, t) {
    const deals = v.deals === 1 ? `1笔以往交易，日期为${t.date(v.newest)}` : `${t.count(v.deals)}笔以往交易，最近一笔日期为${t.date(v.newest)}`
    const open = v.incomplete === 0 ? '' : `；${t.count(v.incomplete)}笔未说明行业或地区`
    return `投资方有${deals}，其中与企业同行业的${t.count(v.inSector)}笔，与企业同地区的${t.count(v.inRegion)}笔${open}`
  }
}
