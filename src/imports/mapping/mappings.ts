// Mappings by name: those shipped with the service, and those that admins uploaded.
import { demand } from '../../access/demand.ts'
import type { Principal } from '../../access/principal.ts'
import { invalid, Problem } from '../../errors.ts'
import type { Store } from '../../profiles/store.ts'
import type { StoredMapping } from '../store.ts'
import { readMapping, type Mapping } from './mapping.ts'
import { mappingNames, shippedMapping } from './shipped.ts'

/** A mapping with who uploaded it; null in all of that for one that ships with the service. */
export interface NamedMapping { readonly mapping: Mapping, readonly stored: Pick<StoredMapping, 'version' | 'updatedAt' | 'updatedBy'> | null }

/** Characters of a mapping as JSON, and mappings that can be uploaded. */
export const mappingLimits = { characters: 256 * 1024, mappings: 500 } as const

export type Mappings = ReturnType<typeof createMappings>

export function createMappings ({ store, now }: { readonly store: Store, readonly now: () => Date }) {
  /** A mapping by its id, a shipped one before an uploaded one; undefined for none. */
  const named = async (id: string): Promise<NamedMapping | undefined> => {
    if (mappingNames().includes(id)) return { mapping: shippedMapping(id), stored: null }
    const stored = await store.read.mapping(id)
    return stored === undefined ? undefined : uploaded(stored)
  }

  return {
    /** All of them, in order of id. Needs profiles:write. @throws Problem UNAUTHENTICATED, FORBIDDEN */
    async list (principal: Principal): Promise<readonly NamedMapping[]> {
      demand(principal, 'profiles:write')
      const shipped = mappingNames()
      const stored = (await store.read.mappings()).filter(({ id }) => !shipped.includes(id)).map(uploaded)
      return [...shipped.map((name) => ({ mapping: shippedMapping(name), stored: null })), ...stored].sort((a, b) => a.mapping.id < b.mapping.id ? -1 : 1)
    },

    /** One of them. Needs profiles:write. @throws Problem UNAUTHENTICATED, FORBIDDEN */
    async find (id: string, principal: Principal): Promise<NamedMapping | undefined> {
      demand(principal, 'profiles:write')
      return await named(id)
    },

    /**
     * The mapping that an import is read by. The import itself asks who may.
     * @throws Problem VALIDATION_FAILED naming those there are
     */
    async toReadBy (id: string): Promise<Mapping> {
      const found = await named(id)
      if (found !== undefined) return found.mapping
      const accepted = [...mappingNames(), ...(await store.read.mappings()).map(({ id }) => id)].sort()
      throw invalid([{ pointer: '/mapping', code: 'unknown_mapping', message: `There is no mapping '${id.slice(0, 60)}'.`, accepted }])
    },

    /**
     * Uploads a mapping: a new one without a `version`, else in place of that version. What stands already as given is no
     * change. `at` is where the mapping stands in what was given. Needs settings:write.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED, RULE_REFUSED for the id of a shipped mapping,
     *   VERSION_REQUIRED when there is one and no version was said, VERSION_CONFLICT, NOT_FOUND
     */
    async save (given: unknown, version: number | undefined, principal: Principal, at = '/mapping'): Promise<NamedMapping & { readonly isNew: boolean }> {
      demand(principal, 'settings:write')
      const mapping = readMapping(given, at)
      const { id } = mapping
      const text = JSON.stringify(mapping)
      if (text.length > mappingLimits.characters) throw invalid([{ pointer: at, code: 'too_large', message: `A mapping has at most ${mappingLimits.characters.toLocaleString('en')} characters of JSON.` }])
      if (mappingNames().includes(id)) throw ships(id, 'Give yours another id.', at)
      return await store.write(principal, async (work) => {
        const before = await work.mapping(id)
        if (before !== undefined && JSON.stringify(before.document) === text) return { ...uploaded(before), isNew: false }
        if (before !== undefined && version === undefined) {
          throw new Problem('VERSION_REQUIRED', `There is a mapping '${id}' already, at version ${before.version}. Say which version you replace, or give yours another id.`, { issues: [{ pointer: `${at}/id`, code: 'taken', message: 'Another mapping has this id.' }], currentVersion: before.version })
        }
        if (before === undefined && (await work.mappings()).length >= mappingLimits.mappings) throw new Problem('RULE_REFUSED', `${mappingLimits.mappings} mappings are uploaded already. Remove those that nobody uses.`)
        const moment = now()
        const made = { createdAt: before?.createdAt ?? moment, createdBy: before?.createdBy ?? principal.id }
        const stored: StoredMapping = { id, version: (version ?? 0) + 1, document: JSON.parse(text) as StoredMapping['document'], ...made, updatedAt: moment, updatedBy: principal.id }
        await work.putMapping(stored, version ?? null)
        return { mapping, stored, isNew: version === undefined }
      })
    },

    /**
     * Removes an uploaded mapping; what was imported by it stays. Needs settings:write.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, VERSION_CONFLICT, RULE_REFUSED for a shipped mapping
     */
    async remove ({ id, version }: { readonly id: string, readonly version: number }, principal: Principal): Promise<void> {
      demand(principal, 'settings:write')
      await store.write(principal, async (work) => {
        // One that a later release of the service took the id of can still be removed.
        if (mappingNames().includes(id) && await work.mapping(id) === undefined) throw ships(id, 'It cannot be removed.')
        await work.removeMapping(id, version)
      })
    }
  }
}

function uploaded ({ document, version, updatedAt, updatedBy }: StoredMapping): NamedMapping {
  return { mapping: readMapping(document), stored: { version, updatedAt, updatedBy } }
}

function ships (id: string, hint: string, at?: string): Problem {
  const message = `The mapping '${id}' ships with the service. ${hint}`
  return new Problem('RULE_REFUSED', message, at === undefined ? {} : { issues: [{ pointer: `${at}/id`, code: 'shipped', message }] })
}
