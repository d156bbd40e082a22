// Exclusions that a file makes before it names whom it excludes.
import type { Work } from '../profiles/store.ts'
import type { OpenVeto } from './plan.ts'
import type { ImportWarning } from './result.ts'

/** An open veto and the row that made it. */
export type PlacedVeto = OpenVeto & { readonly place: Pick<ImportWarning, 'row' | 'externalId'> }

/**
 * Vetoes against organisations that were not there yet. Where one came meanwhile under an id of its own, its veto is set
 * right; where none came, the veto stands against the id it would get, and a warning says so.
 */
export async function settleVetoes (work: Work, vetoes: readonly PlacedVeto[], at: Date): Promise<ImportWarning[]> {
  const warnings: ImportWarning[] = []
  for (const { place, organisationId, source, externalId, assumed, pointer } of vetoes) {
    const id = (await work.findBySource(source, [externalId])).get(externalId)
    if (id === undefined) {
      warnings.push({ ...place, pointer, code: 'unknown_counterpart', message: `There is no organisation '${externalId}' of the source '${source}' yet. The exclusion holds once it is imported.` })
    } else if (id !== assumed) {
      const [whole] = await work.wholes([organisationId])
      if (whole === undefined) continue
      const { profile } = whole
      const excludedCounterparts = [...new Set(profile.excludedCounterparts.map((excluded) => excluded === assumed ? id : excluded))]
      await work.updateProfile({ ...profile, excludedCounterparts, version: profile.version + 1, updatedAt: at }, profile.version)
    }
  }
  return warnings
}
