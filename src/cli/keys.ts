// API keys: who may call the service, and as what.
import { Argument, InvalidArgumentError, Option, type Command } from 'commander'
import { longestOverlap } from '../access/key-input.ts'
import { commandLine, roles, scopes, type Role, type Scope } from '../access/principal.ts'
import { keyState } from '../access/view.ts'
import { table } from './layout.ts'
import { jsonOption } from './options.ts'
import { withService } from './service.ts'
import { say, sayJson, type Terminal } from './terminal.ts'

/** Seconds of a unit of time. */
const units = { s: 1, m: 60, h: 3_600, d: 86_400 } as const
const examples = '90m, 24h or 30d'

/** Seconds of a span of time such as `24h`; undefined for other text. */
function spanOf (text: string): number | undefined {
  const [, number, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? []
  return number === undefined ? undefined : Number(number) * units[unit as keyof typeof units]
}

function overlap (text: string): number {
  const seconds = text === '0' ? 0 : spanOf(text)
  if (seconds === undefined || seconds > longestOverlap) throw new InvalidArgumentError(`It can be a span of time up to 30 days, as ${examples}, or 0.`)
  return seconds
}

/** A span from now on, or a day or moment, as ISO 8601. */
function expiry (text: string): string {
  const seconds = spanOf(text)
  if (seconds !== undefined) return new Date(Date.now() + seconds * 1_000).toISOString()
  const day = /^\d{4}-\d\d-\d\d$/.test(text)
  const at = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?$/.test(text) ? new Date(day ? `${text}T00:00:00Z` : text) : undefined
  if (at === undefined || Number.isNaN(at.getTime())) throw new InvalidArgumentError(`It can be a span of time from now on, as ${examples}, or a day or moment, as 2027-03-01 or 2027-03-01T12:00:00Z.`)
  return at.toISOString()
}

/** Several values, the option repeated or its values separated by commas. */
function several (text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...text.split(',').map((part) => part.trim()).filter((part) => part !== '')]
}

function scopeList (text: string, before: readonly Scope[] = []): readonly Scope[] {
  const named = several(text, before)
  const unknown = named.find((name) => !(scopes as readonly string[]).includes(name))
  if (unknown !== undefined) throw new InvalidArgumentError(`There is no scope '${unknown}'. Scopes: ${scopes.join(', ')}.`)
  return named as readonly Scope[]
}

interface CreateOptions { role: Role, name?: string, partner?: string, organisation?: readonly string[], scopes?: readonly Scope[], expires?: string, json?: true }
interface RotateOptions { overlap?: number, expires?: string, json?: true }

export function addKeys (program: Command, terminal: Terminal): void {
  const keys = program.command('keys').description('make, list, rotate and revoke API keys').helpCommand(false)
    .addHelpText('after', `
Roles:
  admin     everything, keys and exchange rates included
  reviewer  reviews claims, reads confidential data
  editor    writes profiles and claims, reads confidential data
  partner   writes and reads the organisations that the partner brought
  member    writes and reads its own organisations

Examples:
  ponteverde keys create --role admin
  ponteverde keys create --role partner --partner cciaa-verona --expires 365d
  ponteverde keys create --role editor --scopes imports:write --name "Nightly import" --json
  ponteverde keys list
  ponteverde keys rotate key_0123456789abcdef --overlap 24h
  ponteverde keys revoke key_0123456789abcdef`)

  keys.command('create').description('make a key; its text is shown this once')
    .addOption(new Option('--role <role>', 'what the key may do').choices(roles).makeOptionMandatory())
    .option('--name <name>', 'what the key is for')
    .option('--partner <id>', 'the partner that a partner\'s key acts for')
    .option('--organisation <ids>', 'the organisations of a member\'s key, separated by commas', several)
    .option('--scopes <scopes>', `narrow the key to these, separated by commas: ${scopes.join(', ')}`, scopeList)
    .option('--expires <when>', 'when the key ends: 90d from now on, or 2027-03-01 (default: it does not)', expiry)
    .addOption(jsonOption())
    .addHelpText('after', `
Requests send the key as "Authorization: Bearer <key>". The database holds a digest of it, so a lost key cannot be
shown again: revoke it and make another.

Examples:
  ponteverde keys create --role reviewer --name "Evidence desk"
  ponteverde keys create --role member --organisation sme_0192f0a1`)
    .action(async ({ role, name, partner, organisation, scopes, expires, json }: CreateOptions) => {
      const { id, key } = await withService(terminal, { writes: true }, ({ keys }) => keys.create({
        role, name, partnerId: partner, organisationIds: organisation === undefined ? undefined : [...organisation], scopes: scopes === undefined ? undefined : [...scopes], expiresAt: expires
      }, commandLine))
      if (json) return sayJson(terminal, { id, key })
      say(terminal, `${key}\n\nThis is the ${role} key ${id}${expires === undefined ? '' : `, which ends ${minute(new Date(expires))}`}. It is not shown again.\nRequests send it as: Authorization: Bearer ${key}`)
    })

  keys.command('list').description('list all keys, ended ones too')
    .addOption(jsonOption())
    .action(async ({ json }: { json?: true }) => {
      const found = await withService(terminal, { writes: false }, ({ keys }) => keys.list(commandLine))
      if (json) return sayJson(terminal, found)
      if (found.length === 0) return say(terminal, 'There are no keys yet. Make one: ponteverde keys create --role admin')
      const now = new Date()
      say(terminal, table(['key', 'role', 'made', 'last used', 'state', 'for', 'name'], found.map((key) => [
        key.id, key.role, day(key.createdAt), key.lastUsedAt === null ? 'never' : minute(key.lastUsedAt), stateOf(key, now),
        [key.partnerId, ...key.organisationIds, ...key.scopes ?? []].filter((part) => part !== null).join(' '), key.name ?? ''
      ])))
    })

  keys.command('rotate').description('make a key in the place of another, which holds beside it for a while')
    .addArgument(new Argument('<id>', 'the old key\'s id, as "keys list" shows it'))
    .option('--overlap <span>', `how long the old key still holds, as ${examples}; 0 ends it at once (default: 24h)`, overlap)
    .option('--expires <when>', 'when the new key ends (default: it lasts as long as the old one was meant to)', expiry)
    .addOption(jsonOption())
    .addHelpText('after', `
Example:
  ponteverde keys rotate key_0123456789abcdef --overlap 7d`)
    .action(async (id: string, { overlap, expires, json }: RotateOptions) => {
      const made = await withService(terminal, { writes: true }, ({ keys }) => keys.rotate(id, { overlapSeconds: overlap, expiresAt: expires }, commandLine))
      if (json) return sayJson(terminal, { id: made.id, key: made.key, previous: id, previousEndsAt: made.previousEndsAt })
      say(terminal, `${made.key}\n\nThis is the ${made.shown.role} key ${made.id}. It is not shown again.\n${id} holds until ${minute(made.previousEndsAt)}.`)
    })

  keys.command('revoke').description('end a key at once and for good')
    .addArgument(new Argument('<id>', 'the key\'s id, as "keys list" shows it'))
    .addOption(jsonOption())
    .action(async (id: string, { json }: { json?: true }) => {
      await withService(terminal, { writes: true }, ({ keys }) => keys.revoke(id, commandLine))
      if (json) return sayJson(terminal, { id, revoked: true })
      say(terminal, `${id} is revoked: the next request with it is refused.`)
    })
}

function stateOf (key: { readonly revokedAt: Date | null, readonly expiresAt: Date | null }, now: Date): string {
  switch (keyState(key, now)) {
    case 'revoked': return `revoked ${day(key.revokedAt ?? now)}`
    case 'expired': return `expired ${day(key.expiresAt ?? now)}`
    case 'in_use': return key.expiresAt === null ? 'in use' : `in use until ${day(key.expiresAt)}`
  }
}

function day (at: Date): string {
  return at.toISOString().slice(0, 10)
}

/** `2026-11-22 16:40 UTC`. */
function minute (at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
