// What the documents promise is what the code does: tables, versions, commands, paths.
import { existsSync, readFileSync } from 'node:fs'
import t from 'tap'
import { parse } from 'yaml'
import { Env } from '../src/config.ts'
import { problems } from '../src/errors.ts'

const root = new URL('..', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const readme = read('README.md')
const manifest = JSON.parse(read('package.json')) as { version: string, license: string, scripts: Record<string, string> }

/** The part of a document beneath a heading, up to the next of the same level. */
function section (document: string, heading: string): string {
  const [, after] = document.split(new RegExp(`^${heading}\\s*$`, 'm'))
  if (after === undefined) throw new Error(`There is no heading '${heading}'.`)
  return after.split(/^## /m)[0] ?? ''
}

/** The first column of every table in a text, without its backticks; header and rule left out. */
function firstColumn (text: string): string[] {
  return [...text.matchAll(/^\|\s*`([^`|]+)`\s*\|/gm)].map(([, cell]) => cell ?? '')
}

t.test('the error table of README has every code, with its status, and no other', async (t) => {
  const table = section(readme, '## Errors')
  t.strictSame(firstColumn(table).sort(), Object.keys(problems).sort())
  for (const [code, { status }] of Object.entries(problems)) t.match(table, new RegExp(`^\\|\\s*\`${code}\`\\s*\\|\\s*${status}\\s*\\|`, 'm'), `${code} is ${status}`)
})

t.test('the configuration table of README has every key, and no other', async (t) => {
  t.strictSame(firstColumn(section(readme, '## Configuration')).sort(), Object.keys(Env.shape).sort())
})

t.test('README begins with the two commands that try and test the service', async (t) => {
  for (const command of ['npm ci && npm start', 'npm ci && npm test']) t.ok(readme.includes(command), command)
})

t.test('every command, path and link of the documents is there', async (t) => {
  for (const document of ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'seeds/README.md', 'src/scoring/README.md']) {
    const text = read(document)
    for (const [, script] of text.matchAll(/npm run ([a-z:-]+)/g)) t.ok(script !== undefined && script in manifest.scripts, `${document}: npm run ${script}`)
    for (const [, path = ''] of text.matchAll(/`((?:src|test|schema|seeds|drizzle|examples|bench)\/[\w./-]*)`/g)) t.ok(existsSync(new URL(path, root)), `${document}: ${path}`)
    for (const [, link = ''] of text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)) t.ok(existsSync(new URL(link, new URL(document, root))), `${document}: link to ${link}`)
  }
})

t.test('the changelog has what is unreleased on top, and names the version that is released', async (t) => {
  const headings = [...read('CHANGELOG.md').matchAll(/^## \[([^\]]+)\](?: - (\d{4}-\d\d-\d\d))?$/gm)]
  t.equal(headings[0]?.[1], 'Unreleased')
  const [released] = headings.slice(1)
  if (released !== undefined) t.equal(released[1], manifest.version, 'the newest release is the version of the package')
  for (const [, version, day] of headings.slice(1)) t.ok(day, `${version} has its day`)
})

t.test('publiccode.yml holds what the standard asks for, and the version and licence of the package', async (t) => {
  const described = parse(read('publiccode.yml')) as {
    softwareVersion: string
    description: Record<string, { shortDescription: string, longDescription: string, features: string[] }>
    [key: string]: unknown
  }
  t.equal(described.softwareVersion, manifest.version)
  t.match(described, {
    publiccodeYmlVersion: /^0\.[45]$/,
    name: 'Ponte Verde',
    url: /^https:/,
    platforms: Array,
    categories: Array,
    developmentStatus: /^(concept|development|beta|stable|obsolete)$/,
    softwareType: /^standalone\//,
    legal: { license: manifest.license },
    maintenance: { type: /^(internal|contract|community|none)$/ },
    localisation: { localisationReady: true, availableLanguages: ['it', 'en', 'zh'] }
  })
  for (const language of ['it', 'en']) {
    const { shortDescription = '', longDescription = '', features = [] } = described.description[language] ?? {}
    t.ok(shortDescription.length > 0 && shortDescription.length <= 150, `${language}: the short description has at most 150 characters`)
    t.ok(longDescription.length >= 150 && longDescription.length <= 10_000, `${language}: the long description has 150 to 10000 characters`)
    t.ok(features.length > 0, `${language}: features`)
  }
})

t.test('the licence of the code and the notice for the lists are there', async (t) => {
  t.equal(manifest.license, 'Apache-2.0')
  const license = read('LICENSE')
  t.match(license, /Apache License\s+Version 2\.0, January 2004/)
  t.match(license, /END OF TERMS AND CONDITIONS/)
  const notice = read('seeds/NOTICE')
  for (const owner of ['European Commission', 'Eurostat', 'ISTAT', 'EFRAG']) t.match(notice, owner)
})
