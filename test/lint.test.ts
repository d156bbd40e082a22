// The lint rules of our own: each kind of file, with what it may import and what it may not.
import { ESLint, type Linter } from 'eslint'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const cwd = fileURLToPath(new URL('..', import.meta.url))
/** Without types: nothing here but the rules on imports and the environment, which need none and so may judge files that do not exist. */
const withoutTypes: Linter.Config = {
  languageOptions: { parserOptions: { projectService: false } },
  rules: { '@typescript-eslint/no-floating-promises': 'off' }
}
const eslint = new ESLint({ cwd, overrideConfig: withoutTypes })

/** The rules of ours that a file of this text at this place would break. */
async function broken (filePath: string, text: string, linter: ESLint = eslint): Promise<string[]> {
  const [result] = await linter.lintText(`${text}\n`, { filePath })
  const ours = (result?.messages ?? []).filter(({ fatal, ruleId }) => fatal === true || /restricted|promises|any/.test(ruleId ?? ''))
  return ours.map(({ fatal, ruleId, message }) => fatal === true ? message : ruleId ?? '')
}

const imports = (from: string): string => `import { it } from '${from}'\nit()`
const uses: readonly (readonly [how: string, rule: string, text: (from: string) => string])[] = [
  ['a statement', 'no-restricted-imports', imports],
  ['a type', 'no-restricted-imports', (from) => `import type { It } from '${from}'\nexport const it: It = 1`],
  ['a re-export', 'no-restricted-imports', (from) => `export { it } from '${from}'`],
  ['import()', 'no-restricted-syntax', (from) => `export const it = await import('${from}')`],
  ['an inline type', 'no-restricted-syntax', (from) => `export type It = import('${from}').It`]
]

const kinds: readonly { readonly kind: string, readonly file: string, readonly may: readonly string[], readonly mayNot: readonly string[] }[] = [
  {
    kind: 'the scoring engine',
    file: 'src/scoring/engine.ts',
    may: ['./types.ts', './criteria/sector.ts'],
    mayNot: ['../fold.ts', '../errors.ts', '../catalogues/catalogue.ts', '../storage/open.ts', 'fastify', 'mercurius', 'drizzle-orm', 'pg', 'zod', 'node:fs']
  },
  {
    kind: 'a criterion',
    file: 'src/scoring/criteria/sector.ts',
    may: ['../types.ts', './taxonomy.ts'],
    mayNot: ['../../fold.ts', '../../smes/sme.ts', 'zod', 'fastify', 'drizzle-orm/pg-core']
  },
  {
    kind: 'what every room uses',
    file: 'src/errors.ts',
    may: ['zod', './fold.ts', 'node:crypto'],
    mayNot: ['./smes/sme.ts', './storage/open.ts', 'fastify', 'graphql', 'drizzle-orm', './app.ts', 'node:process']
  },
  {
    kind: "a room's rules",
    file: 'src/smes/sme.ts',
    may: ['zod', '../scoring/types.ts', '../errors.ts', '../config.ts', '../investors/investor.ts', './store.ts', 'node:crypto'],
    mayNot: ['fastify', 'fastify-plugin', 'fastify-type-provider-zod', '@fastify/multipart', 'mercurius', 'graphql', 'drizzle-orm', 'better-sqlite3', 'pg', '../storage/open.ts', '../http/etag.ts', '../graphql/enums.ts', '../cli/match-table.ts', './routes.ts', './documents.ts', '../claims/resolvers.ts', '../app.ts', '../service.ts', 'node:process']
  },
  {
    kind: "a room's use cases, in a folder of theirs",
    file: 'src/matching/sentences/index.ts',
    may: ['../match.ts', '../../scoring/outcome.ts', '../../profiles/store.ts'],
    mayNot: ['fastify', '../../storage/store.ts', '../../http/plugin.ts', '../../graphql/context.ts', '../routes.ts', '../../main.ts']
  },
  {
    kind: 'routes',
    file: 'src/smes/routes.ts',
    may: ['fastify', 'zod', './smes.ts', '../http/route.ts', '../access/principal.ts', '../storage-notes/list.ts'],
    mayNot: ['drizzle-orm', 'drizzle-orm/sqlite-core', 'better-sqlite3', 'pg', '../storage/open.ts', '../storage/tables.ts', '../app.ts', 'node:process']
  },
  {
    kind: 'what REST shows of a room',
    file: 'src/smes/documents.ts',
    may: ['zod', '../http/bodies.ts', '../profiles/documents.ts', './input.ts'],
    mayNot: ['drizzle-orm', '../storage/store.ts', '../serve.ts']
  },
  {
    kind: 'resolvers',
    file: 'src/matching/resolvers.ts',
    may: ['graphql', 'mercurius', '../graphql/types.generated.ts', './matching.ts'],
    mayNot: ['drizzle-orm', 'pg', '../storage/store.ts', '../main.ts']
  },
  {
    kind: 'what the two doors share',
    file: 'src/graphql/plugin.ts',
    may: ['mercurius', 'fastify-plugin', '../matching/resolvers.ts', './context.ts', '../service.ts'],
    mayNot: ['drizzle-orm', '../storage/open.ts', '../app.ts']
  },
  {
    kind: 'storage',
    file: 'src/storage/profiles.ts',
    may: ['drizzle-orm', 'drizzle-orm/pg-core', 'better-sqlite3', 'pg', '../profiles/store.ts', '../smes/sme.ts', '../fold.ts', './tables.ts'],
    mayNot: ['fastify', '@fastify/static', 'mercurius', 'graphql', '../http/etag.ts', '../graphql/enums.ts', '../smes/routes.ts', '../matching/resolvers.ts', '../app.ts']
  },
  {
    kind: 'the place where everything meets',
    file: 'src/service.ts',
    may: ['./storage/open.ts', './smes/smes.ts', './matching/matching.ts', './scoring/engine.ts'],
    mayNot: ['drizzle-orm', 'pg', 'better-sqlite3']
  },
  {
    kind: 'the server',
    file: 'src/app.ts',
    may: ['fastify', './storage/open.ts', './graphql/plugin.ts', './smes/routes.ts', './matching/resolvers.ts', './scoring/engine.ts'],
    mayNot: ['drizzle-orm', 'pg', 'better-sqlite3']
  }
]

for (const { kind, file, may, mayNot } of kinds) {
  t.test(`${kind}: ${file}`, async (t) => {
    for (const from of may) t.strictSame(await broken(file, imports(from)), [], `may import ${from}`)
    for (const from of mayNot) t.strictSame(await broken(file, imports(from)), ['no-restricted-imports'], `may not import ${from}`)
  })
}

t.test('a forbidden import is found however it is written', async (t) => {
  for (const [how, rule, text] of uses) {
    for (const [file, from] of [['src/smes/smes.ts', '../storage/store.ts'], ['src/scoring/criteria/cam.ts', '../../fold.ts'], ['src/app.ts', 'drizzle-orm']] as const) {
      t.strictSame(await broken(file, text(from)), [rule], `${how} of ${from} in ${file}`)
    }
    t.strictSame(await broken('src/smes/smes.ts', text('../errors.ts')), [], `${how} of what is allowed`)
  }
})

t.test('a message says what to do instead', async (t) => {
  const [result] = await eslint.lintText("import { eq } from 'drizzle-orm'\neq()\n", { filePath: 'src/smes/smes.ts' })
  t.match(result?.messages[0]?.message, /ask the store for a unit of work/)
})

t.test('the environment is read in main.ts and cli.ts alone', async (t) => {
  for (const text of ["export const port = process.env['PORT']", 'export const { env } = process', 'export const everything = { ...process.env }']) {
    for (const file of ['src/config.ts', 'src/app.ts', 'src/smes/smes.ts', 'src/storage/open.ts', 'src/cli/serve.ts']) {
      t.strictSame(await broken(file, text), ['no-restricted-properties'], `${text} in ${file}`)
    }
    for (const file of ['src/main.ts', 'src/cli.ts', 'test/config.test.ts']) t.strictSame(await broken(file, text), [], `${text} in ${file}`)
  }
})

t.test('a promise nobody awaits is an error; a subtest of tap is awaited by tap', async (t) => {
  const typed = new ESLint({ cwd })
  const rule = '@typescript-eslint/no-floating-promises'
  t.strictSame(await broken('src/fold.ts', 'async function later () {}\nlater()', typed), [rule])
  t.strictSame(await broken('src/fold.ts', 'async function later () {}\nawait later()', typed), [])
  t.strictSame(await broken('test/lint.test.ts', "import t from 'tap'\nt.test('a subtest', async (t) => { t.rejects(Promise.reject(new Error('no'))) })", typed), [rule])
  t.strictSame(await broken('test/lint.test.ts', "import t from 'tap'\nt.test('a subtest', async (t) => { await t.rejects(Promise.reject(new Error('no'))) })", typed), [])
})

t.test('any is an error', async (t) => {
  t.strictSame(await broken('src/smes/smes.ts', 'export const it: any = 1'), ['@typescript-eslint/no-explicit-any'])
})
