// Advice in Chinese.
import type { ClaimTopic } from '../advice/steps.ts'
import type { AdviceSentences } from './advice.ts'
import type { Terms } from './terms.ts'
import { chinese as words } from './zh-terms.ts'

function topic (claim: ClaimTopic, t: Terms): string {
  switch (claim.kind) {
    case 'taxonomy': return t.activity(claim.activity)
    case 'cam': return `CAM类别${t.camCategory(claim.category)}`
    case 'certification': return `认证${t.certification(claim.certification)}`
    case 'china_catalogue': return t.claimed(claim.entry)
    case 'membership': return `成员身份${words.quote(t.name(claim.name))}`
  }
}

export const chineseAdvice: AdviceSentences = {
  steps: {
    contribution: (v, t) => `证明${t.activity(v.activity)}作出实质性贡献`,
    dnsh: (v, t) => `证明${t.activity(v.activity)}对${words.objectives[v.objective]}不造成重大损害`,
    safeguards: (v, t) => `证明${t.activity(v.activity)}符合最低保障要求`,
    kpi: (v, t) => `说明${t.claimed(v.claimed)}占${words.kpis[v.kpi]}的比例（此处按全部计算）`,
    verify: (v, t) => `由第三方核验关于${topic(v, t)}的声明`,
    renew: (v, t) => `更新已过有效期的关于${topic(v, t)}的声明`,
    cam_mandatory: (v, t) => `证明满足CAM类别${t.camCategory(v.category)}的全部强制性标准`,
    cam_rewarded: (v, t) => `证明满足CAM类别${t.camCategory(v.category)}的多少项奖励性标准（此处按全部计算）`,
    new_claim: (v, t) => `就目前仅由活动代码推断的${t.activity(v.activity)}提出声明，并为每项要求提供文件`,
    new_cam_claim: (v, t) => `就CAM类别${t.camCategory(v.category)}提出声明并证明满足强制性标准，目前仅有认证${t.certification(v.certification)}可作佐证`,
    standing: () => '证明自身拥有经第三方核验的成员身份或标识'
  },
  state: {
    sector: '说明各项活动的完整代码及其收入占比',
    ticket: '说明金额',
    instrument: '说明投资工具',
    mode: '说明合作方式',
    region: '说明所在省份',
    size: '说明员工人数、营业收入和资产负债表总额',
    track_record: '提供以往交易及其行业和地区'
  },
  proof: (step, { gain, raised, matches, one }) => one ? `${step}，最多可使这一匹配增加${gain}分` : `${step}，最多可使前${matches}个匹配平均增加${gain}分，其中${raised}个得分提高`,
  swing (v) {
    const whose = v.direction === 'mandate_to_sme' ? '评价企业的指标' : '评价投资方的指标'
    const change = v.gone ? `若去掉${whose}${words.quote(v.criterion)}` : `若${whose}${words.quote(v.criterion)}的权重${v.up ? '提高' : '降低'}${v.change}`
    return `${change}，第一名将由${v.first}变为${v.newFirst}；任何单项权重的更小变化都不会改变第一名`
  },
  steady: (first) => `无论去掉哪一项权重，或将其提高至一百倍，${first}仍居第一`,
  nobody: () => '目前没有排名，任何权重都无法改变第一名'
}
