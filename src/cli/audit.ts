// The audit log: proving that it is what was written, and taking a copy of it.
import { InvalidArgumentError, Option, type Command } from 'commander'
import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { commandLine } from '../access/principal.ts'
import type { AuditHead } from '../audit/entry.ts'
import type { AuditVerdict } from '../audit/verify.ts'
import { count } from './layout.ts'
import { jsonOption } from './options.ts'
import { withService } from './service.ts'
import { say, sayJson, type Terminal } from './terminal.ts'

export function addAudit (program: Command, terminal: Terminal): void {
  const audit = program.command('audit').description('the log of who read, wrote, reviewed and exported what').helpCommand(false)
    .addHelpText('after', `
Examples:
  ponteverde audit verify
  ponteverde audit export --out audit.ndjson`)

  audit.command('verify').description('find entries that were edited, removed, put elsewhere or cut off')
    .addOption(new Option('--anchor <position:hash>', 'a head noted earlier: the log must still have that entry').argParser(readAnchor))
    .addOption(jsonOption())
    .addHelpText('after', `
Prints one line and ends with 1 when anything is wrong. The line names the head: keep it where whoever holds the
database cannot write, and give it as --anchor next time. Without an anchor two things are not found: entries cut off the end
together with the head and the changes they tell of, and a whole log made anew.

Examples:
  ponteverde audit verify
  ponteverde audit verify --anchor 1234:$(tail -1 heads.txt)`)
    .action(async ({ anchor, json }: { anchor?: AuditHead, json?: true }) => {
      const verdict = await withService(terminal, { writes: false }, ({ audit }) => audit.verify(anchor, commandLine))
      if (json) sayJson(terminal, verdict)
      else {
        say(terminal, verdictLine(verdict))
        for (const { message } of verdict.findings) terminal.stderr.write(`  ${message}\n`)
      }
      if (!verdict.ok) terminal.exitCode = 1
    })

  audit.command('export').description('every entry, oldest first, as NDJSON')
    .option('--out <file>', 'the file to write (default: standard output)')
    .addOption(jsonOption())
    .addHelpText('after', `
Examples:
  ponteverde audit export --out audit.ndjson
  ponteverde audit export | grep '"action":"export"'`)
    .action(async ({ out, json }: { out?: string, json?: true }) => {
      await withService(terminal, { writes: false }, async ({ audit }) => {
        const lines = Readable.from(audit.export(commandLine))
        if (out === undefined) await pipeline(lines, terminal.stdout, { end: false })
        else {
          await pipeline(lines, createWriteStream(out, { mode: 0o600 }))
          if (json) sayJson(terminal, { file: out, bytes: (await stat(out)).size })
        }
      })
    })
}

/** `1234:` and 64 hexadecimal digits. @throws InvalidArgumentError */
function readAnchor (text: string): AuditHead {
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? []
  if (position === undefined || hash === undefined) throw new InvalidArgumentError('It is a position and a hash, as "audit verify" prints the head: 1234:0a1b….')
  return { position: Number(position), hash }
}

/** The result in one line. */
export function verdictLine ({ ok, entries, changes, from, to, head, findings }: AuditVerdict): string {
  const span = from === null || to === null ? '' : ` from ${from.toISOString().slice(0, 10)} to ${to.toISOString().slice(0, 10)}`
  const told = `${count(entries, 'entry', 'entries')}${span}, ${count(changes, 'change')} accounted for, head ${head.position}:${head.hash}`
  return ok ? `Audit log intact: ${told}` : `Audit log NOT intact, ${count(findings.length, 'finding')}: ${told}`
}
