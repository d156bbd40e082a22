// Use cases on directories: SMEs or investors by filters and words, page by page, as the asking principal may see them.
import { disclose } from '../access/disclosure.ts'
import type { Principal } from '../access/principal.ts'
import { eyesOf } from '../access/relation.ts'
import type { Sealer } from '../access/seal.ts'
import { Problem } from '../errors.ts'
import { parse } from '../parse.ts'
import { InvestorDirectoryQuery, SmeDirectoryQuery } from './directory-input.ts'
import { investorGroups, smeGroups, type FilterGroups } from './filter-groups.ts'
import type { Lists } from './lists.ts'
import { profileStatuses, type ProfileStatus } from './profile.ts'
import { isSme, type DirectoryQuery, type ProfileKind, type Store, type Whole, type WholeInvestor, type WholeSme } from './store.ts'
import { queryWords } from './words.ts'

export interface DirectoryListing<W extends Whole> {
  /** As the principal may see them, in the order asked. */
  readonly items: readonly W[]
  /** One for each item: `after` it the next page begins. */
  readonly cursors: readonly string[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  /** How many there are on all pages together; counted when asked. */
  totalCount (): Promise<number>
}

export interface DirectoryDeps { readonly store: Store, readonly catalogues: Lists, readonly sealer: Sealer }

const fields = { name: 'name', updated_at: 'updatedAt', created_at: 'createdAt' } as const
const defaultFirst = 20
/** More words than anybody types; each is a condition of the query. */
const mostWords = 30

export type Directories = ReturnType<typeof createDirectories>

export function createDirectories ({ store, catalogues, sealer }: DirectoryDeps) {
  type Asked = Omit<ReturnType<typeof SmeDirectoryQuery.parse>, 'filter'>

  const list = async <W extends Whole>(kind: ProfileKind, asked: Asked, groups: FilterGroups, principal: Principal, isKind: (whole: Whole) => whole is W): Promise<DirectoryListing<W>> => {
    const eyes = eyesOf(principal)
    const orderBy = { field: fields[asked.orderBy?.field ?? 'name'], direction: asked.orderBy?.direction ?? 'asc' }
    const words = queryWords(asked.search ?? '')
    if (words.length > mostWords) throw new Problem('INVALID_QUERY', `The search has ${words.length} words or pairs of Chinese characters; at most ${mostWords} are searched.`)
    const query: DirectoryQuery = {
      kind,
      eyes,
      facets: groups.facets,
      spans: groups.spans,
      words,
      statuses: groups.statuses ?? defaultStatuses(eyes === 'all'),
      ...groups.columns,
      orderBy,
      first: asked.first ?? defaultFirst
    }
    // The cursor belongs to the arguments as asked and to whose eyes see the list, not to the size of the page.
    const { first, ...identity } = query
    const context = JSON.stringify(['directory', asked.search ?? '', identity])
    const after = asked.after == null ? undefined : sortKey(sealer.unseal(asked.after, context), orderBy.field)

    // A search of punctuation alone names no word, so it finds nothing rather than everything.
    if ((asked.search ?? '').trim() !== '' && words.length === 0) {
      return { items: [], cursors: [], hasNextPage: false, hasPreviousPage: false, totalCount: async () => 0 }
    }
    return await store.snapshot(async (reads) => {
      const page = await reads.directory(after === undefined ? query : { ...query, after })
      const wholes = new Map((await reads.wholes(page.rows.map(({ id }) => id))).map((whole) => [whole.profile.id, whole]))
      const rows = page.rows.flatMap(({ id, key }) => {
        const whole = wholes.get(id)
        const seen = whole === undefined ? undefined : disclose(whole, principal)
        return seen !== undefined && isKind(seen) ? [{ seen, cursor: sealer.seal({ key, id }, context) }] : []
      })
      return {
        items: rows.map(({ seen }) => seen),
        cursors: rows.map(({ cursor }) => cursor),
        hasNextPage: page.hasNextPage,
        hasPreviousPage: after !== undefined,
        totalCount: async () => await store.read.directoryCount(query)
      }
    })
  }

  return {
    /**
     * SMEs: for staff all, for others their own, published ones, and invented ones, withdrawn ones only when asked for. What of
     * a profile the principal may not see neither finds it nor orders it.
     * @throws Problem VALIDATION_FAILED for arguments of the wrong form, INVALID_QUERY for unknown codes, INVALID_CURSOR
     */
    async smes (query: unknown, principal: Principal): Promise<DirectoryListing<WholeSme>> {
      const { filter, ...asked } = parse(SmeDirectoryQuery, query)
      return await list('sme', asked, smeGroups(filter ?? {}, catalogues), principal, isSme)
    },

    /** Investors; as `smes`. */
    async investors (query: unknown, principal: Principal): Promise<DirectoryListing<WholeInvestor>> {
      const { filter, ...asked } = parse(InvestorDirectoryQuery, query)
      return await list('investor', asked, investorGroups(filter ?? {}, catalogues), principal, isInvestor)
    }
  }
}

/** What is withdrawn is out of sight unless it is asked for. */
function defaultStatuses (staff: boolean): readonly ProfileStatus[] {
  return staff ? profileStatuses : profileStatuses.filter((status) => status !== 'withdrawn')
}

function isInvestor (whole: Whole): whole is WholeInvestor {
  return whole.profile.kind === 'investor'
}

/** What a cursor of ours holds. A sealed one cannot be forged, so anything else was sealed by another release. */
function sortKey (payload: unknown, field: DirectoryQuery['orderBy']['field']): { readonly key: string | number, readonly id: string } {
  if (typeof payload === 'object' && payload !== null && 'key' in payload && 'id' in payload) {
    const { key, id } = payload
    if (typeof id === 'string' && (field === 'name' ? typeof key === 'string' : typeof key === 'number')) return { key: key as string | number, id }
  }
  throw new Problem('INVALID_CURSOR', 'The cursor does not belong to this list. Start again without it.')
}
