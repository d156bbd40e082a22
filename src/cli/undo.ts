// Takes an import back.
import { Argument, type Command } from 'commander'
import { commandLine } from '../access/principal.ts'
import type { UndoResult } from '../imports/undo.ts'
import { count } from './layout.ts'
import { jsonOption } from './options.ts'
import { withService } from './service.ts'
import { say, sayJson, type Terminal } from './terminal.ts'

/** Kept records shown one by one; the others are in `--json`. */
const mostShown = 50

export function addUndo (program: Command, terminal: Terminal): void {
  program.command('undo').description('take an import back: restore what it changed unless it was edited since')
    .addArgument(new Argument('<batch>', 'id of the import: imp_…'))
    .addOption(jsonOption())
    .addHelpText('after', `
What was edited after the import stays as it is and is listed. Exit code 1 when there was any.

Example:
  ponteverde undo imp_019aab3c5d6e7f8091a2b3c4d5e6f708`)
    .action(async (batch: string, { json }: { readonly json?: true }) => {
      const result = await withService(terminal, { writes: true }, (service) => service.imports.undo(batch, commandLine))
      if (json) sayJson(terminal, result)
      else say(terminal, undoReport(result))
      if (result.kept.length > 0) terminal.exitCode = 1
    })
}

function undoReport ({ id, restored, removed, kept }: UndoResult): string {
  const lines = [`${id} is undone: ${count(restored, 'record')} restored, ${removed.toLocaleString('en')} removed, ${kept.length.toLocaleString('en')} kept.`]
  for (const { recordId, message } of kept.slice(0, mostShown)) lines.push(`  ${recordId}  ${message}`)
  if (kept.length > mostShown) lines.push(`  … and ${count(kept.length - mostShown, 'more record')}; --json lists them.`)
  return lines.join('\n')
}
