// Reads the shipped lists and checks their shape. Nothing else in the room touches the file system.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { z } from 'zod'
import { AtecoFile } from './lists/ateco.ts'
import { CamFile, CertificationsFile } from './lists/cam.ts'
import { CnGreenFile } from './lists/cn-green.ts'
import { CrosswalkFile } from './lists/crosswalk.ts'
import { FundingFile } from './lists/funding.ts'
import { CorrespondenceFile, NaceFile } from './lists/nace.ts'
import { CnRegionsFile, ProvincesFile, RegionsFile } from './lists/places.ts'
import { ScreeningFile } from './lists/screening.ts'
import { TaxonomyFile } from './lists/taxonomy.ts'
import { SizeFile, VocabularyFile } from './lists/vocabulary.ts'
import { VsmeFile } from './lists/vsme.ts'

const files = {
  taxonomy: ['eu-taxonomy-activities.json', TaxonomyFile],
  nace2: ['nace-rev2.json', NaceFile],
  nace21: ['nace-rev2.1.json', NaceFile],
  correspondence: ['nace-rev2-to-rev2.1.json', CorrespondenceFile],
  ateco: ['ateco-2025.json', AtecoFile],
  cam: ['cam-criteria.json', CamFile],
  certifications: ['certifications.json', CertificationsFile],
  cnGreen: ['cn-green-catalogue.json', CnGreenFile],
  crosswalk: ['cgt-activities.json', CrosswalkFile],
  regions: ['it-regions.json', RegionsFile],
  provinces: ['it-provinces.json', ProvincesFile],
  cnRegions: ['cn-regions.json', CnRegionsFile],
  vsme: ['vsme-datapoints.json', VsmeFile],
  funding: ['funding-programmes.json', FundingFile],
  screening: ['investment-screening.json', ScreeningFile],
  size: ['sme-definition.json', SizeFile],
  vocabulary: ['vocabulary.json', VocabularyFile]
} as const

export type Sources = { readonly [K in keyof typeof files]: z.output<typeof files[K][1]> }

/** The shipped lists cannot be used: a file is missing or misshapen, or a reference between lists leads nowhere. Names every fault found. */
export class CatalogueError extends Error {
  readonly faults: readonly string[]

  constructor (faults: readonly string[]) {
    super(`The catalogues cannot be used, ${faults.length} fault${faults.length === 1 ? '' : 's'}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    this.name = 'CatalogueError'
    this.faults = faults
  }
}

/** `seeds/` lies at the top of the package, two folders above this file both in `src/` and in `dist/`. */
export const shippedSeeds = new URL('../../seeds/', import.meta.url)

/**
 * Reads every list under `catalogues/` of the seeds folder (a path or a file URL).
 * Throws CatalogueError naming every file that is missing, is no JSON, or has rows of another shape.
 */
export function readSources (seedsFolder: URL | string = shippedSeeds): Sources {
  const folder = typeof seedsFolder === 'string' && !seedsFolder.startsWith('file:') ? pathToFileURL(resolve(seedsFolder)) : new URL(seedsFolder)
  const base = new URL('catalogues/', folder.href.endsWith('/') ? folder : `${folder.href}/`)
  const faults: string[] = []
  const sources: Record<string, unknown> = {}
  for (const [name, [file, shape]] of Object.entries(files)) {
    try {
      const result = shape.safeParse(JSON.parse(readFileSync(fileURLToPath(new URL(file, base)), 'utf8')))
      if (result.success) sources[name] = result.data
      else faults.push(...result.error.issues.map((issue) => `${file}: ${issue.path.join('.')}: ${issue.message}`))
    } catch (error) {
      faults.push(`${file}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  if (faults.length > 0) throw new CatalogueError(faults)
  return sources as Sources
}
