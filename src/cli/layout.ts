// Text in columns, for terminals where Chinese characters take two.

const wide = /[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]/u
/** What may not begin a line in Chinese typesetting, and closes what stands before it. */
const closing = /^[，。、；：？！）》」』”’％,.;:?!)\]»]/u

/** What a line may be broken around: each Chinese or full-width character, runs of others, spaces. */
const pieces = /[\u2e80-\u9fff\uff00-\uff60]|[^\s\u2e80-\u9fff\uff00-\uff60]+|\s+/gu

/** Columns a text takes in a terminal: Chinese characters and full-width forms take two. */
export function columns (text: string): number {
  let width = 0
  for (const character of text) width += wide.test(character) ? 2 : 1
  return width
}

/** The text with spaces up to a width; longer ones stay as they are. */
export function pad (text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)))
}

/** The text in at most `width` columns, with an ellipsis where it was cut. */
export function cut (text: string, width: number): string {
  if (columns(text) <= width) return text
  let kept = ''
  let used = 1
  for (const character of text) {
    used += columns(character)
    if (used > width) break
    kept += character
  }
  return `${kept.trimEnd()}…`
}

/** Breaks a text into lines of at most `width` columns behind the indent, at spaces or between Chinese characters. */
export function wrap (text: string, width: number, indent: string): string {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(pieces) ?? []) {
    if (columns(line) + columns(piece) > width && line.trim() !== '' && !closing.test(piece)) {
      lines.push(line.trimEnd())
      line = piece.trim() === '' ? '' : piece
    } else line += piece
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  return lines.map((part) => indent + part).join('\n')
}

/** Rows under their titles, each column as wide as its widest cell; the last one is not padded. */
export function table (titles: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const all = [titles, ...rows]
  const widths = titles.map((_, at) => Math.max(...all.map((row) => columns(row[at] ?? ''))))
  return all.map((row) => row.map((cell, at) => at === row.length - 1 ? cell : pad(cell, widths[at] ?? 0)).join('  ').trimEnd()).join('\n')
}

/** `1 profile`, `1,204 profiles`. */
export function count (number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}
