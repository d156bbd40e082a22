// GraphQL edge of imports: how far they are, once or as it happens; and of mappings.
import { setTimeout as sleep } from 'node:timers/promises'
import { demand } from '../access/demand.ts'
import type { Principal } from '../access/principal.ts'
import { invalid, Problem } from '../errors.ts'
import { orRefusal, orRuleRefusal, type Removed } from '../graphql/refusals.ts'
import type { Resolvers } from '../graphql/types.generated.ts'
import type { Imports } from './imports.ts'
import { importMappingView, progressView, type ImportProgressView } from './view.ts'

/** How often a batch is looked at, in milliseconds: it may be another process that works on it. */
const interval = 500

export const importResolvers: Pick<Resolvers, 'Query' | 'Mutation' | 'Subscription' | 'ImportMapping' | 'ImportMappingResult'> = {
  Query: {
    importProgress: async (_, { id }, { imports, principal }) => {
      const progress = await imports.progress(id, principal)
      return progress === undefined ? null : progressView(progress)
    },
    importMappings: async (_, _args, { mappings, principal }) => (await mappings.list(principal)).map(importMappingView),
    importMapping: async (_, { id }, { mappings, principal }) => {
      const mapping = await mappings.find(id, principal)
      return mapping === undefined ? null : importMappingView(mapping)
    }
  },
  Mutation: {
    saveImportMapping: (_, { mapping, version }, { mappings, principal }) => orRefusal((async () => {
      demand(principal, 'settings:write')
      return importMappingView(await mappings.save(fromJson(mapping), version ?? undefined, principal))
    })()),
    removeImportMapping: (_, { id, version }, { mappings, principal }) => orRuleRefusal(mappings.remove({ id, version }, principal).then((): Removed => ({ __typename: 'Removed', id })))
  },
  ImportMapping: { mapping: ({ mapping }) => JSON.stringify(mapping) },
  ImportMappingResult: { __resolveType: (result) => '__typename' in result ? result.__typename : 'ImportMapping' },
  Subscription: {
    importProgress: {
      subscribe: async (_, { id }, { imports, principal }) => {
        const first = await imports.progress(id, principal)
        if (first === undefined) throw new Problem('NOT_FOUND', `There is no import '${id}'.`)
        return watch(id, imports, principal)
      }
    }
  }
}

/** @throws Problem VALIDATION_FAILED for a text that is no JSON */
function fromJson (text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw invalid([{ pointer: '/mapping', code: 'malformed_json', message: `The mapping is not JSON: ${error instanceof Error ? error.message : String(error)}` }])
  }
}

/** Each state of the import once, until nobody works on it any more. */
async function * watch (id: string, imports: Imports, principal: Principal): AsyncGenerator<{ importProgress: ImportProgressView }> {
  for (let told = ''; ;) {
    const progress = await imports.progress(id, principal)
    if (progress === undefined) return
    const view = progressView(progress)
    if (JSON.stringify(view) !== told) yield { importProgress: view }
    told = JSON.stringify(view)
    if (progress.state !== 'running' && progress.state !== 'undoing') return
    await sleep(interval)
  }
}
