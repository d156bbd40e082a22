// GraphQL edge of requests about personal data. All are mutations: each is noted in the audit log, and goes by POST, so that no
// address of a person stands in the address of a request.
import { orRefusal } from '../graphql/refusals.ts'
import type { Resolvers } from '../graphql/types.generated.ts'
import { personalDataView } from './view.ts'

export const privacyResolvers: Resolvers = {
  Mutation: {
    readPersonalData: (_, { subject }, { privacy, principal, now }) => orRefusal(privacy.access(subject, principal).then((data) => personalDataView(data, now()))),
    recordPrivacy: (_, { input }, { privacy, principal }) => orRefusal(privacy.record(input, principal).then((items) => ({ items }))),
    erasePerson: (_, { input }, { privacy, principal }) => orRefusal(privacy.erase(input, principal))
  },
  PersonalDataResult: { __resolveType: (result) => '__typename' in result ? result.__typename : 'PersonalData' },
  PrivacyRecordsResult: { __resolveType: (result) => '__typename' in result ? result.__typename : 'PrivacyRecords' },
  ErasureOutcome: { __resolveType: (result) => '__typename' in result ? result.__typename : 'Erasure' }
}
