// Which format an answer may have: what the Accept header says of ours.
import type { FastifyRequest } from 'fastify'
import { Problem } from '../errors.ts'
import { jsonType } from './route.ts'

/** @throws Problem NOT_ACCEPTABLE when the Accept header excludes every format this address can answer in */
export function checkAcceptable (request: FastifyRequest): void {
  const { accept } = request.headers
  if (accept === undefined || accept.trim() === '') return
  const ours = request.routeOptions.config.answers ?? [jsonType]
  if (ours.some((type) => accepts(accept, type))) return
  throw new Problem('NOT_ACCEPTABLE', `None of the formats in Accept can be given here. Available: ${ours.join(', ')}.`, {
    issues: [{ pointer: '', code: 'not_acceptable', message: 'Ask for one of the available formats.', accepted: ours }]
  })
}

/** Whether the header accepts the type: its most specific range decides, and `q=0` excludes (RFC 9110, section 12.5.1). */
export function accepts (header: string, type: string): boolean {
  const ranges = [type, `${type.slice(0, type.indexOf('/'))}/*`, '*/*']
  let best = ranges.length
  let accepted = false
  for (const part of header.split(',')) {
    const [range = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
    const rank = ranges.indexOf(range)
    if (rank === -1 || rank > best) continue
    const q = parameters.find((parameter) => parameter.startsWith('q='))
    const wanted = q === undefined || Number(q.slice(2)) > 0
    accepted = rank === best ? accepted || wanted : wanted
    best = rank
  }
  return accepted
}

/** Of our types the one the header wants most; the first of ours among equals, and without a header. */
export function preferred<T extends string> (header: string | undefined, ours: readonly T[]): T | undefined {
  if (header === undefined || header.trim() === '') return ours[0]
  const [best] = ours.map((type) => ({ type, weight: weightOf(header, type) })).filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight)
  return best?.type
}

/** The weight of a type: that of its most specific range. */
function weightOf (header: string, type: string): number {
  const ranges = ['*/*', `${type.slice(0, type.indexOf('/'))}/*`, type]
  let [rank, weight] = [-1, 0]
  for (const part of header.split(',')) {
    const [range = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
    const at = ranges.indexOf(range)
    if (at === -1 || at < rank) continue
    const q = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1)
    weight = at === rank ? Math.max(weight, q) : q
    rank = at
  }
  return weight
}
