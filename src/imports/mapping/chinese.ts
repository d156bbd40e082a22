// Amounts and lists as Chinese financial news write them.
import { fault, type Reading } from './reading.ts'

/** The signs and names of currencies; those that others are part of come last. */
const currencies: ReadonlyArray<readonly [pattern: RegExp, code: string]> = [
  [/美元|美金|usd|us\$/i, 'USD'], [/欧元|eur|€/i, 'EUR'], [/港元|港币|港幣|hkd|hk\$/i, 'HKD'], [/英镑|英鎊|gbp|£/i, 'GBP'], [/日元|日圆|jpy/i, 'JPY'], [/韩元|krw/i, 'KRW'],
  [/新加坡元|新元|sgd|s\$/i, 'SGD'], [/瑞士法郎|chf/i, 'CHF'], [/新台币|台币|twd|nt\$/i, 'TWD'], [/澳元|aud|a\$/i, 'AUD'], [/加元|cad|c\$/i, 'CAD'], [/卢比|inr/i, 'INR'],
  [/人民币|人民幣|rmb|cny|￥|¥/i, 'CNY'], [/\$/, 'USD']
]

const undisclosed = /未披露|未透露|未公开|未公布|不详|未知|保密|暂无|undisclosed|n\/a|^[-—–/无]+$/i
const vague = /数(?=[十百千万亿])|几(?=[十百千万亿])|若干|上(?=[百千万亿])/
const approximate = /^(?:近|约|大约|超过?|逾|将近|不超过|至少|最高|累计|总额|合计)+|(?:左右|以上|及以上|余|多)(?=[^\d]*$)/g

const digits: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 壹: 1, 二: 2, 贰: 2, 两: 2, 兩: 2, 三: 3, 叁: 3, 四: 4, 肆: 4, 五: 5, 伍: 5, 六: 6, 陆: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9 }
const small: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1_000, 仟: 1_000 }
const large: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }

/**
 * A number of Arabic or Chinese digits counted by 十, 百, 千, 万 and 亿: `1500万`, `1.2亿`, `1亿2000万`, `三千五百万`.
 * Undefined for what is none, such as a bare 亿.
 */
export function chineseNumber (text: string): number | undefined {
  let total = 0
  let section = 0
  let rest = text.replace(/(\d)[, ](?=\d{3})/g, '$1')
  while (rest !== '') {
    const arabic = /^\d+(?:\.\d+)?/.exec(rest)?.[0]
    const first = rest[0] ?? ''
    let digit: number | undefined
    if (arabic !== undefined) digit = Number(arabic)
    else if (Object.hasOwn(digits, first)) digit = digits[first]
    rest = digit === undefined ? rest : rest.slice(arabic?.length ?? 1)
    if (digit === undefined && !Object.hasOwn(small, first)) {
      if (!Object.hasOwn(large, first) || (section === 0 && total === 0)) return undefined
    }
    // 十五 is 15: ten stands alone only at the beginning.
    let part = digit ?? (Object.hasOwn(small, first) ? 1 : 0)
    while (Object.hasOwn(small, rest[0] ?? '')) {
      part *= small[rest[0] ?? ''] ?? 1
      rest = rest.slice(1)
    }
    section += part
    while (Object.hasOwn(large, rest[0] ?? '')) {
      const unit = large[rest[0] ?? ''] ?? 1
      rest = rest.slice(1)
      // 一万亿: ten thousand times a hundred million. A larger unit behind a smaller one counts all before it.
      if (section === 0) total *= unit
      else total += section * unit
      section = 0
    }
  }
  return total + section
}

/**
 * An amount as `{value, currency}` in whole units. There is none where the text gives no number (`数百万人民币`: several
 * million; `未披露`: undisclosed) or a range; `近`, `超`, `约` (nearly, above, about) before a number leave it, with a remark.
 */
export function readChineseAmount (text: string, assumed: string, only?: readonly string[]): Reading {
  const given = text.normalize('NFKC').replace(/\s+/g, '')
  if (undisclosed.test(given)) return fault('amount_undisclosed', 'is not disclosed')
  if (vague.test(given)) return fault('amount_vague', 'gives no number')
  const named = currencies.find(([pattern]) => pattern.test(given))
  const bare = given.replace(named?.[0] ?? '', '').replace(approximate, '').replace(/[元圆块]整?$/, '').replace(/\(.*\)$/, '')
  if (/[\d一二三四五六七八九十百千万亿][-~至到][\d一二三四五六七八九十]/.test(bare)) return fault('amount_range', 'is a range, not an amount')
  const scale = /^(\d+(?:\.\d+)?)(k|m|mn|million|bn|b|billion)$/i.exec(bare)
  const number = scale === null ? chineseNumber(bare) : Number(scale[1]) * (/^k$/i.test(scale[2] ?? '') ? 1e3 : /^m/i.test(scale[2] ?? '') ? 1e6 : 1e9)
  if (number === undefined || Number.isNaN(number)) return /^[万亿元]+$/.test(bare) || bare === '' ? fault('amount_vague', 'gives no number') : fault('not_an_amount', 'is not an amount')
  const value = Math.round(number)
  if (value < 1 || !Number.isSafeInteger(value)) return fault('not_an_amount', 'is not an amount')
  const amount = { value, currency: named?.[1] ?? assumed }
  if (only?.includes(amount.currency) === false) return fault('currency_unknown', `is in ${amount.currency}, which is not taken`)
  if (given.search(approximate) !== -1) return { value: amount, remark: { code: 'amount_approximate', says: `is not exact; taken as ${amount.value.toLocaleString('en')} ${amount.currency}` } }
  if (named === undefined && !/元/.test(given)) return { value: amount, remark: { code: 'currency_assumed', says: `names no currency; taken as ${amount.currency}` } }
  return { value: amount }
}
