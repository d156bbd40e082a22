// The shipped lists as the scoring engine reads them.
import { codeTree, type CamDecree, type CodeLists, type CrosswalkRow, type TaxonomyActivity } from '../scoring/codes.ts'
import type { Correspondence } from './correspondence.ts'
import { crosswalkEntries } from './lists/crosswalk.ts'
import type { Places } from './places.ts'
import type { Sources } from './sources.ts'

/** Builds the engine's code lists once; lookups after that cost a map access. */
export function buildCodeLists (sources: Sources, correspondence: Correspondence, places: Places): CodeLists {
  const atecoBelow = new Map<string, string[]>()
  for (const { code, parent } of sources.ateco.items) if (parent !== null) atecoBelow.set(parent, [...atecoBelow.get(parent) ?? [], code])
  const nace21OfAteco = new Map(sources.ateco.items.map(({ code, naceRev21 }) => [code, naceRev21]))

  const taxonomyActivities = new Map<string, TaxonomyActivity>()
  const byOwnNace = new Map<string, string[]>()
  for (const { code, objective, sector, nace } of sources.taxonomy) {
    taxonomyActivities.set(code, { code, objective, sector, nace })
    for (const topic of new Set(nace)) byOwnNace.set(topic, [...byOwnNace.get(topic) ?? [], code])
  }
  const order = new Map([...taxonomyActivities.keys()].map((code, i) => [code, i]))
  const byNace = new Map<string, readonly string[]>()

  const excluded = new Set(sources.crosswalk.meta.scenarios.filter(({ included }) => !included).map(({ id }) => id))
  const { instrumentCompatibility } = sources.vocabulary

  return {
    nace2: correspondence.nace2,
    nace21: correspondence.nace21,
    toNace2: correspondence.toNace2,
    toNace21: correspondence.toNace21,
    atecoToNace21: (ateco) => nace21OfAteco.get(ateco),
    ateco: codeTree(sources.ateco.items),
    finestAteco (ateco) {
      let code = ateco
      for (let below = atecoBelow.get(code); below?.length === 1 && below[0] !== undefined; below = atecoBelow.get(code)) code = below[0]
      return code
    },
    taxonomyActivities,
    taxonomyByNace2 (code) {
      let found = byNace.get(code)
      if (found === undefined) {
        const path = correspondence.nace2.path(code)
        if (path === undefined) return []
        found = [...new Set(path.flatMap((above) => byOwnNace.get(above) ?? []))].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
        byNace.set(code, found)
      }
      return found
    },
    camDecrees: new Map(sources.cam.items.map(({ id, category, status, inForceFrom, inForceTo, typicalCertifications }): [string, CamDecree] =>
      [id, { id, category, superseded: status === 'superseded', inForceFrom, inForceTo, typicalCertifications }])),
    crosswalk: sources.crosswalk.rows.map((row): CrosswalkRow => ({
      id: row.id,
      euActivities: row.euActivities,
      entries: crosswalkEntries(row),
      scenario: row.scenario,
      excluded: row.cgtMembership === 'excluded' || (row.scenario !== null && excluded.has(row.scenario)),
      lowConfidence: row.confidence === 'low',
      // An official row would carry the official code; the derived list has none.
      official: row.cgtCode !== null
    })),
    placeNodes: (code) => places.nodes(code),
    places: places.tree,
    placeDepth: places.depth,
    compatibility: (a, b) => instrumentCompatibility[a]?.[b] ?? 0
  }
}
