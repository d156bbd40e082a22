// The style is neostandard's. On top of it: a promise nobody awaits is an error, and the dependency rule
// (CONTRIBUTING.md): arrows point inwards, and a file's place says what it may import.
import neostandard, { plugins, resolveIgnoresFromGitignore } from 'neostandard'

const typescript = plugins['typescript-eslint'].plugin

const storage = {
  regex: '^(drizzle-orm|drizzle-kit|better-sqlite3|better-sqlite3-v13|pg)(/|$)',
  message: 'Only src/storage imports drizzle or a driver: ask the store for a unit of work in the words of your room.'
}
const storageFolder = {
  regex: '^\\.{1,2}/(.*/)?storage/',
  message: 'Only app.ts, main.ts and the command line open a store; everything else is handed one.'
}
const transport = {
  regex: '^(@?fastify(-.*)?|@?mercurius(-.*|js)?|graphql(-.*)?|@graphql-tools)(/|$)',
  message: 'Rules, use cases and storage know nothing of HTTP or GraphQL: that belongs to routes.ts, documents.ts and resolvers.ts.'
}
const transportFolders = {
  regex: '^\\.{1,2}/(.*/)?(http|graphql|cli)/',
  message: 'Arrows point inwards: http, graphql and cli import the rooms, never the other way round.'
}
const edges = {
  regex: '^\\.{1,2}/(.*/)?([a-z-]+-)?(routes|documents|resolvers|loaders)\\.ts$',
  message: "Arrows point inwards: a room's doors (routes, documents, resolvers, loaders) import its use cases, never the other way round."
}
const composition = {
  regex: '^(\\.\\./)+(app|main|cli|serve|service|import-thread)\\.ts$',
  message: 'Arrows point inwards: no room imports the place where everything meets.'
}
const server = {
  regex: '^(\\.\\./)+(app|main|cli|serve|import-thread)\\.ts$',
  message: 'Arrows point inwards: the doors are built by app.ts and know no more than the type of the service behind them.'
}
const processModule = {
  regex: '^(node:)?process$',
  message: 'Use the global process, and let main.ts or cli.ts read the environment.'
}
const packages = {
  regex: '^[^.]',
  message: 'The scoring engine is plain data in, plain data out: it imports no package, of ours or of others.'
}
const fromScoring = {
  message: 'The scoring engine knows nothing of the service: move what it needs into src/scoring.'
}
const rooms = {
  regex: '^\\./([^/]+/|(app|main|cli|serve|service|import-thread)\\.ts$)',
  message: 'What every room uses knows no room, and not where everything meets.'
}

const gatheredLogs = {
  regex: '^(\\.\\./)+src/app\\.ts$',
  message: 'Tests build the service by test/app.ts, so that its logs are looked through at the end of the run.'
}

const edgeFiles = 'src/*/**/*{routes,documents,resolvers,loaders}.ts'
const outerFolders = 'src/{scoring,storage,http,graphql,cli}/**'
const compositionFiles = 'src/{app,main,cli,serve,service,import-thread}.ts'

/** One entry for each kind of file; a file is of one kind only, since a later entry would replace an earlier one's patterns. */
const dependencyRule = [
  allow('scoring', { files: ['src/scoring/*.ts'] }, [packages, { ...fromScoring, regex: '^\\.\\./' }]),
  allow('scoring/criteria', { files: ['src/scoring/*/*.ts'] }, [packages, { ...fromScoring, regex: '^\\.\\./\\.\\./' }]),
  allow('shared', { files: ['src/*.ts'], ignores: [compositionFiles] }, [storage, transport, rooms, processModule]),
  allow('rooms', { files: ['src/*/**/*.ts'], ignores: [outerFolders, edgeFiles] }, [storage, storageFolder, transport, transportFolders, edges, composition, processModule]),
  allow('edges', { files: [edgeFiles, 'src/{http,graphql}/**/*.ts'] }, [storage, storageFolder, server, processModule]),
  allow('storage', { files: ['src/storage/**/*.ts'] }, [transport, transportFolders, edges, composition, processModule]),
  allow('composition', { files: [compositionFiles, 'src/cli/**/*.ts'] }, [storage]),
  allow('tests', { files: ['test/**/*.ts'], ignores: ['test/app.ts'] }, [gatheredLogs])
]

/** Files that may import whatever none of the patterns matches: not by a statement, nor by `import()`, nor in a type. */
function allow (name, files, patterns) {
  return {
    name: `ponteverde/imports/${name}`,
    ...files,
    rules: {
      'no-restricted-imports': ['error', { patterns }],
      'no-restricted-syntax': ['error', ...patterns.flatMap(({ regex, message }) =>
        // A selector's regular expression ends at the next slash, whatever stands before it.
        ['ImportExpression', 'TSImportType'].map((node) => ({ selector: `${node}[source.value=/${regex.replaceAll('/', '\\u002F')}/]`, message })))]
    }
  }
}

export default [
  ...neostandard({ ts: true, noJsx: true, ignores: [...resolveIgnoresFromGitignore(), 'src/graphql/types.generated.ts'] }),
  {
    name: 'ponteverde/typescript',
    files: ['**/*.ts'],
    plugins: { '@typescript-eslint': typescript },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      // A shape and its type share one name: `const Sme = z.object(…)`, `type Sme = z.infer<typeof Sme>`. The compiler sees real doubles.
      '@typescript-eslint/no-redeclare': 'off'
    }
  },
  {
    name: 'ponteverde/promises',
    files: ['src/**/*.ts', 'test/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', {
        // tap itself waits for its subtests.
        allowForKnownSafePromises: [{ from: 'package', package: '@tapjs/core', name: 'PromiseWithSubtest' }]
      }]
    }
  },
  {
    name: 'ponteverde/environment',
    files: ['src/**/*.ts'],
    ignores: ['src/{main,cli}.ts'],
    rules: {
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Only main.ts and cli.ts read the environment, through src/config.ts; everything else is given its configuration.' }]
    }
  },
  ...dependencyRule
]
