// The shipped rules and short ways to say a pair.
import { loadCatalogues } from '../../src/catalogues/catalogues.ts'
import { createScreening, type ScreeningPair } from '../../src/screening/screening.ts'

const { screeningRules, codes } = loadCatalogues()
export const rules = screeningRules
export { codes }
export const screening = createScreening({ rules, codes })
export const asOf = '2026-11-22'

type Need = NonNullable<ScreeningPair['need']>
type Mandate = NonNullable<ScreeningPair['mandate']>
export interface Told {
  nace?: readonly string[] | undefined
  ateco?: readonly string[] | undefined
  text?: string | undefined
  turnoverEur?: number | null | undefined
  headcount?: number | null | undefined
  investor?: string | undefined
  province?: string | null | undefined
  kind?: Need['kind'] | null | undefined
  /** Both sides name these. */
  instruments?: readonly string[] | undefined
  modes?: readonly string[] | undefined
  /** Share of 1, offered by the company; the investor says nothing. */
  stake?: number | null | undefined
  wanted?: number | null | undefined
  control?: boolean | null | undefined
  value?: { low: number, high: number | null } | null | undefined
  places?: readonly string[] | undefined
}

const prioritised = (ids: readonly string[] | undefined) => (ids ?? []).map((id) => ({ id, priority: 1 }))

/** A pair; whatever is not told is not known. */
export function pair (told: Told): ScreeningPair {
  const need: Need | null = told.kind === null
    ? null
    : {
        kind: told.kind ?? 'investment',
        instruments: prioritised(told.instruments),
        modes: prioritised(told.modes),
        territory: told.places === undefined ? null : { codes: told.places, hard: false },
        stakeOffered: told.stake ?? null,
        controlOffered: told.control ?? null
      }
  const mandate: Mandate = { instruments: prioritised(told.instruments), modes: prioritised(told.modes), stakeWanted: told.wanted ?? null, controlWanted: null }
  return {
    sme: {
      activities: [
        ...(told.nace ?? []).map((code) => ({ code, system: 'NACE2' as const, share: null })),
        ...(told.ateco ?? []).map((code) => ({ code, system: 'ATECO2025' as const, share: null }))
      ],
      names: { en: 'Example' },
      descriptions: { en: told.text ?? null },
      turnoverEur: told.turnoverEur ?? null,
      headcount: told.headcount ?? null
    },
    investor: { type: told.investor ?? 'private_company', province: told.province === undefined ? 'CN-SH' : told.province },
    need,
    mandate,
    valueEur: told.value ?? null
  }
}

/** `likely IT-GP-T-NONEU` … in the order of the answer. */
export function raised (told: Told, day: string = asOf): readonly string[] {
  return screening.screen(pair(told), day).map(({ likelihood, rule }) => `${likelihood} ${rule}`)
}
export const ids = (told: Told, day: string = asOf): readonly string[] => screening.screen(pair(told), day).map(({ rule }) => rule)
