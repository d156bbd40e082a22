// Mappings by name: those shipped with the service.
import { readdirSync, readFileSync } from 'node:fs'
import { Problem } from '../../errors.ts'
import { shippedSeeds } from '../seed.ts'
import { readMapping, type Mapping } from './mapping.ts'

const folder = new URL('mappings/', shippedSeeds)

/** Names of the shipped mappings. */
export function mappingNames (): readonly string[] {
  return readdirSync(folder).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length)).sort()
}

/** A shipped mapping. @throws Problem VALIDATION_FAILED naming those there are */
export function shippedMapping (name: string): Mapping {
  const names = mappingNames()
  if (!names.includes(name)) {
    const message = `There is no mapping '${name.slice(0, 60)}'.`
    throw new Problem('VALIDATION_FAILED', message, { issues: [{ pointer: '/mapping', code: 'unknown_mapping', message, accepted: names }] })
  }
  return readMapping(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')))
}
