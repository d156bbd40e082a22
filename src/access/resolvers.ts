// GraphQL edge of keys, and of the question who one is.
import { orRefusal, orRuleRefusal } from '../graphql/refusals.ts'
import type { Resolvers } from '../graphql/types.generated.ts'
import type { KeyInput } from './key-input.ts'
import { apiKeyView, madeKeyView, rotatedKeyView, viewerView } from './view.ts'

export const accessResolvers: Resolvers = {
  Query: {
    me: (_, _args, { principal }) => viewerView(principal),
    apiKeys: async (_, _args, { keys, principal, now }) => (await keys.list(principal)).map((key) => apiKeyView(key, now()))
  },
  Mutation: {
    // The use case checks roles and scopes by name, as it does for REST.
    createApiKey: (_, { input }, { keys, principal, now }) => orRefusal(keys.create(input as KeyInput, principal).then((made) => madeKeyView(made, now()))),
    rotateApiKey: (_, { id, ...rotation }, { keys, principal, now }) => orRefusal(keys.rotate(id, rotation, principal).then((made) => rotatedKeyView(made, now()))),
    revokeApiKey: (_, { id }, { keys, principal, now }) => orRuleRefusal(keys.revoke(id, principal).then((key) => apiKeyView(key, now())))
  },
  ApiKeyMadeResult: { __resolveType: (result) => '__typename' in result ? result.__typename : 'ApiKeyMade' },
  ApiKeyRotatedResult: { __resolveType: (result) => '__typename' in result ? result.__typename : 'ApiKeyRotated' },
  ApiKeyResult: { __resolveType: (result) => '__typename' in result ? result.__typename : 'ApiKey' }
}
