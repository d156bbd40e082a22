// The catalogues of the service, read once from the shipped lists, checked, and held in memory.
import type { CodeLists } from '../scoring/codes.ts'
import { catalogueIds, languages, type Catalogue, type CatalogueEntry, type CatalogueId, type Catalogues, type Text } from './catalogue.ts'
import { brokenReferences } from './checks.ts'
import { buildCodeLists } from './codes.ts'
import { createCorrespondence } from './correspondence.ts'
import { atecoList } from './lists/ateco.ts'
import { camList, certificationsList } from './lists/cam.ts'
import { cnGreenList } from './lists/cn-green.ts'
import { crosswalkList, crosswalkNotice } from './lists/crosswalk.ts'
import { fundingList } from './lists/funding.ts'
import type { CatalogueList } from './lists/list.ts'
import { naceList } from './lists/nace.ts'
import { cnRegionsList, provincesList, regionsList } from './lists/places.ts'
import { screeningList, screeningNotice, type ScreeningPrecedent, type ScreeningRule } from './lists/screening.ts'
import { taxonomyList } from './lists/taxonomy.ts'
import { sizeList, vocabularyList, type SizeCeilings, type Vocabulary } from './lists/vocabulary.ts'
import { vsmeList } from './lists/vsme.ts'
import { createPlaces, type Places } from './places.ts'
import { createSearch, createNearest } from './search.ts'
import { CatalogueError, readSources, shippedSeeds, type Sources } from './sources.ts'
import { createTranslate, type Translate } from './translate.ts'

export { CatalogueError } from './sources.ts'

/** The catalogues with what the other rooms need of the lists beyond their entries. */
export interface LoadedCatalogues extends Catalogues {
  /** The code lists as the scoring engine reads them. */
  readonly codes: CodeLists
  /** What a place code stands for, in both countries. */
  readonly places: Places
  /** What a NACE or ATECO code stands for in both NACE revisions; undefined for a code that is not in its list. */
  readonly translate: Translate
  /** The screening rules as they are in their list, in its order. */
  readonly screeningRules: readonly ScreeningRule[]
  readonly screeningPrecedents: readonly ScreeningPrecedent[]
  /** Goes wherever a screening result is shown. */
  readonly screeningNotice: Text
  /** Goes wherever a row of the crosswalk is shown. */
  readonly crosswalkNotice: Text
  readonly vocabulary: Vocabulary
  /** Ceilings of Recommendation 2003/361/EC, Annex, article 2, smallest class first. */
  readonly sizeCeilings: readonly SizeCeilings[]
}

interface Held {
  readonly catalogue: Catalogue
  readonly entries: readonly CatalogueEntry[]
  readonly byId: ReadonlyMap<string, CatalogueEntry>
  readonly children: ReadonlyMap<string | null, readonly CatalogueEntry[]>
  readonly search: (text: string) => readonly CatalogueEntry[]
  readonly nearest: (given: string, count: number) => readonly string[]
}

function hold (list: CatalogueList): Held {
  const entries = Object.freeze(list.entries.map((entry) => Object.freeze(entry)))
  const children = new Map<string | null, CatalogueEntry[]>()
  for (const entry of entries) {
    const siblings = children.get(entry.parent)
    if (siblings === undefined) children.set(entry.parent, [entry])
    else siblings.push(entry)
  }
  return {
    catalogue: Object.freeze({ ...list.catalogue, count: entries.length }),
    entries,
    byId: new Map(entries.map((entry) => [entry.id, entry])),
    children,
    search: createSearch(entries),
    nearest: createNearest(entries)
  }
}

/** The lists of the sources as catalogues, in the order of `catalogueIds`. */
export function catalogueLists (sources: Sources): Readonly<Record<CatalogueId, CatalogueList>> {
  return {
    'eu-taxonomy': taxonomyList(sources.taxonomy),
    'nace-rev2': naceList('nace-rev2', sources.nace2),
    'nace-rev2.1': naceList('nace-rev2.1', sources.nace21),
    'ateco-2025': atecoList(sources.ateco),
    cam: camList(sources.cam),
    certifications: certificationsList(sources.certifications),
    'cn-green': cnGreenList(sources.cnGreen),
    'eu-cn-crosswalk': crosswalkList(sources.crosswalk),
    'it-regions': regionsList(sources.regions),
    'it-provinces': provincesList(sources.provinces),
    'cn-regions': cnRegionsList(sources.cnRegions),
    vsme: vsmeList(sources.vsme),
    funding: fundingList(sources.funding),
    screening: screeningList(sources.screening),
    'sme-size': sizeList(sources.size),
    instruments: vocabularyList('instruments', sources.vocabulary),
    modes: vocabularyList('modes', sources.vocabulary),
    'investor-types': vocabularyList('investor-types', sources.vocabulary)
  }
}

/** The catalogues in memory over lists that have been checked. */
export function createCatalogues (lists: Readonly<Record<CatalogueId, CatalogueList>>): Catalogues {
  const held = new Map<string, Held>(catalogueIds.map((id) => [id, hold(lists[id])]))
  const of = (id: CatalogueId): Held => {
    const found = held.get(id)
    if (found === undefined) throw new RangeError(`There is no catalogue '${id}'.`)
    return found
  }
  const all = [...held.values()].map(({ catalogue }) => catalogue)
  return {
    list: () => all,
    get: (id) => held.get(id)?.catalogue,
    entries (catalogue, { search, parent } = {}) {
      const { entries, children, search: find } = of(catalogue)
      if (search === undefined || search.trim() === '') return parent === undefined ? entries : children.get(parent) ?? []
      const found = find(search)
      return parent === undefined ? found : found.filter((entry) => entry.parent === parent)
    },
    entry: (catalogue, id) => of(catalogue).byId.get(id),
    title (catalogue, id, language) {
      const entry = of(catalogue).byId.get(id)
      if (entry === undefined) return id
      for (const tried of [language, ...languages]) {
        const title = entry.title[tried]
        if (title !== undefined && title !== null && title !== '') return title
      }
      return entry.code
    },
    nearest: (catalogue, given, count = 3) => of(catalogue).nearest(given, count),
    descendants (catalogue, id) {
      const { byId, children } = of(catalogue)
      if (!byId.has(id)) return []
      const found = [id]
      // Grows while it is walked: parents before children, each level in catalogue order.
      for (let i = 0; i < found.length; i++) for (const child of children.get(found[i] ?? '') ?? []) found.push(child.id)
      return found
    }
  }
}

/**
 * Loads all catalogues from a seeds folder (by default the package's own) and checks every reference between them.
 * Throws CatalogueError listing every fault: files missing or misshapen, else references that lead nowhere.
 */
export function loadCatalogues (seedsFolder: URL | string = shippedSeeds): LoadedCatalogues {
  const sources = readSources(seedsFolder)
  const lists = catalogueLists(sources)
  const faults = brokenReferences(sources, lists)
  if (faults.length > 0) throw new CatalogueError(faults)
  const catalogues = createCatalogues(lists)
  const correspondence = createCorrespondence(sources)
  const places = createPlaces(sources, catalogues)
  return {
    ...catalogues,
    codes: buildCodeLists(sources, correspondence, places),
    places,
    translate: createTranslate(catalogues, correspondence),
    screeningRules: sources.screening.rules,
    screeningPrecedents: sources.screening.precedents,
    screeningNotice,
    crosswalkNotice,
    vocabulary: sources.vocabulary,
    sizeCeilings: [...sources.size.items].sort((a, b) => a.order - b.order)
  }
}
