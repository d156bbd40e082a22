// What belongs together: for each division of economic activity its codes, and the taxonomy activities, CAM categories,
// certifications and Chinese catalogue entries that fit them. Made once from the shipped lists.
import type { CatalogueEntry } from '../catalogues/catalogue.ts'
import type { Lists } from '../profiles/lists.ts'
import type { CodeSystem, Objective } from '../scoring/types.ts'
import { table, type Table } from './random.ts'

/** A code of an activity and what a company that has it can claim. */
export interface ActivityChoice {
  readonly code: string
  readonly system: CodeSystem
  /** Taxonomy activities whose NACE codes fit. */
  readonly taxonomy: readonly string[]
  readonly camCategories: readonly string[]
}

/** What is drawn for whoever works, or wants to invest, in a division. Null where there is nothing that fits. */
export interface Field {
  readonly activities: Readonly<Record<CodeSystem, Table<ActivityChoice> | null>>
  /** NACE codes of any level at or beneath the division, as a mandate wishes them. */
  readonly wishes: Table<{ readonly code: string, readonly system: 'NACE2' | 'NACE21' }>
  readonly taxonomy: Table<string> | null
  readonly objectives: Table<Objective> | null
  readonly camCategories: Table<string> | null
  readonly entries: Table<string> | null
}

export interface Fields {
  /** By the two digits of a division, the same in NACE Rev. 2, Rev. 2.1 and ATECO 2025. */
  readonly divisions: ReadonlyMap<string, Field>
  /** Everything at once, for profiles whose parts have nothing to do with each other. */
  readonly all: Field
  /** Certifications by CAM category, by objective, and all of them. */
  certificationsOf (categories: readonly string[], objectives: readonly Objective[]): Table<string> | null
  /** Entries of Chinese catalogues that the crosswalk holds against a taxonomy activity. */
  entriesOf (activity: string): readonly string[]
  readonly certifications: Table<string>
}

/** Of each version, how often a mandate is written in it. */
const wishSystems = [['NACE2', 'nace-rev2', 2], ['NACE21', 'nace-rev2.1', 1]] as const
const wishLevels: Readonly<Record<string, number>> = { division: 6, group: 3, class: 1 }

function strings (value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

/** The two digits of the division a code lies in; undefined above a division. */
function divisionOf (code: string): string | undefined {
  return /^[A-U]?(\d\d)/.exec(code)?.[1]
}

/** Codes that fit more come first; the further down the list, the rarer, as activities are (Zipf). */
function choices (found: readonly ActivityChoice[]): Table<ActivityChoice> | null {
  const ordered = [...found].sort((a, b) => Number(b.taxonomy.length > 0) - Number(a.taxonomy.length > 0))
  return ordered.length === 0 ? null : table(ordered.map((choice, rank) => [choice, (choice.taxonomy.length > 0 ? 4 : 1) / (1 + rank) ** 0.7] as const))
}

function counted<T> (values: readonly T[]): Table<T> | null {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts.size === 0 ? null : table(counts)
}

function even<T> (values: Iterable<T>): Table<T> | null {
  return counted([...new Set(values)])
}

/** Builds the tables from the code lists. */
export function createFields (lists: Lists): Fields {
  const { codes } = lists
  const camRows = lists.entries('cam').filter(({ level }) => level === 'category').map(({ id, data }) => ({ id, nace: strings(data?.['nace']), typical: strings(data?.['typicalCertifications']) }))
  const certificationRows = lists.entries('certifications').filter(({ heading }) => !heading)

  const choiceOf = (system: CodeSystem) => ({ id }: CatalogueEntry): ActivityChoice => {
    const nace21 = system === 'ATECO2025' ? codes.atecoToNace21(id) : id
    const rev2 = system === 'NACE2' ? [id] : nace21 === undefined ? [] : codes.toNace2(nace21)
    const above = new Set(rev2.flatMap((code) => codes.nace2.path(code) ?? []))
    return {
      code: id,
      system,
      taxonomy: [...new Set(rev2.flatMap((code) => codes.taxonomyByNace2(code)))],
      camCategories: camRows.filter(({ nace }) => nace.some((code) => above.has(code))).map((row) => row.id)
    }
  }
  const found: Readonly<Record<CodeSystem, readonly ActivityChoice[]>> = {
    ATECO2025: lists.entries('ateco-2025').filter(({ level }) => level === 'subcategory').map(choiceOf('ATECO2025')),
    NACE2: lists.entries('nace-rev2').filter(({ level }) => level === 'class').map(choiceOf('NACE2')),
    NACE21: lists.entries('nace-rev2.1').filter(({ level }) => level === 'class').map(choiceOf('NACE21'))
  }
  const nodes = wishSystems.flatMap(([system, catalogue, often]) => lists.entries(catalogue).flatMap(({ id, level }) => {
    const weight = wishLevels[level ?? '']
    return weight === undefined ? [] : [{ code: id, system, weight: often * weight }]
  }))

  const entriesByActivity = new Map<string, string[]>()
  for (const { euActivities, entries, excluded } of codes.crosswalk) {
    if (excluded) continue
    const usable = entries.filter((entry) => lists.entry('cn-green', entry)?.heading === false)
    for (const activity of euActivities) entriesByActivity.set(activity, [...new Set([...entriesByActivity.get(activity) ?? [], ...usable])])
  }

  const fieldOf = (within: (code: string) => boolean): Field | undefined => {
    const own = (system: CodeSystem) => found[system].filter(({ code }) => within(code))
    const [ateco, nace2, nace21] = [own('ATECO2025'), own('NACE2'), own('NACE21')]
    const every = [...ateco, ...nace2, ...nace21]
    const wishes = nodes.filter(({ code }) => within(code))
    if (every.length === 0 || wishes.length === 0) return undefined
    const taxonomy = every.flatMap((choice) => choice.taxonomy)
    return {
      activities: { ATECO2025: choices(ateco), NACE2: choices(nace2), NACE21: choices(nace21) },
      wishes: table(wishes.map(({ code, system, weight }) => [{ code, system }, weight] as const)),
      taxonomy: counted(taxonomy),
      objectives: counted(taxonomy.flatMap((activity) => codes.taxonomyActivities.get(activity)?.objective ?? [])),
      camCategories: counted(every.flatMap(({ camCategories }) => camCategories)),
      entries: counted(taxonomy.flatMap((activity) => entriesByActivity.get(activity) ?? []))
    }
  }

  const divisions = new Map<string, Field>()
  for (const { code } of nodes) {
    const division = divisionOf(code)
    if (division === undefined || divisions.has(division)) continue
    const field = fieldOf((one) => divisionOf(one) === division)
    if (field !== undefined) divisions.set(division, field)
  }
  const everything = fieldOf(() => true)
  if (everything === undefined) throw new Error('The code lists name no activity.')

  const typical = new Map(camRows.map(({ id, typical }) => [id, typical]))
  const relevant = (objective: Objective): string[] => certificationRows.filter(({ data }) => strings(data?.['relevance']).includes(objective)).map(({ id }) => id)
  const byObjective = new Map((['CCM', 'CCA', 'WTR', 'CE', 'PPC', 'BIO'] as const).map((objective) => [objective, relevant(objective)]))
  const known = new Set(certificationRows.map(({ id }) => id))
  const tables = new Map<string, Table<string> | null>()
  return {
    divisions,
    all: {
      ...everything,
      taxonomy: even(codes.taxonomyActivities.keys()),
      objectives: even(['CCM', 'CCA', 'WTR', 'CE', 'PPC', 'BIO']),
      camCategories: even(camRows.map(({ id }) => id)),
      entries: even([...entriesByActivity.values()].flat())
    },
    certificationsOf (categories, objectives) {
      const key = `${categories.join()}|${objectives.join()}`
      let made = tables.get(key)
      if (made === undefined) {
        const proofs = categories.flatMap((category) => typical.get(category) ?? [])
        // What a category takes as proof is what its suppliers get; relevance to an objective is a weaker reason.
        made = counted([...proofs, ...proofs, ...objectives.flatMap((objective) => byObjective.get(objective) ?? [])].filter((id) => known.has(id)))
        tables.set(key, made)
      }
      return made
    },
    entriesOf: (activity) => entriesByActivity.get(activity) ?? [],
    certifications: table([...known].map((id) => [id, 1]))
  }
}
