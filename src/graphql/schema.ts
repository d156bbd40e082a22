// The executable schema: the SDL with the rooms' resolvers, our scalars and the enum values used inside.
import { makeExecutableSchema } from '@graphql-tools/schema'
import { buildSchema, defaultFieldResolver, isObjectType, type GraphQLSchema } from 'graphql'
import { accessResolvers } from '../access/resolvers.ts'
import { auditResolvers } from '../audit/resolvers.ts'
import { catalogueResolvers } from '../catalogues/resolvers.ts'
import { claimResolvers } from '../claims/resolvers.ts'
import { importResolvers } from '../imports/resolvers.ts'
import { investorResolvers } from '../investors/resolvers.ts'
import { matchingResolvers } from '../matching/resolvers.ts'
import { privacyResolvers } from '../privacy/resolvers.ts'
import { profileResolvers } from '../profiles/resolvers.ts'
import { smeResolvers } from '../smes/resolvers.ts'
import { internalEnums } from './enums.ts'
import { scalars } from './scalars.ts'
import { readSdl } from './sdl.ts'

/**
 * Compiled queries read what a view holds and call no function there. Fields that views answer by functions, those with
 * arguments and counts, are told to be resolved as the specification's reference does.
 */
function resolveFunctions (schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      if (field.args.length > 0 || field.name === 'totalCount') field.resolve ??= defaultFieldResolver
    }
  }
  return schema
}

/** A new instance each time: loaders are attached to it. */
export function createSchema (): GraphQLSchema {
  const typeDefs = readSdl()
  return resolveFunctions(makeExecutableSchema({
    typeDefs,
    resolvers: [internalEnums(buildSchema(typeDefs)), scalars, accessResolvers, auditResolvers, privacyResolvers, profileResolvers, smeResolvers, investorResolvers, claimResolvers, importResolvers, matchingResolvers, catalogueResolvers]
  }))
}
