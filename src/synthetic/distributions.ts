// What invented profiles follow: the shipped counts and judgements, and the parts their names are made of.
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const seeds = new URL('../../seeds/synthetic/', import.meta.url)

const weight = z.number().min(0)
const weights = z.record(z.string(), weight)
const from = { source: z.string().optional(), assumption: z.string().optional() }
const quartiles = z.object({ p25: z.number().positive(), p50: z.number().positive(), p75: z.number().positive() })
const classes = z.array(z.object({ min: z.int().min(0), max: z.int().min(0), weight }))
const share = z.number().min(0).max(1)
const three = z.object({ it: z.string(), en: z.string(), zh: z.string() })

const SizeSource = z.object({
  name: z.string(),
  share,
  headcount: classes,
  headcountUnknown: weight,
  turnover: classes.optional(),
  turnoverUnknown: weight.optional(),
  turnoverPerHead: quartiles.optional(),
  turnoverUnknownShare: share.optional()
})

const Distributions = z.object({
  meta: z.object({ version: z.string(), asOf: z.iso.date(), source: z.string() }),
  smes: z.object({
    divisions: z.object({ ...from, rows: z.array(z.object({ code: z.string(), weight, ...three.partial().shape })) }),
    fields: z.object({ ...from, divisions: z.array(z.string()), shareWithSecond: share }),
    regions: z.object({ ...from, weights }),
    provinces: z.object({ ...from, unknownProvince: share, unknownRegion: share }),
    codeSystems: z.object({ ...from, weights: z.object({ ATECO2025: weight, NACE2: weight, NACE21: weight }) }),
    sizes: z.array(SizeSource),
    amounts: z.object({ ...from, micro: quartiles, small: quartiles, medium: quartiles, large: quartiles }),
    needKinds: z.object({ ...from, weights: z.object({ investment: weight, technology_offer: weight, technology_request: weight, market_entry: weight, research: weight }) }),
    needCounts: z.object({ ...from, weights: z.array(weight) })
  }),
  evidence: z.object({ ...from, poor: levels(), good: levels(), states: z.object({ ...from, draft: share, rejected: share, revoked: share }) }),
  investors: z.object({
    types: z.object({ ...from, weights }),
    provinces: z.object({ ...from, weights }),
    divisions: z.object({ ...from, sectors: z.array(z.object({ name: z.string(), weight, divisions: z.array(z.string()).min(1) })) }),
    greenShare: z.object({ ...from, value: share }),
    amounts: z.object({ ...from, rounds: z.record(z.string(), quartiles.extend({ currency: z.string() })), roundsOf: z.record(z.string(), weights) }),
    mandateCounts: z.object({ ...from, weights: z.array(weight) }),
    dealCounts: z.object({ ...from, stated: z.array(weight), implicit: z.array(weight) })
  }),
  instruments: z.object({ ...from, needs: weights, fund: weights, strategic: weights, lender: weights }),
  modes: z.object({ ...from, investment: weights, market_entry: weights, technology_offer: weights, technology_request: weights, research: weights, fund: weights, strategic: weights, lender: weights }),
  investorKinds: z.object({ ...from, of: z.record(z.string(), z.enum(['fund', 'strategic', 'lender'])) })
})
export type Distributions = z.output<typeof Distributions>

const Names = z.object({
  syllables: z.array(z.object({ it: z.string(), zh: z.string() })),
  links: z.array(z.object({ it: z.string(), zh: z.string() })),
  characters: z.array(z.object({ zh: z.string(), pinyin: z.string() })),
  legalForms: z.array(z.object({ name: z.string(), weight })),
  work: three,
  investors: z.record(z.string(), three.extend({ form: z.string() })),
  memberships: z.array(z.string()).min(1),
  issuers: z.array(z.string()).min(1)
})
export type Names = z.output<typeof Names>

function levels () {
  return z.object({ self_declared: weight, documented: weight, third_party: weight, audited: weight })
}

/** The shipped distributions (`seeds/synthetic/distributions.json`). Throws when the file is not in its shape. */
export function readDistributions (): Distributions {
  return Distributions.parse(JSON.parse(readFileSync(new URL('distributions.json', seeds), 'utf8')))
}

/** The shipped parts of names (`seeds/synthetic/names.json`). Throws when the file is not in its shape. */
export function readNames (): Names {
  return Names.parse(JSON.parse(readFileSync(new URL('names.json', seeds), 'utf8')))
}
