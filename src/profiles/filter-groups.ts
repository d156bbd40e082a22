// From filters, as people write them, to the labels that profiles carry (search-entry.ts). Unknown codes are refused with the
// nearest valid ones, as an empty list would hide the mistake.
import { Problem, type FieldIssue } from '../errors.ts'
import { parseSectorCode, sectorCodeText } from '../investors/sector-code.ts'
import type { CodeRef } from '../scoring/types.ts'
import { wishLabels } from './activity-facets.ts'
import { createChecks, type Checks } from './checks.ts'
import { activityCode, camCategory, catalogueCode, placeCode, taxonomyActivity, unique } from './code-checks.ts'
import type { InvestorFilter, SmeFilter } from './directory-input.ts'
import type { Lists } from './lists.ts'
import type { DirectoryQuery } from './store.ts'

export interface FilterGroups {
  readonly facets: DirectoryQuery['facets']
  readonly spans: DirectoryQuery['spans']
  readonly statuses: DirectoryQuery['statuses'] | undefined
  readonly columns: Pick<DirectoryQuery, 'source' | 'externalIds' | 'synthetic' | 'updatedSince'>
}

export function smeGroups (filter: SmeFilter, lists: Lists): FilterGroups {
  const checks = createChecks(lists)
  const facets = [
    group('region', filter.regions, (given, at) => regionLabels(given, lists, checks, at), '/filter/regions'),
    group('province', filter.provinces, (given, at) => provinceLabel(given, lists, checks, at), '/filter/provinces'),
    group('activity', filter.activities, (given, at) => activityLabel(given, lists, checks, at), '/filter/activities'),
    group('size', filter.sizes, (given) => [given]),
    group('taxonomy_activity', filter.taxonomyActivities, (given, at) => some(taxonomyActivity(given, lists, checks, at)), '/filter/taxonomyActivities'),
    group('certification', filter.certifications, (given, at) => some(catalogueCode('certifications', given, lists, checks, at)), '/filter/certifications'),
    group('evidence', filter.minimumEvidence == null ? null : [filter.minimumEvidence], (level) => [level]),
    group('need_kind', filter.needKinds, (given) => [given]),
    ...sharedGroups(filter, lists, checks)
  ]
  return groups(filter, facets, [], checks)
}

/** `names`: what the fields are called where the filter comes from. */
export function investorGroups (filter: InvestorFilter, lists: Lists, names = { sectors: 'sectors', types: 'types' }): FilterGroups {
  const checks = createChecks(lists)
  const facets = [
    group('province', filter.provinces, (given, at) => some(placeCode(given, 'CN', lists, checks, at)), '/filter/provinces'),
    group('type', filter.types, (given, at) => some(catalogueCode('investor-types', given, lists, checks, at)), `/filter/${names.types}`),
    group('sector', filter.sectors, (given, at) => {
      const sector = sectorCode(given, lists, checks, at)
      return sector === undefined ? [] : wishLabels(sector, lists.codes)
    }, `/filter/${names.sectors}`),
    ...sharedGroups(filter, lists, checks)
  ]
  return groups(filter, facets, filter.ticketEur == null ? [] : [{ kind: 'ticket', value: filter.ticketEur }], checks)
}

function sharedGroups (filter: SmeFilter | InvestorFilter, lists: Lists, checks: Checks): Array<Group | undefined> {
  return [
    group('objective', filter.objectives, (given) => [given]),
    group('cam_category', filter.camCategories, (given, at) => some(camCategory(given, lists, checks, at)), '/filter/camCategories')
  ]
}

type Group = DirectoryQuery['facets'][number]

/** An absent filter asks nothing; an empty list asks for one of no values, which nothing has. */
function group<T> (kind: string, given: readonly T[] | null | undefined, labels: (given: T, at: string) => readonly string[], at = ''): Group | undefined {
  return given == null ? undefined : { kind, values: unique(given.flatMap((value, index) => labels(value, `${at}/${index}`))) }
}

function groups (filter: SmeFilter | InvestorFilter, facets: ReadonlyArray<Group | undefined>, spans: DirectoryQuery['spans'], checks: Checks): FilterGroups {
  if (checks.issues.length > 0) throw new Problem('INVALID_QUERY', summary(checks.issues), { issues: checks.issues })
  const { statuses, source, externalIds, synthetic, updatedSince } = filter
  return {
    facets: facets.filter((one) => one !== undefined),
    spans,
    statuses: statuses ?? undefined,
    columns: {
      ...(source == null ? {} : { source }),
      ...(externalIds == null ? {} : { externalIds }),
      ...(synthetic == null ? {} : { synthetic }),
      ...(updatedSince == null ? {} : { updatedSince: new Date(updatedSince) })
    }
  }
}

function summary (issues: readonly FieldIssue[]): string {
  return issues.map(({ pointer, message }) => `${pointer}: ${message}`).join(' ')
}

function some (label: string | undefined): readonly string[] {
  return label === undefined ? [] : [label]
}

/** A region is found by its own code and by the NUTS-2 units it is; what is above a region is a label of every SME in it. */
function regionLabels (given: string, lists: Lists, checks: Checks, at: string): readonly string[] {
  const code = placeCode(given, 'IT', lists, checks, at)
  return code === undefined ? [] : [code, ...lists.places.nodes(code, 'IT')]
}

function provinceLabel (given: string, lists: Lists, checks: Checks, at: string): readonly string[] {
  const code = given.toUpperCase().replace(/^IT-/, '')
  return checks.code('it-provinces', code, at) ? [code] : []
}

function sectorCode (given: string, lists: Lists, checks: Checks, at: string): CodeRef | undefined {
  const { code, system } = parseSectorCode(given)
  const known = activityCode({ code, system }, lists, checks, at)
  return known === undefined ? undefined : { code: known, system }
}

function activityLabel (given: string, lists: Lists, checks: Checks, at: string): readonly string[] {
  const sector = sectorCode(given, lists, checks, at)
  return sector === undefined ? [] : [sectorCodeText(sector)]
}
