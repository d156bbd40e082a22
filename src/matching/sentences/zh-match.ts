// How a match is told in Chinese.
import type { MatchSentences, Told, ToldOfSide } from './match.ts'

function withReason ({ title, points, body }: Told, most = ''): string {
  return `${title}${most}${points}分${body === null ? '' : `（${body}）`}`
}

function ofSide (told: ToldOfSide, most = ''): string {
  return withReason({ ...told, title: `对${told.seeker}而言，${told.title}` }, most)
}

const list = (items: readonly string[]) => items.join('；')

export const chineseMatch: MatchSentences = {
  headline: (v) => `截至${v.date}，${v.sme}与${v.investor}的匹配得分为${v.score}分（满分100分），${v.high === null ? '没有未知项' : `若所有未知项均有利，最高可达${v.high}分`}` +
    `${v.implicitMandate ? '；投资方未说明投资意向，其意向根据以往交易推断' : ''}${v.implicitNeed ? '；企业未说明需求，其需求按项目默认标准推断' : ''}`,
  strongest: (seeker, score, criteria) => `对${seeker}而言，匹配得分为${score}分（满分100分），主要来自：${list(criteria.map((told) => withReason(told)))}`,
  nothingCounts: (seeker, score) => `对${seeker}而言，匹配得分为${score}分（满分100分），目前没有可计分的已知信息`,
  open: (criteria) => `尚待明确的有：${list(criteria.map((told) => ofSide(told, '最多')))}`,
  failed: (all) => `该配对不参与排名，原因是${list(all)}`,
  toVerify: (all) => `在核实之前，该配对排在没有待核实条件的配对之后：${list(all)}`,
  screening: ({ all, likely, possible, unknown }) => `共有${all}项审查规定可能适用于该配对（${[...(likely > 0 ? [`很可能适用${likely}项`] : []), ...(possible > 0 ? [`可能适用${possible}项`] : []), ...(unknown > 0 ? [`因信息不足尚不明确${unknown}项`] : [])].join('，')}），仅供参考，不构成法律意见，也不构成批准或许可`,
  notScored: () => '该配对无法评分，因为其中一方没有有效的需求或投资意向，也无法推断',
  notRanked: (sme, investor, all) => `${sme}与${investor}不参与排名，原因是${list(all)}`,
  amongFirst: (v) => `${v.sme}与${v.investor}得${v.score}分（满分100分），位列前${v.k}名${v.scoreOfRankK === null ? '' : `，第${v.k}名为${v.scoreOfRankK}分`}`,
  lacks: (v, losses) => `${v.sme}与${v.investor}得${v.score}分（满分100分），${v.missing === null ? `未进入前${v.k}名` : `距进入前${v.k}名还差${v.missing}分`}` +
    (v.scoreOfRankK === null ? '' : `，第${v.k}名为${v.scoreOfRankK}分`) +
    (losses.length === 0 ? '' : `；失分最多的是：${list(losses.map((told) => ofSide(told)))}`),
  join: '；'
}
