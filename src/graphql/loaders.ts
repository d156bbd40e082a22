// Fields that lead back to an organisation, asked for all records of an answer at once rather than for each.
import type { ClaimView } from '../claims/view.ts'
import { investorView, type InvestorView } from '../investors/view.ts'
import { wholeView } from '../profiles/resolvers.ts'
import type { Whole } from '../profiles/store.ts'
import { smeView, type SmeView } from '../smes/view.ts'
import type { Context } from './context.ts'
import type { Resolver, Resolvers } from './types.generated.ts'

type Awaitable<T> = T extends Promise<infer Inner> ? Inner : T
/** A Mercurius loader with the types of the resolver it stands in for. Answers in the order asked, one for each. */
type Batched<F> = F extends Resolver<infer Result, infer Parent, Context, infer Args>
  ? {
      readonly loader: (queries: ReadonlyArray<{ readonly obj: Parent, readonly params: Args }>, context: Context) => Promise<Array<Awaitable<Result> | undefined>>
      readonly opts: { readonly cache: boolean }
    }
  : never
type Loaders = { readonly [T in keyof Resolvers]?: { readonly [F in keyof NonNullable<Resolvers[T]>]?: Batched<NonNullable<NonNullable<Resolvers[T]>[F]>> } }

/** The cache would compare whole parents as JSON; asking each organisation once is done here. */
const opts = { cache: false } as const

/** For each record the view of the organisation it belongs to; undefined for one that is gone. */
function organisationOf<Parent, View> (idOf: (parent: Parent) => string, show: (whole: Whole, context: Context) => View | undefined) {
  return async (queries: ReadonlyArray<{ readonly obj: Parent }>, context: Context): Promise<Array<View | undefined>> => {
    const ids = queries.map(({ obj }) => idOf(obj))
    const found = await context.profiles.findMany([...new Set(ids)], context.principal)
    const views = new Map([...found].map(([id, whole]) => [id, show(whole, context)]))
    return ids.map((id) => views.get(id))
  }
}

const sme = (whole: Whole, { view }: Context): SmeView | undefined => 'needs' in whole ? smeView(whole, view) : undefined
const investor = (whole: Whole, { view }: Context): InvestorView | undefined => 'mandates' in whole ? investorView(whole, view) : undefined
const investorId = ({ investorId }: { readonly investorId: string }): string => investorId

export const loaders: Loaders = {
  Need: { sme: { loader: organisationOf(({ smeId }) => smeId, sme), opts } },
  Mandate: { investor: { loader: organisationOf(investorId, investor), opts } },
  Deal: { investor: { loader: organisationOf(investorId, investor), opts } },
  Claim: { organisation: { loader: organisationOf(({ organisationId }: ClaimView) => organisationId, (whole, { view }) => wholeView(whole, view)), opts } }
}
