// Growth with the number of candidates as a plain SVG, both axes logarithmic, readable on light and dark.

export interface Line { readonly name: string, readonly points: ReadonlyArray<readonly [x: number, y: number]> }

/** Colours that keep 3:1 against white and against GitHub's dark grey, and differ in lightness too. */
const colours = ['#1a7f37', '#bc4c00', '#8250df', '#0969da', '#bf3989', '#6e7781', '#9a6700', '#57606a'] as const
const [width, height, left, right, top, bottom] = [790, 420, 100, 230, 44, 46]

function label (power: number, unit: string): string {
  return `${(10 ** power).toLocaleString('en', { maximumSignificantDigits: 1, maximumFractionDigits: 6 })}${unit}`
}
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Milliseconds over candidates. @throws Error when there is nothing to draw */
export function plot (title: string, lines: readonly Line[]): string {
  const points = lines.flatMap((line) => line.points)
  if (points.length === 0) throw new Error('There is nothing to draw.')
  const logs = (at: 0 | 1): [number, number] => {
    const values = points.map((point) => Math.log10(point[at]))
    const [low, high] = [Math.floor(Math.min(...values)), Math.ceil(Math.max(...values))]
    return [low, Math.max(high, low + 1)]
  }
  const [[x0, x1], [y0, y1]] = [logs(0), logs(1)]
  const x = (value: number): string => (left + (Math.log10(value) - x0) / (x1 - x0) * (width - left - right)).toFixed(1)
  const y = (value: number): string => (height - bottom - (Math.log10(value) - y0) / (y1 - y0) * (height - top - bottom)).toFixed(1)
  const out = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}" font-family="system-ui, sans-serif" font-size="13">`,
    '<style>text { fill: #1f2328 } .grid { stroke: #8c959f; stroke-opacity: .35 } @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } }</style>',
    `<text x="${left}" y="24" font-size="15" font-weight="600">${escaped(title)}</text>`
  ]
  for (let power = x0; power <= x1; power++) out.push(`<path class="grid" d="M${x(10 ** power)} ${top}V${height - bottom}"/><text x="${x(10 ** power)}" y="${height - bottom + 20}" text-anchor="middle">${label(power, '')}</text>`)
  for (let power = y0; power <= y1; power++) out.push(`<path class="grid" d="M${left} ${y(10 ** power)}H${width - right}"/><text x="${left - 8}" y="${Number(y(10 ** power)) + 4}" text-anchor="end">${label(power, ' ms')}</text>`)
  const names = lines.map((line, at) => ({ line, colour: colours[at % colours.length]!, last: Math.max(...line.points.map((point) => point[0])) }))
    .map(({ line, colour, last }) => ({ line, colour, at: Number(y(line.points.find((point) => point[0] === last)?.[1] ?? 1)) }))
  // Names beside the line's end, moved apart where they would meet.
  let below = -Infinity
  for (const { line, colour, at } of [...names].sort((a, b) => a.at - b.at)) {
    const place = Math.max(at, below + 17)
    below = place
    out.push(`<path d="M${line.points.map(([px, py]) => `${x(px)} ${y(py)}`).join('L')}" fill="none" stroke="${colour}" stroke-width="2"/>`)
    for (const [px, py] of line.points) out.push(`<circle cx="${x(px)}" cy="${y(py)}" r="3.5" fill="${colour}"/>`)
    out.push(`<path d="M${width - right + 10} ${place.toFixed(1)}h14" stroke="${colour}" stroke-width="3"/><text x="${width - right + 30}" y="${(place + 4).toFixed(1)}">${escaped(line.name)}</text>`)
  }
  return `${out.join('\n')}\n</svg>\n`
}
