// What went wrong, as sentences for whoever typed the command. A stack only when LOG_LEVEL asks for one.
import { Problem, type FieldIssue, type ProblemCode } from '../errors.ts'

/** A refusal of the command line's own: a file that cannot be read, a database that is not ready. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure'
}

/** Errors whose messages are written for whoever runs the service. */
const readable = new Set(['CommandFailure', 'StorageError', 'CatalogueError', 'ConfigError'])

export interface FailureReport {
  readonly code: ProblemCode | 'FAILED'
  readonly message: string
  readonly issues: readonly FieldIssue[]
}

/** The failure as data, for `--json`. */
export function failureReport (error: unknown): FailureReport {
  if (error instanceof Problem) return { code: error.code, message: error.message, issues: error.issues }
  if (error instanceof Error && readable.has(error.name)) return { code: 'FAILED', message: error.message, issues: [] }
  const taken = listening(error)
  if (taken !== undefined) return { code: 'FAILED', message: taken, issues: [] }
  return { code: 'INTERNAL', message: `Something went wrong that should not: ${error instanceof Error ? error.message : String(error)}`, issues: [] }
}

/** Why the service could not listen where PORT and HOST say. */
function listening (error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error && 'port' in error && 'address' in error)) return undefined
  switch (error.code) {
    case 'EADDRINUSE': return `Something else listens at ${error.address}, port ${error.port}. Stop it, or set PORT to another number.`
    case 'EACCES': return `Port ${error.port} may not be used by this user. Set PORT to a number from 1024.`
    case 'EADDRNOTAVAIL': return `This machine has no address ${error.address}. Set HOST to one of its own, such as 127.0.0.1.`
    default: return undefined
  }
}

/** `a, b or c`; what is too much to read is cut. */
export function acceptedText (accepted: readonly string[] | undefined, most = 12): string {
  if (accepted === undefined || accepted.length === 0) return ''
  if (accepted.length > most) return `${accepted.slice(0, most).join(', ')} and ${accepted.length - most} more`
  return accepted.length === 1 ? accepted[0] ?? '' : `${accepted.slice(0, -1).join(', ')} or ${accepted.at(-1)}`
}

/** The failure as lines: the sentence, then each field that is wrong with what would be accepted. */
export function failureText (error: unknown, debug: boolean): string {
  if (debug && error instanceof Error && error.stack !== undefined) return error.stack
  const { code, message, issues } = failureReport(error)
  const lines = [message]
  for (const issue of issues) {
    // A message that is the one issue's own is not said twice.
    if (issues.length > 1 || !message.includes(issue.message)) lines.push(`  ${issue.pointer === '' ? '/' : issue.pointer}: ${issue.message}`)
    const accepted = acceptedText(issue.accepted)
    if (accepted !== '') lines.push(`  Accepted: ${accepted}`)
  }
  if (code === 'INTERNAL') lines.push('With LOG_LEVEL=debug the place is shown too.')
  return lines.join('\n')
}
