// The service's own vocabularies (instruments, modes, investor types) and the size classes of Recommendation 2003/361/EC.
import { z } from 'zod'
import { sizeClasses } from '../../scoring/types.ts'
import { confidence, entryOf, isoDay, type CatalogueList } from './list.ts'

const term = z.object({ id: z.string().regex(/^[a-z_]+$/), nameEn: z.string(), nameIt: z.string(), nameZh: z.string() })
export const VocabularyFile = z.looseObject({
  meta: z.looseObject({ version: z.string(), note: z.string() }),
  instruments: z.array(term).min(1),
  /** Symmetric, 0–1. */
  instrumentCompatibility: z.record(z.string(), z.record(z.string(), z.number().min(0).max(1))),
  modes: z.array(term).min(1),
  investorTypes: z.array(term).min(1)
})
export type Vocabulary = z.output<typeof VocabularyFile>

const ownVocabularies = {
  instruments: { terms: 'instruments', title: { en: 'Instruments', it: 'Strumenti', zh: '投资工具' } },
  modes: { terms: 'modes', title: { en: 'Cooperation modes', it: 'Modalità di cooperazione', zh: '合作方式' } },
  'investor-types': { terms: 'investorTypes', title: { en: 'Investor types', it: 'Tipi di investitore', zh: '投资者类型' } }
} as const

export function vocabularyList (id: keyof typeof ownVocabularies, vocabulary: Vocabulary): CatalogueList {
  const { terms, title } = ownVocabularies[id]
  const compatibility = (term: string) => id === 'instruments' ? { compatibility: vocabulary.instrumentCompatibility[term] } : null
  return {
    catalogue: { id, title, version: vocabulary.meta.version, asOf: '2026-11-22', official: false, notice: vocabulary.meta.note },
    entries: vocabulary[terms].map(({ id: term, nameEn, nameIt, nameZh }) => entryOf({
      id: term, title: { en: nameEn, it: nameIt, zh: nameZh }, source: 'Ponte Verde', official: false, data: compatibility(term)
    }))
  }
}

const sizeClass = z.looseObject({
  id: z.enum(['micro', 'small', 'medium']),
  order: z.int(),
  nameEn: z.string(),
  nameIt: z.string(),
  nameZh: z.string(),
  /** Annual work units; the class lies below it. */
  staffMaxExclusive: z.number(),
  /** Whole euros, the ceiling included. */
  turnoverMaxInclusiveEur: z.number(),
  /** Whole euros, the ceiling included. */
  balanceSheetMaxInclusiveEur: z.number(),
  source: z.string(),
  confidence
})
export type SizeCeilings = z.output<typeof sizeClass>
const testVector = z.object({ staff: z.number(), turnoverEur: z.number(), balanceSheetEur: z.number(), expected: z.enum(sizeClasses) })
export const SizeFile = z.looseObject({
  meta: z.looseObject({ asOf: isoDay, legalBasis: z.string() }),
  items: z.array(sizeClass).length(3),
  testVectors: z.array(testVector)
})

export function sizeList ({ meta, items }: z.output<typeof SizeFile>): CatalogueList {
  return {
    catalogue: {
      id: 'sme-size',
      title: { en: 'Size classes', it: 'Classi dimensionali', zh: '企业规模' },
      version: '2003/361/EC',
      asOf: meta.asOf,
      official: true,
      notice: 'Partner and linked enterprises count in an enterprise\'s figures (Annex, articles 3 and 6). `large` is what fits none of the three classes.'
    },
    entries: [
      ...items.map(({ id, nameEn, nameIt, nameZh, source, confidence, ...data }) =>
        entryOf({ id, title: { en: nameEn, it: nameIt, zh: nameZh }, source, confidence, data })),
      entryOf({
        id: 'large',
        title: { en: 'Large enterprise', it: 'Grande impresa', zh: '大型企业' },
        source: `Not a class of ${meta.legalBasis}: whatever exceeds its ceilings`,
        confidence: 'high',
        official: false,
        data: { order: items.length + 1 }
      })
    ]
  }
}
