// The executable schema: the SDL with the rooms' resolvers, our scalars and the enum values used inside.
import { makeExecutableSchema } from '@graphql-tools/schema'
import { buildSchema, type GraphQLSchema } from 'graphql'
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

/** A new instance each time: loaders are attached to it. */
export function createSchema (): GraphQLSchema {
  const typeDefs = readSdl()
  return makeExecutableSchema({
    typeDefs,
    resolvers: [internalEnums(buildSchema(typeDefs)), scalars, accessResolvers, auditResolvers, privacyResolvers, profileResolvers, smeResolvers, investorResolvers, claimResolvers, importResolvers, matchingResolvers, catalogueResolvers]
  })
}
