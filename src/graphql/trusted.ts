// Trusted documents: the only operations that a production front end sends, known beforehand by the SHA-256 of their text.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse, validate, type GraphQLSchema } from 'graphql'
import { z } from 'zod'
import { may, type Principal } from '../access/principal.ts'
import { ConfigError } from '../config.ts'
import { Problem } from '../errors.ts'
import { checkSize, checkText, limits } from './limits.ts'
import type { GraphqlParameters } from './protocol.ts'

/** By the SHA-256 of its text, hexadecimal: the document. */
export type TrustedDocuments = ReadonlyMap<string, string>

const Manifest = z.record(z.string(), z.string(), { error: 'it is one JSON object: {"<SHA-256 of the text>": "query …"}' })

/** The SHA-256 of a document's text, as clients name it. */
export function digestOf (text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/**
 * The documents of a JSON file (`{"<sha256>": "query …"}`, with or without `sha256:` before it) or of a folder's .graphql files.
 * @throws ConfigError listing every one that is misnamed, or that this schema or its limits would refuse
 */
export function readTrusted (path: string, schema: GraphQLSchema): TrustedDocuments {
  const faults: string[] = []
  const found = new Map<string, string>()
  for (const { name, text } of entriesOf(path)) {
    const id = digestOf(text)
    if (name !== undefined && bare(name) !== id) faults.push(`${name}: not the SHA-256 of its text, which is ${id}`)
    const wrong = faultOf(text, schema)
    if (wrong !== undefined) faults.push(`${name ?? id}: ${wrong}`)
    found.set(id, text)
  }
  if (faults.length > 0) throw new ConfigError(`GRAPHQL_TRUSTED_DOCUMENTS cannot be used:\n${faults.map((fault) => `✖ ${fault}`).join('\n')}`)
  return found
}

/** `name` is what the file calls a document; files of a folder are called by what they hold. */
function entriesOf (path: string): ReadonlyArray<{ readonly name: string | undefined, readonly text: string }> {
  try {
    if (statSync(path).isDirectory()) {
      return readdirSync(path).filter((name) => /\.(?:graphql|gql)$/.test(name)).sort().map((name) => ({ name: undefined, text: readFileSync(join(path, name), 'utf8') }))
    }
    const manifest = Manifest.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    if (!manifest.success) throw new Error(manifest.error.issues[0]?.message ?? 'it cannot be read')
    return Object.entries(manifest.data).map(([name, text]) => ({ name, text }))
  } catch (error) {
    throw new ConfigError(`GRAPHQL_TRUSTED_DOCUMENTS cannot be used: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function faultOf (text: string, schema: GraphQLSchema): string | undefined {
  try {
    checkText(text)
    const document = parse(text, { maxTokens: limits.tokens })
    checkSize(document)
    return validate(schema, document)[0]?.message
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function bare (name: string): string {
  return name.replace(/^sha256:/i, '').toLowerCase()
}

/**
 * The text of the document that a request means. Where documents are trusted, others are an admin's only.
 * @param digest answers as `digestOf` does
 * @throws Problem INVALID_QUERY for one that is not known, FORBIDDEN, UNAUTHENTICATED for one that is not trusted
 */
export function textOf ({ query, documentId }: GraphqlParameters, documents: TrustedDocuments | undefined, principal: Principal, digest = digestOf): string {
  if (query === undefined) {
    const known = documents?.get(bare(documentId ?? ''))
    if (known !== undefined) return known
    throw new Problem('INVALID_QUERY', documents === undefined ? 'No documents are kept here: send the document itself as \'query\'.' : 'There is no trusted document of this id.')
  }
  if (documents === undefined || may(principal, 'settings:write') || documents.has(digest(query))) return query
  throw new Problem(principal.role === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN', 'Only trusted documents are answered here, by their SHA-256 as \'documentId\'; admins may send others.')
}
