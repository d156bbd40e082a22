// Judgements of ours on the shipped rules that their rows give in prose only. Every entry says why.

/**
 * NACE codes much wider than the heading they stand for. Without one of the rule's words beside it such a code is `open`, not `met`.
 * `all`: the heading tests a technology ("test the technology, not the NACE code").
 */
export const wideCodes: Readonly<Record<string, 'all' | readonly string[]>> = {
  // Civil aircraft parts and civil measuring instruments stand in the same classes as military ones.
  'IT-GP-DEF': ['C30.30', 'C26.51'],
  'IT-GP-TECH-179': 'all',
  // Inorganic chemicals and sorted materials of every kind, beside battery materials and black mass.
  'IT-GP-EU-STORAGE': ['C20.13', 'E38.32'],
  // Who builds roads and railways does not hold the network.
  'IT-GP-TRANSPORT-180': ['F42.11', 'F42.12'],
  'IT-GP-WATER-179': ['F42.91'],
  'EU-FDI-4-1-B': ['C28.99', 'J62.01', 'M72.1'],
  'EU-FDI-4-1-C': ['E38.3'],
  // Publishing includes software; the list means news media.
  'CN-OUT-NDRC-INDUSTRY': 'all',
  'CN-OUT-TECHEXPORT': 'all',
  'CN-OUT-EXPORT-58': 'all',
  'IT-GP-5G': 'all'
}

/** Rules whose codes fit so many companies (all of programming) that a code without a word asks nothing. */
export const needsWord: ReadonlySet<string> = new Set(['IT-GP-ELECTION-179'])

/** Keywords of the EU factors that stand in any company's description; they raise nothing. */
export const commonWords: ReadonlySet<string> = new Set(['energy', 'transport', 'water', 'health', 'communications', 'media', 'financial', 'land'])

/** Investors that a state, or a body of it, owns or funds. */
export const stateInvestors: ReadonlySet<string> = new Set(['central_soe', 'local_soe', 'policy_bank', 'sovereign_fund', 'guidance_fund'])
/** Under the central government: they file with the national commission whatever the amount. */
export const centralInvestors: ReadonlySet<string> = new Set(['central_soe', 'policy_bank', 'sovereign_fund'])
/** Either central or local; the type does not tell. */
export const centralOrLocal: ReadonlySet<string> = new Set(['bank', 'insurance', 'guidance_fund', 'other'])

/** Dollars one euro has bought since 1999, at the least and the most (rounded outwards): amounts near a dollar threshold stay open without a rate. */
export const usdPerEur = { low: 0.8, high: 1.65 } as const
/** The same for yuan. */
export const cnyPerEur = { low: 6, high: 12 } as const

/** Sections whose companies sell services: NACE Rev. 2. */
export const serviceSections: ReadonlySet<string> = new Set(['H', 'J', 'K', 'L', 'M', 'N', 'P', 'Q', 'R', 'S'])

/** Rules that no pair raises, with the reason. They are served by the catalogue. */
export const neverRaised: Readonly<Record<string, string>> = {
  'IT-GP-T-CONTROL': 'Its own test concerns buyers from the EU; a Chinese group buying through an EU company meets the rule for buyers from outside the EU as well (IT-GP-DEF-NONEU tells).',
  'IT-GP-SANCTION': 'What follows a missing filing; it adds no condition.',
  'IT-GP-INTRAGROUP': 'An exemption inside one group; a pair is never one group.',
  'EU-IAA-FDI': 'A proposal binds nobody.',
  'CN-OUT-837-PEN': 'What follows a breach; it adds no condition.',
  'CN-OUT-NDRC-COUNTRY': 'Italy meets none of its tests, as the row itself says.',
  'CN-IN-ENC': 'The frame of the encouraged catalogue; its themes are raised one by one.',
  'CN-IN-REINVEST': 'Concerns profits already made in China.'
}
