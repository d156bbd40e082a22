// The import document as columns: read from its own shapes, so that no name is written down twice.
import { z } from 'zod'
import type { ProfileKind } from '../profiles/store.ts'
import { InvestorDocument, SmeDocument } from './document.ts'

interface Noted {
  /** What the field holds, in the words of its shape. */
  readonly note?: string | undefined
}
export type Leaf = Noted & ({ readonly type: 'text' } | { readonly type: 'number' } | { readonly type: 'flag' } | { readonly type: 'day' } | { readonly type: 'choice', readonly values: readonly string[] })
export interface Fields extends Noted {
  readonly type: 'fields'
  readonly fields: ReadonlyMap<string, Shape>
  /** What fields of other names hold: own weights go by keys that only the criteria know. */
  readonly others?: Shape | undefined
}
export interface List extends Noted { readonly type: 'list', readonly item: Shape }
export type Shape = Leaf | Fields | List

/** The shape of a zod schema. A union shows its map rather than its list, and of objects all their fields. */
export function shapeOf (schema: z.core.$ZodType): Shape {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) return shapeOf(schema.unwrap())
  if (schema instanceof z.ZodObject) {
    const members = Object.entries(schema.shape as Record<string, z.core.$ZodType>).filter(([, member]) => !isNothing(member))
    return { type: 'fields', fields: new Map(members.map(([name, member]) => [name, noted(member)])) }
  }
  if (schema instanceof z.ZodArray) return { type: 'list', item: shapeOf(schema.element) }
  if (schema instanceof z.ZodRecord) {
    const value = shapeOf(schema.valueType)
    if (schema.keyType instanceof z.ZodEnum) return { type: 'fields', fields: new Map(schema.keyType.options.map((key) => [String(key), value])) }
    return { type: 'fields', fields: new Map(), others: value }
  }
  if (schema instanceof z.ZodUnion) {
    const options = schema.options.filter((option) => !(option instanceof z.ZodArray))
    const map = options.find((option) => option instanceof z.ZodRecord)
    if (map !== undefined) return shapeOf(map)
    const fields = new Map<string, Shape>()
    for (const shape of options.map(shapeOf)) if (shape.type === 'fields') for (const [name, member] of shape.fields) if (!fields.has(name)) fields.set(name, member)
    return { type: 'fields', fields }
  }
  if (schema instanceof z.ZodEnum) return { type: 'choice', values: schema.options.map(String) }
  if (schema instanceof z.ZodLiteral) return { type: 'choice', values: [...schema.values].map(String) }
  if (schema instanceof z.ZodNumber) return { type: 'number' }
  if (schema instanceof z.ZodBoolean) return { type: 'flag' }
  if (schema instanceof z.ZodISODate) return { type: 'day' }
  return { type: 'text' }
}

function noted (schema: z.core.$ZodType): Shape {
  const note = schema instanceof z.ZodType ? schema.description : undefined
  const shape = shapeOf(schema)
  return note === undefined ? shape : { ...shape, note }
}

/** A field that is named only to be told that it has no value here. */
function isNothing (schema: z.core.$ZodType): boolean {
  return schema instanceof z.ZodNull || (schema instanceof z.ZodOptional && isNothing(schema.unwrap()))
}

function documentShape (schema: z.ZodObject): Fields {
  const { fields } = shapeOf(schema) as Fields
  const first = ['kind', 'id', 'source', 'externalId', 'status']
  return { type: 'fields', fields: new Map([...fields].sort(([a], [b]) => rank(a) - rank(b))) }

  function rank (name: string): number {
    const at = first.indexOf(name)
    return at === -1 ? first.length : at
  }
}

/** The columns by which both kinds of import documents are known. */
export const documentShapes: Readonly<Record<ProfileKind, Fields>> = { sme: documentShape(SmeDocument), investor: documentShape(InvestorDocument) }

export function isLeaf (shape: Shape): shape is Leaf {
  return shape.type !== 'fields' && shape.type !== 'list'
}

/** Whether each entry of the list can stand in columns of its own fields, one value after the other: no list is within. */
export function isParallel ({ item }: List): boolean {
  return item.type === 'fields' && item.others === undefined && !holdsList(item)
}

function holdsList (shape: Shape): boolean {
  return shape.type === 'list' || (shape.type === 'fields' && (shape.others !== undefined || [...shape.fields.values()].some(holdsList)))
}

/** The lists of a document whose entries hold lists themselves: a sheet each in a workbook, JSON in a CSV file. */
export function nestedLists ({ fields }: Fields): ReadonlyArray<readonly [string, Fields]> {
  return [...fields].flatMap(([name, shape]) => shape.type === 'list' && shape.item.type === 'fields' && !isParallel(shape) ? [[name, shape.item] as const] : [])
}

/** The names of all columns beneath a shape, in its order. Nested lists are one column each, or left out. */
export function columnsOf (shape: Fields, { nested = true, prefix = '' } = {}): string[] {
  return [...shape.fields].flatMap(([name, member]) => {
    const path = `${prefix}${name}`
    if (member.type === 'fields') return member.others === undefined ? columnsOf(member, { nested, prefix: `${path}.` }) : [path]
    if (member.type !== 'list' || isLeaf(member.item)) return [path]
    if (isParallel(member) && member.item.type === 'fields') return columnsOf(member.item, { nested, prefix: `${path}.` })
    return nested ? [path] : []
  })
}
