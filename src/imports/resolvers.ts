// GraphQL edge of imports: how far they are, once or as it happens.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Principal } from '../access/principal.ts'
import { Problem } from '../errors.ts'
import type { Resolvers } from '../graphql/types.generated.ts'
import type { Imports } from './imports.ts'
import { progressView, type ImportProgressView } from './view.ts'

/** How often a batch is looked at, in milliseconds: it may be another process that works on it. */
const interval = 500

export const importResolvers: Pick<Resolvers, 'Query' | 'Subscription'> = {
  Query: {
    importProgress: async (_, { id }, { imports, principal }) => {
      const progress = await imports.progress(id, principal)
      return progress === undefined ? null : progressView(progress)
    }
  },
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
