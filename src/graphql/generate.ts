// Writes src/graphql/types.generated.ts from the SDL: `npx tsx src/graphql/generate.ts`. A test wants the committed file to be current.
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as resolvers from '@graphql-codegen/typescript-resolvers'
import { parse } from 'graphql'
import { enumTypes, mappers } from './mappers.ts'
import { readSdl } from './sdl.ts'

export const target = new URL('types.generated.ts', import.meta.url)

/** The types of resolvers, arguments and inputs, as TypeScript. */
export async function generateTypes (): Promise<string> {
  const scalars = { ID: 'string', Amount: 'number', Date: 'string', DateTime: { input: 'string', output: 'Date' } }
  const code = await codegen({
    filename: target.pathname,
    documents: [],
    schema: parse(readSdl()),
    pluginMap: { typescript, resolvers },
    plugins: [{ typescript: {} }, { resolvers: {} }],
    config: {
      strictScalars: true,
      enumsAsTypes: true,
      useTypeImports: true,
      skipTypename: true,
      scalars,
      enumValues: enumTypes,
      mappers,
      contextType: './context.ts#Context',
      inputMaybeValue: 'T | null | undefined',
      emitLegacyCommonJSImports: false
    }
  })
  // The plugin exports types as values (TS1205 under verbatimModuleSyntax).
  const typed = code.replaceAll(/^export \{ (\w+) \};$/gm, 'export type { $1 };')
  return `// Generated from schema/*.graphql by src/graphql/generate.ts. Do not edit.\n/* eslint-disable */\n${typed}`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(target, await generateTypes())
