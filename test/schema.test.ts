import { readFileSync } from 'node:fs'
import {
  buildSchema, findBreakingChanges, findDangerousChanges, isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType, isSpecifiedScalarType,
  type GraphQLSchema
} from 'graphql'
import t from 'tap'
import { internalEnums } from '../src/graphql/enums.ts'
import { generateTypes, target } from '../src/graphql/generate.ts'
import { createSchema } from '../src/graphql/schema.ts'
import { readSdl } from '../src/graphql/sdl.ts'

t.test('every name and type of the design is there', async (t) => {
  const design = buildSchema(readFileSync(new URL('fixtures/design.graphql', import.meta.url), 'utf8'))
  const ours = buildSchema(readSdl())
  t.strictSame(findBreakingChanges(design, ours).map(({ description }) => description).sort(), [])
  const changedDefaults = findDangerousChanges(design, ours).filter(({ type }) => type === 'ARG_DEFAULT_VALUE_CHANGE')
  t.strictSame(changedDefaults, [])
})

function undescribed (schema: GraphQLSchema): string[] {
  const missing: string[] = []
  const check = (name: string, description: string | null | undefined): void => {
    if ((description ?? '').trim() === '') missing.push(name)
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue
    check(type.name, type.description)
    if (isEnumType(type)) for (const value of type.getValues()) check(`${type.name}.${value.name}`, value.description)
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) check(`${type.name}.${field.name}`, field.description)
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields())) {
      check(`${type.name}.${field.name}`, field.description)
      for (const argument of field.args) check(`${type.name}.${field.name}(${argument.name})`, argument.description)
    }
  }
  return missing
}

t.test('every type, field, argument and enum value is described', async (t) => {
  t.strictSame(undescribed(buildSchema(readSdl())), [])
})

t.test('descriptions survive into the schema that is served', async (t) => {
  const served = createSchema()
  t.strictSame(undescribed(served), [])
  t.equal(served.getType('Date')?.description, buildSchema(readSdl()).getType('Date')?.description)
})

t.test('lists say how much they give', async (t) => {
  const schema = buildSchema(readSdl())
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const first = field.args.find(({ name }) => name === 'first')
      if (first !== undefined) t.match(first.description, /from 1 to 100/, `${type.name}.${field.name}`)
    }
  }
})

t.test('the committed types are those of the schema', async (t) => {
  t.equal(readFileSync(target, 'utf8'), await generateTypes(), 'run npx tsx src/graphql/generate.ts')
})

t.test('enum values are lower case inside, but for codes of the field', async (t) => {
  const enums = internalEnums(buildSchema(readSdl()))
  t.equal(enums['ProfileStatus']?.['IN_REVIEW'], 'in_review')
  t.equal(enums['Objective']?.['CCM'], 'CCM')
  t.equal(enums['CodeSystem']?.['ATECO2025'], 'ATECO2025')
})
