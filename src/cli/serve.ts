// The service itself, as src/main.ts starts it.
import type { Command } from 'commander'
import { configOf } from './service.ts'
import type { Terminal } from './terminal.ts'

export function addServe (program: Command, terminal: Terminal): void {
  program.command('serve').description('start the service: GraphQL, REST and their documentation')
    .addHelpText('after', `
Brings the database up to date first; an empty SQLite database gets the demo profiles unless SEED_DEMO=false.

Environment:
  HOST, PORT     where to listen (127.0.0.1, 3000)
  DATABASE_URL   sqlite:data/ponteverde.db, or postgres://user:password@host:5432/database
  SEED_DEMO      false starts an empty database without demo profiles
  LOG_LEVEL      fatal, error, warn, info, debug, trace or silent

All variables and what they take are in .env.example.

Examples:
  ponteverde serve
  PORT=8080 DATABASE_URL=postgres://pv:secret@db/ponteverde ponteverde serve`)
    .action(async () => {
      const config = configOf(terminal)
      const { serve } = await import('../serve.ts')
      await serve(config)
    })
}
