// Labels by which activities and sector wishes are found, in all three code systems.
// NACE Rev. 2 codes stand bare (`E38`), others name their system (`NACE21:E38`, `ATECO2025:38.2`).
import { sectorCodeText } from '../investors/sector-code.ts'
import type { CodeLists } from '../scoring/codes.ts'
import type { CodeRef } from '../scoring/types.ts'

export interface ActivityTranslations { readonly nace2: readonly string[], readonly nace21: readonly string[] }

/** The codes an activity stands for in both revisions of NACE; its own code in its own. */
export function activityTranslations ({ code, system }: CodeRef, codes: CodeLists): ActivityTranslations {
  if (system === 'NACE2') return { nace2: [code], nace21: codes.toNace21(code) }
  const nace21 = system === 'NACE21' ? code : codes.atecoToNace21(code)
  return nace21 === undefined ? { nace2: [], nace21: [] } : { nace2: codes.toNace2(nace21), nace21: [nace21] }
}

/**
 * The activity's code with all above it, and the same of its translations: one translation is enough to be found. ATECO 2025
 * is NACE Rev. 2.1 down to the class, so classes and what is above them are labelled in both.
 */
export function activityFacets (activity: CodeRef, codes: CodeLists): readonly string[] {
  const { nace2, nace21 } = activityTranslations(activity, codes)
  const labels = new Set<string>()
  for (const code of nace2) for (const above of codes.nace2.path(code) ?? []) labels.add(above)
  for (const code of nace21) {
    for (const above of codes.nace21.path(code) ?? []) {
      labels.add(sectorCodeText({ code: above, system: 'NACE21' }))
      labels.add(sectorCodeText({ code: above.slice(1) || above, system: 'ATECO2025' }))
    }
  }
  if (activity.system === 'ATECO2025') for (const above of atecoPath(activity.code)) labels.add(sectorCodeText({ code: above, system: 'ATECO2025' }))
  return [...labels]
}

/** Labels of a wished sector: as an activity's, and marked `=` the wish itself, by which narrower codes find a wider wish. */
export function wishFacets (wish: CodeRef, codes: CodeLists): readonly string[] {
  const { nace2, nace21 } = activityTranslations(wish, codes)
  const itself = [sectorCodeText(wish), ...nace2, ...nace21.map((code) => sectorCodeText({ code, system: 'NACE21' }))]
  return [...activityFacets(wish, codes), ...itself.map((code) => `=${code}`)]
}

/** Labels that a mandate's wish may have when it wants what the code names: a wish within the code, or one that covers it. */
export function wishLabels (sector: CodeRef, codes: CodeLists): readonly string[] {
  const { nace2, nace21 } = activityTranslations(sector, codes)
  const covering = new Set<string>()
  for (const code of nace2) for (const above of codes.nace2.path(code) ?? []) covering.add(`=${above}`)
  for (const code of nace21) for (const above of codes.nace21.path(code) ?? []) covering.add(`=${sectorCodeText({ code: above, system: 'NACE21' })}`)
  if (sector.system === 'ATECO2025') for (const above of atecoPath(sector.code)) covering.add(`=${sectorCodeText({ code: above, system: 'ATECO2025' })}`)
  return [sectorCodeText(sector), ...covering]
}

/** Codes of ATECO 2025 grow digit by digit: `38`, `38.2`, `38.21`, `38.21.2`, `38.21.20`. */
function atecoPath (code: string): readonly string[] {
  if (!/^\d\d/.test(code)) return [code]
  return Array.from(code.matchAll(/\d/g)).slice(1).map(({ index }) => code.slice(0, index + 1))
}
