// README's tables of roles and fields are the rules themselves: README_UPDATE=1 writes them anew, otherwise they must be equal.
import { readFileSync, writeFileSync } from 'node:fs'
import t from 'tap'
import { fieldsTable, rolesTable } from '../../src/access/tables.ts'

const file = new URL('../../README.md', import.meta.url)

function between (text: string, marker: string): readonly [from: number, to: number] {
  const begin = `<!-- ${marker} -->\n`
  const [from, to] = [text.indexOf(begin), text.indexOf(`\n<!-- /${marker} -->`)]
  if (from === -1 || to === -1) throw new Error(`README has no part marked ${marker}.`)
  return [from + begin.length, to]
}

t.test('README’s tables of who may do and see what are made from the rules', async (t) => {
  for (const [marker, table] of [['roles', rolesTable()], ['fields', fieldsTable()]] as const) {
    let text = readFileSync(file, 'utf8')
    if (process.env['README_UPDATE'] === '1') {
      const [from, to] = between(text, marker)
      text = text.slice(0, from) + table + text.slice(to)
      writeFileSync(file, text)
    }
    t.equal(text.slice(...between(text, marker)), table, marker)
  }
})
