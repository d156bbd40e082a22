// Content codings of answers that show nothing secret: a page of matches has a fifteenth of its bytes in brotli.
// An answer to somebody with a key is never coded: what it reflects of the request, beside what only that caller may see,
// would tell of it by its length (BREACH).
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { anonymous, type Principal } from '../access/principal.ts'

/** The ones we make, the smaller first. */
export const codings = ['br', 'gzip'] as const
export type Coding = typeof codings[number]

/** Bytes below which a coding is not worth its header. */
const least = 1_400

const makers: Readonly<Record<Coding, (body: Buffer) => Promise<Buffer>>> = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
  gzip: (body) => promisify(gzip)(body, { level: 6 })
}

/** The body in the coding, made beside the event loop. */
export async function code (body: Buffer, coding: Coding): Promise<Buffer> {
  return await makers[coding](body)
}

/**
 * The coding of an answer of so many bytes to a caller who accepts these (RFC 9110, section 12.5.3): the one with the highest
 * weight, the smaller of two; undefined for none.
 */
export function codingFor (accepted: string | undefined, { role }: Pick<Principal, 'role'>, bytes: number): Coding | undefined {
  if (accepted === undefined || role !== anonymous.role || bytes < least) return undefined
  const weights = new Map(accepted.split(',').map((part) => {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
    return [name, Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1)] as const
  }))
  const weight = (name: string): number => weights.get(name) ?? weights.get('*') ?? 0
  const [best] = codings.filter((coding) => weight(coding) > 0).sort((a, b) => weight(b) - weight(a))
  return best === undefined || weight(best) < (weights.get('identity') ?? 0) ? undefined : best
}
