// How amounts are counted in Chinese: by ten thousands (万) and hundred millions (亿).

const format = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2, useGrouping: 'always' })

function counted (amount: number): string | null {
  if (amount >= 1e8 && amount % 1e6 === 0) return `${format.format(amount / 1e8)}亿`
  return amount >= 1e4 && amount % 1e4 === 0 ? `${format.format(amount / 1e4)}万` : null
}

/**
 * Amounts in whole units as a Chinese reader counts them: 2,000,000 as `200万`, 300,000,000 as `3亿`. Nothing but fractions of a
 * unit is rounded: where one amount is not a whole number of ten thousands, all are written with grouped digits, to compare at a glance.
 */
export function chineseAmounts (amounts: readonly number[]): readonly string[] {
  const whole = amounts.map(Math.round)
  const short = whole.map(counted)
  return short.includes(null) ? whole.map((amount) => format.format(amount)) : short.map((text) => text ?? '')
}
