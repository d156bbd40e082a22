// What REST answers of catalogues and exchange rates, as zod: the source of the OpenAPI document.
import { z } from 'zod'
import { date, TextDocument } from '../profiles/documents.ts'
import { bodyOf } from '../http/bodies.ts'
import { codeSystems } from '../scoring/types.ts'
import { catalogueIds } from './catalogue.ts'
import { ExchangeRatesInput } from './exchange-rates.ts'

export const CatalogueDocument = z.object({
  id: z.enum(catalogueIds),
  title: TextDocument,
  version: z.string(),
  asOf: date.describe('Day the data was compiled.'),
  count: z.int().describe('Number of entries.'),
  official: z.boolean(),
  notice: z.string().nullable()
}).meta({ id: 'Catalogue', description: 'A versioned code list.' })

export const CatalogueEntryDocument = z.object({
  id: z.string(),
  code: z.string(),
  parent: z.string().nullable(),
  level: z.string().nullable(),
  heading: z.boolean().describe('True for a node that only orders the tree and that no profile can name.'),
  title: TextDocument,
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  supersededBy: z.string().nullable(),
  source: z.string().nullable(),
  confidence: z.string().nullable(),
  official: z.boolean(),
  data: z.record(z.string(), z.unknown()).nullable().describe('Whatever else the list holds of the entry.')
}).meta({ id: 'CatalogueEntry', description: 'An entry of a code list.' })

export const ExchangeRateDocument = z.object({ date, currency: z.string(), perEur: z.number() }).meta({ id: 'ExchangeRate', description: 'Units of the currency for one euro on a day.' })
export const ExchangeRatesBody = bodyOf('ExchangeRates', ExchangeRatesInput)

const titledCode = { code: z.string(), title: TextDocument } as const
const TitledCodeDocument = z.object(titledCode).meta({ id: 'TitledCode', description: 'A code with its title.' })

export const ActivityTranslationDocument = z.object({
  ...titledCode,
  system: z.enum(codeSystems),
  nace2: z.array(TitledCodeDocument).readonly().describe('What it stands for in NACE Rev. 2; empty when nothing corresponds.'),
  nace21: z.array(TitledCodeDocument).readonly().describe('What it stands for in NACE Rev. 2.1; empty when nothing corresponds.'),
  relation: z.enum(['1:1', '1:n', 'n:1', 'n:m']).describe('From the given revision to the other.'),
  wider: z.boolean().describe('True when the code given is finer than a NACE class, so that what it stands for is wider.'),
  warning: z.object({ ...titledCode, system: z.enum(codeSystems), message: TextDocument }).nullable().describe('Set when the same digits mean something else in the other revision.')
}).meta({ id: 'ActivityTranslation', description: 'An activity code in both NACE revisions. The code as given is never replaced.' })
