// What the gates say in Chinese.
import type { GateReasons } from '../../scoring/outcome.ts'
import type { GateSentences, Terms } from './terms.ts'
import { chinese as words } from './zh-terms.ts'

/** The aligned share as far as known. */
function aligned ({ kpi, low, high }: GateReasons['minimum_alignment_fail'], t: Terms): string {
  return `占${words.kpis[kpi]}的${low === high ? t.percent(low) : `${t.percent(low)}至${t.percent(high)}`}`
}

function askedShare ({ kpi, asked }: { readonly kpi: GateReasons['minimum_alignment_fail']['kpi'], readonly asked: number }, t: Terms): string {
  return `投资意向要求符合欧盟分类法的部分至少占${words.kpis[kpi]}的${t.percent(asked)}`
}

const parties = { sme: '企业', investor: '投资方' }
const sides = { need: '企业', mandate: '投资方' }

export const chineseGates: GateSentences = {
  published_pass: () => '双方资料均已发布',
  published_fail: ({ side }) => `${parties[side]}的资料尚未发布，或其已撤回参与匹配的同意`,
  veto_pass: () => '双方均未排除对方',
  veto_fail: ({ by }, t) => t.basis === 'full' ? `${parties[by]}已排除对方` : '其中一方已排除另一方',
  exclusion_not_asked: () => '双方均未设定排除的行业或投资方类型',
  exclusion_pass: () => '双方设定的排除条件均不适用于对方',
  exclusion_fail: ({ excluded, activity }, t) => activity === null
    ? `企业需求排除“${t.investorType(excluded)}”类投资方`
    : `企业的经济活动代码 ${t.sector(activity)} 属于投资意向排除的行业 ${excluded}`,
  exclusion_unknown: ({ excluded, activity }, t) => activity === null
    ? `企业未提供经济活动代码，是否从事投资意向排除的行业 ${excluded} 未知`
    : `企业的经济活动代码 ${t.sector(activity)} 可能属于投资意向排除的行业 ${excluded}，有待核实`,
  cooperation_mode_not_asked: () => '双方均未说明合作方式',
  cooperation_mode_pass: ({ shared }, t) => `双方均提出${t.and(shared.map(t.mode))}`,
  cooperation_mode_fail: ({ need, mandate }, t) => `双方没有共同的合作方式：企业需求为${t.and(need.map(t.mode))}，投资意向为${t.and(mandate.map(t.mode))}`,
  cooperation_mode_unknown: ({ silent }) => `${sides[silent]}未说明合作方式，而对方已说明，双方是否有共同的合作方式未知`,
  ticket_not_asked: () => '双方均未对金额设定硬性要求',
  ticket_pass: () => '双方金额符合硬性要求',
  ticket_fail: (v, t) => `企业所需金额为${t.money(v.needMin, v.needMax)}，不符合投资方的单笔投资规模${t.money(v.offerMin, v.offerMax)}，且该项为硬性要求`,
  ticket_unknown: ({ side }) => `金额为硬性要求，而${sides[side]}未说明金额，双方金额是否相符未知`,
  territory_not_asked: () => '双方均未对地域设定硬性要求',
  territory_pass: () => '双方均符合对方对地域的硬性要求',
  territory_fail: ({ by, place, codes }, t) => by === 'mandate'
    ? `投资意向限于${t.and(codes.map(t.place))}，而企业${t.seat(place)}`
    : `企业需求限于${t.and(codes.map(t.place))}，而投资方${t.seat(place)}`,
  territory_unknown ({ by, place, codes }, t) {
    const limited = by === 'mandate' ? '投资意向限于' : '企业需求限于'
    const other = by === 'mandate' ? '企业' : '投资方'
    return place === null
      ? `${limited}${t.and(codes.map(t.place))}，而${other}所在地未知`
      : `${limited}${t.and(codes.map(t.place))}，而据现有信息${other}${t.seat(place)}，仅部分在该地域范围内`
  },
  minimum_evidence_not_asked: () => '投资意向未要求最低证据等级',
  minimum_evidence_pass: ({ asked, best }) => `投资意向要求证据等级至少为“${words.evidence[asked]}”，企业有效声明的最高等级为“${words.evidence[best]}”`,
  minimum_evidence_fail: ({ asked, best }) => `投资意向要求证据等级至少为“${words.evidence[asked]}”，而` +
    (best === null ? '企业没有有效的欧盟分类法或 CAM 声明' : `企业有效的欧盟分类法或 CAM 声明的最高等级仅为“${words.evidence[best]}”`),
  minimum_alignment_not_asked: () => '投资意向未对符合欧盟分类法的比例设定最低要求',
  minimum_alignment_pass: (v, t) => `${askedShare(v, t)}，根据企业有效声明，该部分${aligned(v, t)}`,
  minimum_alignment_fail: (v, t) => `${askedShare(v, t)}，而根据企业有效声明，该部分仅${aligned(v, t)}`,
  minimum_alignment_unknown: (v, t) => v.claims === 0
    ? `${askedShare(v, t)}，而企业没有有效的欧盟分类法声明，其比例未知`
    : `${askedShare(v, t)}，而根据企业的${t.count(v.claims)}项有效声明尚不能确定，该部分可能${aligned(v, t)}`,
  programme_credentials_not_asked: () => '项目未要求审核投资方自身资质',
  programme_credentials_pass: () => '项目已认可投资方自身资质',
  programme_credentials_fail: () => '项目要求投资方具备自身资质，而该投资方的资质未获认可',
  programme_credentials_unknown: () => '项目要求投资方具备自身资质，而该投资方的资质尚未审核'
}
