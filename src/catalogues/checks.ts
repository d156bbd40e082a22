// The references between the shipped lists, proved at start-up: a list that was updated alone must not go unnoticed.
import { catalogueIds, type CatalogueId } from './catalogue.ts'
import { cnGreenId } from './lists/cn-green.ts'
import type { CatalogueList } from './lists/list.ts'
import type { Sources } from './sources.ts'

/** Collects faults; a reference is named by list and row, so that a person finds it in the file. */
class Faults {
  readonly found: string[] = []

  must (holds: boolean, where: string, fault: string): void {
    if (!holds) this.found.push(`${where}: ${fault}`)
  }

  /** Each of the codes must be in the set. */
  exist (codes: readonly string[], known: { has (code: string): boolean }, where: string, what: string): void {
    for (const code of codes) this.must(known.has(code), where, `${what} '${code}' does not exist`)
  }

  /** The mirror: what `a` says of `b`, `b` must say of `a`. */
  mirror (forth: ReadonlyMap<string, readonly string[]>, back: ReadonlyMap<string, readonly string[]>, where: (id: string) => string, fault: (id: string) => string): void {
    for (const [id, named] of forth) for (const other of named) this.must(back.get(other)?.includes(id) !== false, where(id), fault(other))
  }
}

/**
 * Every broken reference of the lists, in words; empty when all hold. Knows the rules of the lists' READMEs:
 * code references, mirrored links, trees without loops, both sides of the NACE correspondence, dates in order.
 */
export function brokenReferences (sources: Sources, lists: Readonly<Record<CatalogueId, CatalogueList>>): string[] {
  const faults = new Faults()
  const trees = checkTrees(lists, faults)
  const nace2 = new Set(sources.nace2.map(({ code }) => code))
  const nace21 = new Set(sources.nace21.map(({ code }) => code))
  // The code lists are built over these trees; with a broken one the rest would only repeat the same faults.
  if (!trees) return faults.found
  checkNace(sources, nace2, nace21, faults)
  checkTaxonomyAndCam(sources, nace2, faults)
  checkChina(sources, faults)
  checkPlaces(sources, faults)
  checkRest(sources, nace2, faults)
  return faults.found
}

/** Ids are unique, parents and successors exist, and no branch leads back to itself. */
function checkTrees (lists: Readonly<Record<CatalogueId, CatalogueList>>, faults: Faults): boolean {
  const before = faults.found.length
  for (const id of catalogueIds) {
    const { entries } = lists[id]
    const byId = new Map(entries.map((entry) => [entry.id, entry]))
    const seen = new Set<string>()
    for (const entry of entries) {
      const where = `${id} ${entry.id}`
      faults.must(!seen.has(entry.id), where, 'is listed twice')
      seen.add(entry.id)
      for (const [what, key] of [['parent', 'parent'], ['successor', 'supersededBy']] as const) {
        const named = entry[key]
        if (named === null) continue
        faults.must(byId.has(named), where, `${what} '${named}' does not exist`)
        let next: string | null = named
        // No branch is deeper than there are entries.
        for (let steps = 0; next !== null && steps <= entries.length; steps++) {
          if (next === entry.id) {
            faults.must(false, where, `is its own ${what}`)
            break
          }
          next = byId.get(next)?.[key] ?? null
        }
      }
      faults.must(entry.validFrom === null || entry.validTo === null || entry.validFrom <= entry.validTo, where, `ends (${entry.validTo}) before it begins (${entry.validFrom})`)
    }
  }
  return faults.found.length === before
}

function checkNace ({ nace2: older, nace21: newer, correspondence, ateco }: Sources, nace2: ReadonlySet<string>, nace21: ReadonlySet<string>, faults: Faults): void {
  for (const [list, rows] of [['nace-rev2', older], ['nace-rev2.1', newer]] as const) {
    for (const { code, parent, level } of rows) {
      faults.must(parent === null ? level === 'section' : code.startsWith(parent), `${list} ${code}`, `does not lie under its parent '${parent}'`)
    }
  }
  const pairs = new Set<string>()
  const sources = new Map<string, number>()
  const targets = new Map<string, number>()
  for (const { rev2, rev2_1: rev21 } of correspondence) {
    const where = `correspondence ${rev2} ${rev21}`
    faults.exist([rev2], nace2, where, 'NACE Rev. 2 code')
    faults.exist([rev21], nace21, where, 'NACE Rev. 2.1 code')
    faults.must(!pairs.has(`${rev2} ${rev21}`), where, 'is listed twice')
    pairs.add(`${rev2} ${rev21}`)
    targets.set(rev2, (targets.get(rev2) ?? 0) + 1)
    sources.set(rev21, (sources.get(rev21) ?? 0) + 1)
  }
  for (const { rev2, rev2_1: rev21, relation } of correspondence) {
    const many = (targets.get(rev2) ?? 0) > 1
    const shared = (sources.get(rev21) ?? 0) > 1
    const expected = shared ? (many ? 'n:m' : 'n:1') : (many ? '1:n' : '1:1')
    faults.must(relation === expected, `correspondence ${rev2} ${rev21}`, `relation is '${relation}', its pairs say '${expected}'`)
  }
  for (const { code, level } of older) {
    if (level === 'class') faults.must(targets.has(code), `nace-rev2 ${code}`, 'has no row in the correspondence')
  }
  for (const { code, section, naceRev21, levelName } of ateco.items) {
    const where = `ateco-2025 ${code}`
    faults.exist([naceRev21], nace21, where, 'NACE Rev. 2.1 code')
    const digits = code.length === 1 ? code : `${section}${code.slice(0, 5)}`
    faults.must(naceRev21 === digits, where, `naceRev21 is '${naceRev21}', its digits say '${digits}' (${levelName})`)
  }
}

function checkTaxonomyAndCam ({ taxonomy, cam, certifications }: Sources, nace2: ReadonlySet<string>, faults: Faults): void {
  const activities = new Set(taxonomy.map(({ code }) => code))
  for (const { code, objective, number, nace, relatedProductNace } of taxonomy) {
    const where = `eu-taxonomy ${code}`
    faults.must(code === `${objective} ${number}`, where, `is not objective and number ('${objective} ${number}')`)
    faults.exist([...nace, ...relatedProductNace ?? []], nace2, where, 'NACE Rev. 2 code')
  }
  const certificationIds = new Set(certifications.items.map(({ id }) => id))
  const categories = new Set(cam.items.filter(({ status }) => status === 'in_force').map(({ id }) => id))
  const byId = new Map(cam.items.map((row) => [row.id, row]))
  for (const row of cam.items) {
    const where = `cam ${row.id}`
    faults.exist([row.category], categories, where, 'category')
    faults.exist(row.nace, nace2, where, 'NACE Rev. 2 code')
    faults.exist(row.euTaxonomyLinks, activities, where, 'EU Taxonomy activity')
    faults.exist(row.typicalCertifications, certificationIds, where, 'certification')
    faults.must((row.status === 'superseded') === (row.supersededBy !== null), where, 'is superseded without a successor, or has one though in force')
    faults.must(row.status === 'superseded' || row.category === row.id, where, 'is in force but is not its own category')
    const successor = row.supersededBy === null ? undefined : byId.get(row.supersededBy)
    faults.must(successor === undefined || successor.category === row.category, where, `has a successor of another category, '${successor?.category}'`)
  }
  for (const { category } of cam.inPreparation) if (category !== undefined) faults.exist([category], categories, 'cam in preparation', 'category')
  for (const { id, camAccepted } of certifications.items) faults.exist(camAccepted, categories, `certifications ${id}`, 'CAM category')
  const typical = new Map(cam.items.map(({ id, typicalCertifications }) => [id, typicalCertifications]))
  const accepted = new Map(certifications.items.map(({ id, camAccepted }) => [id, camAccepted]))
  faults.mirror(typical, accepted, (id) => `cam ${id}`, (other) => `names certification '${other}', which does not name it back`)
  faults.mirror(accepted, typical, (id) => `certifications ${id}`, (other) => `names CAM category '${other}', which does not name it back`)
}

function checkChina ({ taxonomy, cnGreen, crosswalk, nace2 }: Sources, faults: Faults): void {
  const activities = new Set(taxonomy.map(({ code }) => code))
  const naceCodes = new Set(nace2.map(({ code }) => code))
  const known = new Set(cnGreen.rows.map(cnGreenId))
  for (const row of cnGreen.rows) {
    const { catalogue, code, parentCode, gigc2019Code } = row
    const where = `cn-green ${cnGreenId(row)}`
    // GFEPC-2025 is only partly at hand and follows the numbering of GIGC-2024.
    if (parentCode !== null) {
      faults.must(known.has(`${catalogue}/${parentCode}`) || (catalogue === 'GFEPC-2025' && known.has(`GIGC-2024/${parentCode}`)), where, `parent code '${parentCode}' does not exist`)
      faults.must(code === null || code.startsWith(`${parentCode}.`), where, `does not lie under its parent code '${parentCode}'`)
    }
    if (gigc2019Code !== undefined && gigc2019Code !== null) faults.exist([`GIGC-2019/${gigc2019Code}`], known, where, 'entry')
  }
  const scenarios = new Set(crosswalk.meta.scenarios.map(({ id }) => id))
  for (const row of crosswalk.rows) {
    const where = `eu-cn-crosswalk ${row.id}`
    faults.exist(row.euActivities, activities, where, 'EU Taxonomy activity')
    faults.must(row.euActivities.every((code) => code.startsWith('CCM ')), where, 'names an activity outside climate change mitigation, which the common ground does not cover')
    faults.exist(row.cnCatalogueCodes.map((code) => `GBEPC-2021/${code}`), known, where, 'entry')
    faults.exist(row.cnGuidance2024Codes.map((code) => `GIGC-2024/${code}`), known, where, 'entry')
    faults.exist(row.nace, naceCodes, where, 'NACE Rev. 2 code')
    if (row.scenario !== null) faults.exist([row.scenario], scenarios, where, 'scenario')
  }
}

function checkPlaces ({ regions, provinces }: Sources, faults: Faults): void {
  const provinceCodes = new Set(provinces.items.map(({ code }) => code))
  const byCode = new Map(regions.items.map((row) => [row.code, row]))
  for (const { code, nuts1, nuts2Codes, capitalProvince } of regions.items) {
    faults.exist([capitalProvince], provinceCodes, `it-regions ${code}`, 'capital province')
    faults.must(nuts2Codes.every((unit) => unit.startsWith(nuts1)), `it-regions ${code}`, `has a NUTS-2 code outside '${nuts1}'`)
  }
  for (const { code, region, nuts3Codes, status, supersededBy } of provinces.items) {
    const where = `it-provinces ${code}`
    faults.exist([region], byCode, where, 'region')
    faults.exist(supersededBy, provinceCodes, where, 'successor')
    faults.must((status === 'superseded') === (supersededBy.length > 0), where, 'is superseded without a successor, or has one though active')
    const units = byCode.get(region)?.nuts2Codes
    faults.must(units === undefined || nuts3Codes.every((unit) => units.includes(unit.slice(0, 4))), where, `has a NUTS-3 code outside region '${region}'`)
  }
}

function checkRest ({ vsme, funding, screening, regions, cnRegions, cnGreen, vocabulary, size }: Sources, nace2: ReadonlySet<string>, faults: Faults): void {
  const modules = new Set(vsme.modules.map(({ id }) => id))
  for (const { id, module } of vsme.items) faults.exist([module], modules, `vsme ${id}`, 'module')

  const regionCodes = new Set(regions.items.map(({ code }) => code))
  for (const { id, eligibleNace, eligibleRegions } of funding.items) {
    faults.exist(eligibleNace, nace2, `funding ${id}`, 'NACE Rev. 2 code')
    faults.exist(eligibleRegions, regionCodes, `funding ${id}`, 'region')
  }

  const rules = new Map(screening.rules.map((rule) => [rule.id, rule]))
  const chinese = new Set(cnRegions.rows.map(({ code }) => code))
  const green = new Set(cnGreen.rows.map(cnGreenId))
  for (const { id, trigger } of screening.rules) {
    const where = `screening ${id}`
    // Matched as prefixes; each of them is a code of its own all the same.
    faults.exist(trigger.naceCodes, nace2, where, 'NACE Rev. 2 code')
    faults.exist(trigger.combineWith ?? [], rules, where, 'rule')
    faults.must((trigger.combineWith ?? []).every((other) => rules.get(other)?.trigger.kind !== 'sector'), where, 'combines with a sector rule, which must be a threshold')
    faults.exist((trigger.cnGuidance2024Codes ?? []).map((code) => `GIGC-2024/${code}`), green, where, 'entry')
    faults.exist(trigger.regions ?? [], chinese, where, 'Chinese division')
  }

  const matrix = vocabulary.instrumentCompatibility
  const instruments = vocabulary.instruments.map(({ id }) => id)
  faults.exist(Object.keys(matrix), new Set(instruments), 'vocabulary', 'instrument of the compatibility matrix')
  for (const a of instruments) {
    for (const b of instruments) {
      const value = matrix[a]?.[b]
      faults.must(value !== undefined, `vocabulary ${a} ${b}`, 'has no compatibility')
      faults.must(value === matrix[b]?.[a], `vocabulary ${a} ${b}`, 'is not symmetric')
      faults.must(a !== b || value === 1, `vocabulary ${a}`, 'is not fully compatible with itself')
    }
  }
  const ordered = [...size.items].sort((a, b) => a.order - b.order)
  faults.must(ordered.map(({ id }) => id).join() === 'micro,small,medium', 'sme-size', 'classes are not in order')
  faults.must(ordered.every((row, i) => i === 0 || row.staffMaxExclusive > (ordered[i - 1]?.staffMaxExclusive ?? 0)), 'sme-size', 'ceilings do not rise')
}
