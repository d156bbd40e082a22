// API keys: who may call the service, and as what.
import { Argument, Option, type Command } from 'commander'
import { commandLine, roles, type Role } from '../access/principal.ts'
import { jsonOption } from './options.ts'
import { table } from './layout.ts'
import { withService } from './service.ts'
import { say, sayJson, type Terminal } from './terminal.ts'

export function addKeys (program: Command, terminal: Terminal): void {
  const keys = program.command('keys').description('make, list and revoke API keys').helpCommand(false)
    .addHelpText('after', `
Roles:
  admin     everything, keys and exchange rates included
  reviewer  reviews claims, reads confidential data
  editor    writes profiles and claims, reads confidential data

Examples:
  ponteverde keys create --role admin
  ponteverde keys create --role editor --name "Chamber of commerce" --json
  ponteverde keys list
  ponteverde keys revoke key_0123456789abcdef`)

  keys.command('create').description('make a key; its text is shown this once')
    .addOption(new Option('--role <role>', 'what the key may do').choices(roles).makeOptionMandatory())
    .option('--name <name>', 'what the key is for')
    .addOption(jsonOption())
    .addHelpText('after', `
Requests send the key as "Authorization: Bearer <key>". The database holds a digest of it, so a lost key cannot be
shown again: revoke it and make another.

Example:
  ponteverde keys create --role reviewer --name "Evidence desk"`)
    .action(async ({ role, name, json }: { role: Role, name?: string, json?: true }) => {
      const made = await withService(terminal, { writes: true }, ({ keys }) => keys.create({ role, name }, commandLine))
      if (json) return sayJson(terminal, made)
      say(terminal, `${made.key}\n\nThis is the ${role} key ${made.id}. It is not shown again.\nRequests send it as: Authorization: Bearer ${made.key}`)
    })

  keys.command('list').description('list all keys, revoked ones too')
    .addOption(jsonOption())
    .action(async ({ json }: { json?: true }) => {
      const found = await withService(terminal, { writes: false }, ({ keys }) => keys.list(commandLine))
      if (json) return sayJson(terminal, found)
      if (found.length === 0) return say(terminal, 'There are no keys yet. Make one: ponteverde keys create --role admin')
      say(terminal, table(['key', 'role', 'made', 'last used', 'state', 'name'], found.map((key) => [
        key.id, key.role, day(key.createdAt), key.lastUsedAt === null ? 'never' : minute(key.lastUsedAt),
        key.revokedAt === null ? 'in use' : `revoked ${day(key.revokedAt)}`, key.name ?? ''
      ])))
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

function day (at: Date): string {
  return at.toISOString().slice(0, 10)
}

/** `2026-11-22 16:40 UTC`. */
function minute (at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
