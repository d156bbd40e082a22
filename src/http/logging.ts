// What the log says of requests and failures: enough to find them, nothing that would be confidential there.
import type { FastifyRequest } from 'fastify'

/** Texts that must never be written down: keys, tokens, credentials in addresses, and how to reach a person. */
const secrets: ReadonlyArray<readonly [RegExp, string]> = [
  [/\bpv_[0-9a-f]{16}_[\w-]+/g, '[key]'],
  [/\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g, '[token]'],
  [/\b(bearer|basic) +[^\s"',]+/gi, '$1 [credentials]'],
  [/([a-z][a-z\d+.-]*:\/\/)[^\s/@:]+:[^\s/@]+@/gi, '$1[credentials]@'],
  [/[\w.%+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+/g, '[e-mail]'],
  [/\+\d[\d ()./-]{6,}\d/g, '[telephone]']
]

/** A text without what must not be written down. */
export function masked (text: string): string {
  return secrets.reduce((rest, [pattern, name]) => rest.replaceAll(pattern, name), text)
}

/** A path's parts that are ids or words of ours; anything else is somebody's text. */
const plainPart = /^[\w.-]{0,100}$/

/** The path of an address, without its query: what people search for is nobody's business but theirs. */
export function shownPath (url: string): string {
  const [path = ''] = url.split('?', 1)
  return masked(path.split('/').map((part) => plainPart.test(part) ? part : '…').join('/').slice(0, 300))
}

interface ShownError { type: string, message: string, stack: string, [more: string]: unknown }

/** An error for the log: messages and stacks masked, and no properties of drivers, which hold the values they were given. */
export function shownError (error: unknown, depth = 0): ShownError {
  if (!(error instanceof Error)) return { type: typeof error, message: masked(String(error)), stack: '' }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const cause = error.cause === undefined || depth >= 3 ? {} : { cause: shownError(error.cause, depth + 1) }
  return { type: error.name, ...code, message: masked(withoutValues(error.message)), stack: masked(withoutValues(error.stack ?? '')), ...cause }
}

/** A statement's bound values, which drizzle writes behind its text, up to where the stack begins. */
function withoutValues (text: string): string {
  return text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, '')
}

/** How pino writes what it is given under these names. */
export const serializers = {
  req: (request: FastifyRequest) => ({ method: request.method, path: shownPath(request.url), remoteAddress: request.ip }),
  err: (error: unknown) => shownError(error),
  error: (error: unknown) => shownError(error)
} as const
