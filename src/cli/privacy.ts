// Personal data: what is held on somebody, recording what they were told, erasing them, and what is kept no longer.
import { InvalidArgumentError, Option, type Command } from 'commander'
import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { commandLine } from '../access/principal.ts'
import { legalBases, privacyRecordKinds } from '../privacy/store.ts'
import { count } from './layout.ts'
import { jsonOption } from './options.ts'
import { configOf, withService } from './service.ts'
import { say, sayJson, type Terminal } from './terminal.ts'

interface Whom { readonly email?: string, readonly name?: string, readonly person?: string, readonly organisation?: string, readonly key?: string }

function whom (command: Command): Command {
  return command
    .option('--email <address>', 'a contact by e-mail address')
    .option('--name <name>', 'a contact by name')
    .option('--person <id>', 'a person, per_…')
    .option('--organisation <id>', 'at this organisation; alone: a sole trader')
}

function subject ({ email, name, person, organisation, key }: Whom) {
  return { email, name, personId: person, organisationId: organisation, keyId: key }
}

export function addPrivacy (program: Command, terminal: Terminal): void {
  const privacy = program.command('privacy').description('personal data: access, records, erasure, retention').helpCommand(false)
    .addHelpText('after', `
Examples:
  ponteverde privacy export --email name@example.org --out answer.json
  ponteverde privacy record --email name@example.org --kind notice --day 2026-11-22 --purpose "Matching" \\
    --basis legitimate_interests --source "Letter of the chamber"
  ponteverde privacy erase --email name@example.org --reason "Request of 2026-11-22"
  ponteverde privacy retain`)

  whom(privacy.command('export').description('everything that is held on a person, as JSON'))
    .option('--key <id>', 'the name of an API key')
    .option('--out <file>', 'the file to write (default: standard output)')
    .addOption(jsonOption())
    .addHelpText('after', `
The answer to an access request. It names the places in free text where the person is mentioned: read them before it leaves.
The request is noted in the audit log by digests.

Example:
  ponteverde privacy export --email name@example.org`)
    .action(async ({ out, json, ...who }: Whom & { out?: string, json?: true }) => {
      const data = await withService(terminal, { writes: true }, ({ privacy }) => privacy.access(subject(who), commandLine))
      if (out === undefined) return sayJson(terminal, data)
      await pipeline(Readable.from([`${JSON.stringify(data, null, 2)}\n`]), createWriteStream(out, { mode: 0o600 }))
      if (json) sayJson(terminal, { file: out, bytes: (await stat(out)).size })
    })

  whom(privacy.command('record').description('record that a person was told, agreed, withdrew or objected'))
    .addOption(new Option('--kind <kind>', 'what happened').choices(privacyRecordKinds).makeOptionMandatory())
    .requiredOption('--day <day>', 'when, as 2026-11-22')
    .requiredOption('--purpose <text>', 'what the data are used for')
    .addOption(new Option('--basis <basis>', 'the legal basis').choices(legalBases).makeOptionMandatory())
    .requiredOption('--source <text>', 'where it can be seen')
    .addOption(jsonOption())
    .addHelpText('after', `
Example:
  ponteverde privacy record --email name@example.org --kind consent --day 2026-11-22 --purpose "Introductions to investors" \\
    --basis consent --source "Form 12, signed"`)
    .action(async ({ kind, day, purpose, basis, source, json, ...who }: Whom & { kind: string, day: string, purpose: string, basis: string, source: string, json?: true }) => {
      const { keyId: _, ...person } = subject(who)
      const records = await withService(terminal, { writes: true }, ({ privacy }) => privacy.record({ ...person, kind, day, purpose, legalBasis: basis, source }, commandLine))
      if (json) return sayJson(terminal, records)
      say(terminal, `Recorded for ${count(records.length, 'person', 'persons')}: ${records.map(({ personId }) => personId).join(', ')}.`)
    })

  whom(privacy.command('erase').description('erase a person, a sole trader or the name of a key'))
    .option('--key <id>', 'the name of an API key')
    .requiredOption('--reason <text>', 'why: the request, or the rule')
    .addOption(jsonOption())
    .addHelpText('after', `
Goes through profiles, the trail of changes, remembered answers and import reports. Ids stay, and what the person was told and
agreed to. The audit log never held more, so it stays intact. Backups are not touched.

Examples:
  ponteverde privacy erase --email name@example.org --reason "Request of 2026-11-22"
  ponteverde privacy erase --organisation sme_0192 --reason "The sole trader asked"`)
    .action(async ({ reason, json, ...who }: Whom & { reason: string, json?: true }) => {
      const done = await withService(terminal, { writes: true }, ({ privacy }) => privacy.erase({ ...subject(who), reason }, commandLine))
      if (json) return sayJson(terminal, done)
      const { persons, contacts, records, keys, changes, rememberedAnswers, importReports, left } = done
      say(terminal, `Erased ${count(persons.length, 'person', 'persons')}: ${count(contacts, 'contact')}, ${count(records, 'record')}, ${count(keys, 'key name')}, ${count(changes, 'change')} of the trail, ${count(rememberedAnswers, 'remembered answer')}, ${count(importReports, 'import remark')}.`)
      if (left.length > 0) say(terminal, `The name still occurs in free text, perhaps as somebody else's: ${left.map(({ where, id }) => `${where} ${id}`).join(', ')}. Read these.`)
    })

  privacy.command('retain').description('erase what was kept long enough')
    .addOption(new Option('--answers-hours <n>', 'hours that remembered answers are kept (default: RETENTION_ANSWERS_HOURS)').argParser(wholeFrom(1)))
    .addOption(new Option('--contacts-days <n>', 'days that contacts nobody needs are kept (default: RETENTION_CONTACTS_DAYS)').argParser(wholeFrom(1)))
    .addOption(jsonOption())
    .addHelpText('after', `
The service does this once a day by itself; run it where the service is not always on.

Example:
  ponteverde privacy retain`)
    .action(async ({ answersHours, contactsDays, json }: { answersHours?: number, contactsDays?: number, json?: true }) => {
      const config = configOf(terminal)
      const retention = { answersHours: answersHours ?? config.RETENTION_ANSWERS_HOURS, contactsDays: contactsDays ?? config.RETENTION_CONTACTS_DAYS }
      const done = await withService(terminal, { writes: true }, ({ privacy }) => privacy.retain(retention, commandLine))
      if (json) return sayJson(terminal, done)
      say(terminal, `Erased ${count(done.contacts, 'contact')} (${count(done.organisations, 'profile')} changed) and ${count(done.rememberedAnswers, 'remembered answer')}.`)
    })
}

function wholeFrom (min: number): (text: string) => number {
  return (text) => {
    if (!/^\d{1,6}$/.test(text) || Number(text) < min) throw new InvalidArgumentError(`It can be a whole number from ${min} on.`)
    return Number(text)
  }
}
