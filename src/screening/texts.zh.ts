import type { Sentences, Wording } from './wording.ts'

const together = (rules: readonly string[]): string => rules.length === 0 ? '' : `须与${rules.join('、')}${rules.length === 1 ? '' : '之一'}结合方可适用。`
const size = (filtered: boolean): string => filtered ? '该条目部分内容仅适用于营业额不低于3亿欧元且员工不少于250人的企业（IT-GP-SIZE）。' : ''
const from = (place: string | null, wording: Wording): string => `投资方（${place === null ? '所在省份不详' : wording.place(place)}）`
const restrictions = {
  prohibited: '该领域禁止外商投资。',
  'equity-cap': '该领域限制外资持股比例。',
  control: '该领域须由中方控股。',
  'joint-venture': '该领域限于与中方合资、合作。',
  none: '允许外商独资。'
} as const

export const zh: Sentences = {
  space: '',
  reasons: {
    sector_code: ({ nace, ruleCode, keyword, sure, sizeFilter, withRules }, wording, subject) =>
      `企业的行业代码${nace}对应本规则的代码${ruleCode}（${subject}）${keyword === null ? '' : `，且企业介绍中提到“${wording.keyword(keyword)}”`}。` +
      (sure ? '' : '仅凭代码尚不能判断，须了解企业的实际业务。') + size(sizeFilter) + together(withRules),
    sector_word: ({ keyword, sizeFilter, withRules }, wording, subject) =>
      `企业介绍中提到“${wording.keyword(keyword)}”，属于本规则（${subject}）的关键词，但没有行业代码与之对应。` + size(sizeFilter) + together(withRules),
    acquisition: ({ stakePct, control, valueEur, stakePctGte, valueEurGte, withRules }, wording) =>
      `欧盟以外的收购方取得${stakePctGte}%以上资本或表决权，且投资额达到${wording.eur(valueEurGte)}的，须申报。` +
      `本交易的持股比例${stakePct === null ? (control ? '不详，但足以取得控制权' : '不详') : `为${wording.pctSpan(stakePct)}`}，金额${valueEur === null ? '不详' : `为${wording.eurSpan(valueEur)}`}。` + together(withRules),
    strategic_acts: ({ mode, withRules }, wording) =>
      `本交易可能${mode === null ? '' : `以${wording.mode(mode)}方式`}对外转移企业的专有技术；变更战略资产支配权的行为，即使不涉及股权，也须申报。` + together(withRules),
    new_company: ({ stakePct, stakePctGte, withRules }, wording) =>
      `本交易可能设立一家由欧盟以外股东持股${stakePctGte}%以上的新公司；本交易的持股比例${stakePct === null ? '不详' : `为${wording.pctSpan(stakePct)}`}。` + together(withRules),
    network_purchase: ({ nace, keyword }, wording, subject) =>
      `本交易可能涉及向欧盟以外的供应商采购，且${nace === null ? `企业介绍中提到“${wording.keyword(keyword ?? '')}”` : `企业的行业代码为${nace}`}（${subject}）。`,
    state_investor: ({ investorType }, wording) => `投资方为${wording.investorType(investorType)}：审查时会考虑其国有背景或公共资金支持。`,
    accompanies: ({ rule }, _wording, subject) => `与${rule}一并提示：${subject}。`,
    large_target: ({ turnoverEur, turnoverEurGte }, wording) => `企业营业额为${wording.eur(turnoverEur)}，可能达到约${wording.eur(turnoverEurGte)}的门槛；另一方的数据不详。`,
    public_contract: ({ valueEur, valueEurGte }, wording) => `双方可能共同参与公共采购投标，金额为${wording.eurSpan(valueEur)}，可能达到${wording.eur(valueEurGte)}的门槛。`,
    outbound_capital: ({ place, sensitive }, wording, subject) => `${from(place, wording)}将向境外公司投入资本${sensitive ? '，且可能属于敏感行业' : ''}，属于中国内地企业的对外投资，须${subject}。`,
    outbound_finance: ({ place }, wording) => `${from(place, wording)}将向境外公司提供融资而不取得股权；融资或担保若带来控制权或其他权益，则视为对外投资。`,
    outbound_amount: ({ valueEur, usd, side }, wording, subject) =>
      `中国内地企业对外投资须${subject}，具体视投资额是否达到${wording.usd(usd)}而定。本交易的金额${valueEur === null ? '不详' : `为${wording.eurSpan(valueEur)}`}，` +
      `${{ below: '低于该门槛。', above: '达到该门槛。', open: '接近该门槛。', unknown: '此类交易通常低于该门槛。' }[side]}`,
    central_investor: ({ investorType }, wording, subject) => `投资方为${wording.investorType(investorType)}，不论金额大小，均由中央主管部门管理，须${subject}。`,
    technology_in: ({ mode, nace, keyword }, wording, subject) =>
      `技术或货物可能${mode === null ? '' : `以${wording.mode(mode)}方式`}从中国出口` +
      `${nace === null ? (keyword === null ? '' : `，且企业介绍中提到“${wording.keyword(keyword)}”`) : `，且企业的行业代码为${nace}`}；本规则涉及${subject}。`,
    entering_china: ({ modes }, wording) => `意大利资本可能投入中国境内的企业${modes.length === 0 ? '' : `（${wording.list(modes.map(wording.mode))}）`}；此类投资须通过企业登记系统报送投资信息。`,
    negative_list: ({ nace, ruleCode, restriction, sharePctMax }, _wording, subject) =>
      `企业的行业代码${nace}对应该领域的代码${ruleCode}：${subject}。${restrictions[restriction]}${sharePctMax === null || sharePctMax === 0 ? '' : `外资比例不超过${sharePctMax}%。`}`,
    encouraged: ({ nace, ruleCode, place }, wording, subject) =>
      `企业的行业代码${nace}对应该鼓励类主题的代码${ruleCode}：${subject}${place === null ? '' : `（${wording.place(place)}）`}。目录的具体条目须另行核对。`,
    security_review: ({ nace, ruleCode }, _wording, subject) => `企业的行业代码${nace}对应安全审查领域的代码${ruleCode}（${subject}）；审查以取得中国境内企业的实际控制权为前提。`,
    services: ({ nace }) => `企业的行业代码${nace}属于服务业，可能不在中国设立公司，而从意大利提供服务。`,
    technology_contract: ({ mode }, wording) => `本交易可能涉及技术合同（${wording.mode(mode)}）：须核对其中的出口管制、国家安全和数据条款。`
  },
  likelihood: {
    likely: '根据已知信息，适用条件已具备。',
    possible: '根据已知信息，尚不能确定适用条件是否具备。',
    unknown: '缺少起决定作用的信息。'
  },
  effect: {
    notification: '若本规则适用，交易须申报。',
    filing: '若本规则适用，交易须备案或登记。',
    approval: '若本规则适用，须事先取得批准。',
    restriction: '若本规则适用，交易受到限制或部分被禁止。',
    factor: '这是审查时的考虑因素，本身不构成义务。',
    incentive: '可能享受优惠。',
    information: '这是背景信息，本身不构成义务。'
  },
  suspensory: '主管机关答复之前，交易不得生效。',
  notice: '仅供参考：不构成法律意见，也不构成批准或许可。未作提示并不意味着不存在任何义务。应由律师或主管机关判断。'
}
