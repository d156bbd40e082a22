// Mappings in the database: upload, list, show and remove them.
import { Argument, type Command } from 'commander'
import { commandLine } from '../access/principal.ts'
import { importMappingView } from '../imports/view.ts'
import { CommandFailure } from './failure.ts'
import { table } from './layout.ts'
import { mappingFile } from './mapping.ts'
import { jsonOption } from './options.ts'
import { withService } from './service.ts'
import { say, sayJson, type Terminal } from './terminal.ts'

interface Json { readonly json?: true }

export function addMappings (program: Command, terminal: Terminal): void {
  const mappings = program.command('mappings').description('upload, list, show and remove mappings of imports').helpCommand(false)
    .addHelpText('after', `
A mapping says what the columns of somebody else's table mean. An uploaded one is known by its id to every import.

Examples:
  ponteverde mappings save fair.mapping.json
  ponteverde import fair.csv --mapping fair-catalogue --dry-run
  ponteverde mappings show it-innovative-register > mine.mapping.json
  ponteverde mappings remove fair-catalogue`)

  mappings.command('list').description('list shipped and uploaded mappings')
    .addOption(jsonOption())
    .action(async ({ json }: Json) => {
      const found = (await withService(terminal, { writes: false }, ({ mappings }) => mappings.list(commandLine))).map(importMappingView)
      if (json) return sayJson(terminal, found.map(({ mapping: _, ...view }) => view))
      say(terminal, table(['mapping', 'kind', 'edition', 'from', 'title'], found.map(({ id, kind, edition, shipped, savedAt, savedBy, title }) => [id, kind, edition, shipped ? 'shipped' : `${savedBy}, ${savedAt?.toISOString().slice(0, 10)}`, title])))
    })

  mappings.command('show').description('print a mapping as JSON')
    .addArgument(new Argument('<id>', 'its id, as "mappings list" shows it'))
    .addOption(jsonOption())
    .addHelpText('after', `
Example:
  ponteverde mappings show it-innovative-register > mine.mapping.json`)
    .action(async (id: string, { json }: Json) => {
      const found = await withService(terminal, { writes: false }, ({ mappings }) => mappings.find(id, commandLine))
      if (found === undefined) throw missing(id)
      if (json) return sayJson(terminal, importMappingView(found))
      terminal.stdout.write(`${JSON.stringify(found.mapping, null, 2)}\n`)
    })

  mappings.command('save').description('upload a mapping, new or in place of the one with its id')
    .addArgument(new Argument('<file>', 'a JSON file'))
    .addOption(jsonOption())
    .addHelpText('after', `
Example:
  ponteverde mappings save fair.mapping.json`)
    .action(async (file: string, { json }: Json) => {
      const given = await mappingFile(file, `The mapping ${file} cannot be read`)
      const saved = await withService(terminal, { writes: true }, async ({ mappings }) => {
        const id: unknown = typeof given === 'object' && given !== null && 'id' in given ? given.id : undefined
        // Whoever holds the database means to replace what stands.
        const before = typeof id === 'string' ? await mappings.find(id, commandLine) : undefined
        return importMappingView(await mappings.save(given, before?.stored?.version, commandLine))
      })
      const { mapping: _, ...view } = saved
      if (json) return sayJson(terminal, view)
      say(terminal, `${saved.id} is uploaded (edition ${saved.edition}). Use it: ponteverde import FILE --mapping ${saved.id}`)
    })

  mappings.command('remove').description('remove an uploaded mapping; what was imported by it stays')
    .addArgument(new Argument('<id>', 'its id, as "mappings list" shows it'))
    .addOption(jsonOption())
    .addHelpText('after', `
Example:
  ponteverde mappings remove fair-catalogue`)
    .action(async (id: string, { json }: Json) => {
      await withService(terminal, { writes: true }, async ({ mappings }) => {
        const found = await mappings.find(id, commandLine)
        if (found === undefined) throw missing(id)
        await mappings.remove({ id, version: found.stored?.version ?? 0 }, commandLine)
      })
      if (json) return sayJson(terminal, { id, removed: true })
      say(terminal, `${id} is removed.`)
    })
}

function missing (id: string): CommandFailure {
  return new CommandFailure(`There is no mapping '${id}'. "ponteverde mappings list" shows those there are.`)
}
