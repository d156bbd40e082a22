// Italian Minimum Environmental Criteria (CAM, art. 57(2) D.Lgs. 36/2023) and the certifications that commonly serve as proof.
import { z } from 'zod'
import { codes, confidence, entryOf, isoDay, objective, type CatalogueList } from './list.ts'

const decree = z.looseObject({
  id: z.string().min(1),
  category: z.string().min(1),
  nameIt: z.string(),
  nameEn: z.string(),
  nameZh: z.string(),
  inForceFrom: isoDay.nullable(),
  inForceTo: isoDay.nullable(),
  status: z.enum(['in_force', 'superseded']),
  supersededBy: z.string().nullable(),
  nace: codes,
  euTaxonomyLinks: codes,
  typicalCertifications: codes,
  source: z.string(),
  confidence
})
export type CamRow = z.output<typeof decree>
export const CamFile = z.looseObject({
  meta: z.looseObject({ asOf: isoDay }),
  inPreparation: z.array(z.looseObject({ nameEn: z.string(), category: z.string().optional() })),
  items: z.array(decree)
})

/** A decree in force is the category itself; the decrees it replaced lie beneath it, each with its successor. */
export function camList ({ meta, items, inPreparation }: z.output<typeof CamFile>): CatalogueList {
  const coming = inPreparation.filter(({ category }) => category === undefined).map(({ nameEn }) => nameEn)
  return {
    catalogue: {
      id: 'cam',
      title: { en: 'Minimum Environmental Criteria (CAM)', it: 'Criteri Ambientali Minimi (CAM)', zh: '意大利最低环境标准（CAM）' },
      version: meta.asOf,
      asOf: meta.asOf,
      official: false,
      notice: 'The decrees are official; their NACE codes, EU Taxonomy links and typical certifications are editorial and never proof of alignment. ' +
        `There is no official "CAM certificate".${coming.length > 0 ? ` In preparation, no category yet: ${coming.join('; ')}.` : ''}`
    },
    entries: items.map((row) => {
      const { id, nameIt, nameEn, nameZh, inForceFrom, inForceTo, supersededBy, source, confidence, ...data } = row
      const update = inPreparation.find(({ category }) => category === id)
      return entryOf({
        id,
        parent: row.status === 'superseded' ? row.category : null,
        level: row.status === 'superseded' ? 'superseded_decree' : 'category',
        title: { it: nameIt, en: nameEn, zh: nameZh },
        validFrom: inForceFrom,
        validTo: inForceTo,
        supersededBy,
        source,
        confidence,
        data: update === undefined ? data : { ...data, inPreparation: update }
      })
    })
  }
}

const certification = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  nameZh: z.string().nullable(),
  type: z.string(),
  relevance: z.array(objective),
  camAccepted: codes,
  source: z.string(),
  confidence
})
export const CertificationsFile = z.looseObject({ meta: z.looseObject({ asOf: isoDay }), items: z.array(certification) })

export function certificationsList ({ meta, items }: z.output<typeof CertificationsFile>): CatalogueList {
  return {
    catalogue: {
      id: 'certifications',
      title: { en: 'Certifications, labels and ratings', it: 'Certificazioni, marchi e rating', zh: '认证、标签与评级' },
      version: meta.asOf,
      asOf: meta.asOf,
      official: false,
      notice: 'A selection made by the programme. Relevance and CAM acceptance are editorial: no label proves taxonomy alignment, and equivalent means of proof must be accepted.'
    },
    entries: items.map(({ id, name, nameZh, source, confidence, ...data }) =>
      entryOf({ id, level: data.type, title: { en: name, zh: nameZh }, source, confidence, data }))
  }
}
