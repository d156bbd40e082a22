// The files of the GraphiQL page, and the build step that brings them together: `node dist/graphql/graphiql-files.js`.
// GraphiQL and React are needed for building only, so what is built holds copies of them.
import { copyFileSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

interface PageFile {
  /** Where it lies once built. */
  readonly own: string
  /** Where it comes from. Throws when a library is not installed. */
  readonly source: () => string
}

const require = createRequire(import.meta.url)
const folder = fileURLToPath(new URL('graphiql/', import.meta.url))
const sources = fileURLToPath(new URL('../../src/graphql/graphiql/', import.meta.url))

function ours (name: string): PageFile {
  return { own: join(folder, name), source: () => join(sources, name) }
}

function library (name: string, packageName: string, path: string): PageFile {
  return { own: join(folder, name), source: () => join(dirname(require.resolve(`${packageName}/package.json`)), path) }
}

/** By the name they are served under. */
export const files = {
  'index.html': ours('index.html'),
  'page.css': ours('page.css'),
  'start.js': ours('start.js'),
  'graphiql.min.js': library('graphiql.min.js', 'graphiql', 'graphiql.min.js'),
  'graphiql.min.css': library('graphiql.min.css', 'graphiql', 'graphiql.min.css'),
  'graphiql.license.txt': library('graphiql.license.txt', 'graphiql', 'LICENSE'),
  'react.production.min.js': library('react.production.min.js', 'react', 'umd/react.production.min.js'),
  'react-dom.production.min.js': library('react-dom.production.min.js', 'react-dom', 'umd/react-dom.production.min.js'),
  'react.license.txt': library('react.license.txt', 'react', 'LICENSE')
} as const satisfies Readonly<Record<string, PageFile>>

/** Copies every file to the folder the built service reads. */
export function copyFiles (target: string = folder): void {
  mkdirSync(target, { recursive: true })
  for (const [name, { source }] of Object.entries(files)) copyFileSync(source(), join(target, name))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) copyFiles()
