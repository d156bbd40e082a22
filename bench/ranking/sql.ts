// The subset as one SQL statement over a wide table, for both databases: what a query makes of each code comes with it, as arrays
// on PostgreSQL and as small tables with integer keys on SQLite.
import pg from 'pg'
import { Database } from '../../src/storage/sqlite-driver.ts'
import { columns, realColumns, type Asked, type WideRow } from './subset.ts'
import { k } from './world.ts'

/** What SQL answers: the best pair's key for each organisation, best first, ties by id. */
export interface SqlEntry { readonly id: string, readonly key: number }

type List = Exclude<keyof Asked, 'scalars'>
export const lists: readonly List[] = ['sectorValue', 'sectorGate', 'regionValue', 'regionGate', 'wishValue', 'wishGate', 'instrumentWanted', 'instrumentOffered', 'modeWanted', 'modeKnown', 'sizeValue']
export const scalars = ['today', 'investortype', 'omin', 'omax', 'ohard', 'bars', 'xsector', 'xticket', 'xinstrument', 'xmode', 'xregion', 'xsize', 'shown'] as const

export interface Dialect {
  readonly greatest: string
  readonly least: string
  readonly whole: string
  /** Keeps a subquery from being merged into the one around it, which would compute its expressions again wherever they are named. */
  readonly fence: string
  /** Order of the bytes of an id. */
  readonly collate: string
  /** What the query makes of a code in a column. */
  look (list: List, column: string): string
  scalar (name: typeof scalars[number]): string
}

/** The value of the ticket for an amount; `null` amounts are unknown. */
export function fitOf ({ greatest, least, scalar }: Dialect): string {
  const [omin, omax] = [scalar('omin'), scalar('omax')]
  const top = `case when amax < ${omin} then amax / ${omin} when amin > ${omax} then ${omax} / amin else 1.0 end`
  const area = `case when ${least}(amax, ${omin}) > amin then (${least}(amax, ${omin}) - amin) / ${omin} else 0.0 end` +
    ` + case when ${least}(amax, ${omax}) > ${greatest}(amin, ${omin}) then ln(${least}(amax, ${omax}) / ${greatest}(amin, ${omin})) else 0.0 end` +
    ` + case when amax > ${greatest}(amin, ${omax}) then ${omax} / ${greatest}(amin, ${omax}) - ${omax} / amax else 0.0 end`
  return `case when amin is null then 0.0 when amin = amax then ${top} else 0.5 * (${top}) + 0.5 * (${area}) / ln(amax / amin) end`
}

/** The gate of the ticket: 0 pass, 1 unknown, 2 fail. */
export function ticketGate ({ scalar }: Dialect): string {
  return `case when hard = 0 and ${scalar('ohard')} = 0 then 0 when amin is null then 1 when amax < ${scalar('omin')} or amin > ${scalar('omax')} then 2 else 0 end`
}

/** The key of each organisation's best need, best first, of rows `id, gate, x, y`. */
export function firstPlaces ({ whole, collate }: Dialect, rows: string): string {
  const rounded = (value: string): string => `cast(floor(10000.0 * (${value}) + 0.500001) as ${whole})`
  return `select id, max((case when gate = 0 then 10001 else 0 end + ${rounded('case when x = 0.0 or y = 0.0 then 0.0 else 2.0 * x * y / (x + y) end')}) * 32768 + ${rounded('x')} + ${rounded('y')}) as key ` +
    `from (${rows}) d where gate < 2 group by id order by key desc, id ${collate} limit ${k}`
}

/** The statement over the wide table. */
function wide (dialect: Dialect): string {
  const { greatest, least, fence, look, scalar } = dialect
  const sum = (parts: readonly string[]): string => parts.join(' + ')
  const each = (make: (at: number) => string): string[] => [1, 2, 3].map(make)
  const exclusion = `case when a1 = 0 then ${scalar('bars')} else ${greatest}(${each((at) => look('sectorGate', `a${at}`)).join(', ')}) end`
  const mode = `case when m1 = 0 then 1 when ${sum(each((at) => look('modeKnown', `m${at}`)))} > 0 then 0 else 2 end`
  const ticket = ticketGate(dialect)
  const territory = `case when territorial = 0 or t1 = 0 then 0 else ${least}(${each((at) => look('wishGate', `t${at}`)).join(', ')}) end`
  const judged = `select n.*, ${greatest}(${exclusion}, ${mode}, ${ticket}, ${territory}, ${look('regionGate', 'place')}) as gate, ${each((at) => `${look('sectorValue', `a${at}`)} as c${at}`).join(', ')}` +
    ` from needs n where until >= ${scalar('today')} and (barred & ${scalar('investortype')}) = 0 ${fence}`
  const fitted = `select j.*, ${fitOf(dialect)} as fit, ${greatest}(c1, c2, c3) as ctop, ` +
    `case when s1 + s2 + s3 > 0 then (s1 * c1 + s2 * c2 + s3 * c3) / (s1 + s2 + s3) when a2 = 0 then c1 when a3 = 0 then ${least}(c1, c2) else ${least}(c1, c2, c3) end as cmean from (${judged}) j where gate < 2 ${fence}`
  const x = sum([
    `${scalar('xsector')} * (0.5 * ctop + 0.5 * cmean)`, `${scalar('xticket')} * fit`,
    `${scalar('xinstrument')} * ${greatest}(${each((at) => look('instrumentWanted', `i${at}`)).join(', ')})`,
    `${scalar('xmode')} * (${sum(each((at) => look('modeWanted', `m${at}`)))})`, `${scalar('xregion')} * ${look('regionValue', 'place')}`, `${scalar('xsize')} * ${look('sizeValue', 'sizes')}`
  ])
  const y = sum([
    `wcredentials * ${scalar('shown')}`, 'wticket * fit', `winstrument * ${greatest}(${each((at) => `p${at} * ${look('instrumentOffered', `i${at}`)}`).join(', ')})`,
    `wmode * case when m1 = 0 then 0.0 else (${sum(each((at) => `q${at} * ${look('modeKnown', `m${at}`)}`))}) / (q1 + q2 + q3) end`,
    `wregion * ${greatest}(${each((at) => look('wishValue', `t${at}`)).join(', ')})`
  ])
  return firstPlaces(dialect, `select id, gate, ${x} as x, ${y} as y from (${fitted}) f where gate < 2 ${fence}`)
}

/** One shape of the tables: how they are filled, and the statement over them. */
export interface Form {
  /** Statements that make the tables from the wide one. */
  readonly tables: () => readonly string[]
  readonly statement: (dialect: Dialect) => string
}

/** Everything of a need in one row. */
export const wideForm: Form = { tables: () => [], statement: wide }

const definition = (text: string, real: string): string => columns.map((name) => `${name} ${name === 'id' ? text : realColumns.includes(name) ? real : 'integer'}`).join(', ')

/** One form on SQLite, in memory. */
export class SqliteRival {
  readonly #form: Form
  readonly #database = new Database(':memory:')
  readonly #queries = new Map<Asked, () => SqlEntry[]>()

  constructor (form: Form) {
    this.#form = form
  }

  load (rows: Iterable<WideRow>): void {
    this.#database.exec(`create table needs (${definition('text', 'real')})`)
    const insert = this.#database.prepare(`insert into needs values (${columns.map(() => '?').join(', ')})`)
    this.#database.transaction(() => { for (const row of rows) insert.run(...row) })()
    for (const sql of this.#form.tables()) this.#database.exec(sql)
    this.#database.exec('analyze')
  }

  /** Gives the query its tables; not part of what is timed. */
  prepare (query: Asked): void {
    const at = this.#queries.size
    for (const list of lists) {
      this.#database.exec(`create table ${list}${at} (id integer primary key, value real)`)
      const insert = this.#database.prepare(`insert into ${list}${at} values (?, ?)`)
      this.#database.transaction(() => { for (const [id, value] of query[list].entries()) insert.run(id, value) })()
    }
    const sql = this.#form.statement({
      greatest: 'max',
      least: 'min',
      whole: 'integer',
      fence: 'limit -1',
      collate: '',
      look: (list, column) => `(select value from ${list}${at} where id = n.${column})`.replace('n.', ''),
      scalar: (name) => `:${name}`
    })
    const prepared = this.#database.prepare(sql)
    this.#queries.set(query, () => prepared.all(query.scalars) as SqlEntry[])
  }

  ask (query: Asked): SqlEntry[] {
    return this.#queries.get(query)!()
  }

  close (): void {
    this.#database.close()
  }
}

/** The same on PostgreSQL; `workers`: parallel workers a query may use. */
export class PostgresRival {
  readonly #client: pg.Client
  readonly #form: Form
  readonly #sql: string

  private constructor (client: pg.Client, form: Form) {
    this.#client = client
    this.#form = form
    this.#sql = form.statement({
      greatest: 'greatest',
      least: 'least',
      whole: 'integer',
      fence: 'offset 0',
      collate: 'collate "C"',
      look: (list, column) => `($${lists.indexOf(list) + 1}::float8[])[${column} + 1]`,
      scalar: (name) => `$${lists.length + scalars.indexOf(name) + 1}::${['today', 'investortype', 'ohard', 'bars'].includes(name) ? 'integer' : 'float8'}`
    })
  }

  static async open (url: string, form: Form, workers: number): Promise<PostgresRival> {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(`set max_parallel_workers_per_gather = ${workers}`)
    await client.query("set jit = off; set work_mem = '64MB'")
    return new PostgresRival(client, form)
  }

  async load (rows: Iterable<WideRow>): Promise<void> {
    await this.#client.query(`create table needs (${definition('text', 'float8')})`)
    const types = columns.map((name, at) => `$${at + 1}::${name === 'id' ? 'text' : realColumns.includes(name) ? 'float8' : 'integer'}[]`)
    let batch: WideRow[] = []
    const flush = async (): Promise<void> => {
      if (batch.length > 0) await this.#client.query(`insert into needs select * from unnest(${types.join(', ')})`, columns.map((_, at) => batch.map((row) => row[at])))
      batch = []
    }
    for (const row of rows) if (batch.push(row) === 2000) await flush()
    await flush()
    for (const sql of this.#form.tables()) await this.#client.query(sql)
    await this.#client.query('vacuum analyze')
  }

  async ask (query: Asked): Promise<SqlEntry[]> {
    const values = [...lists.map((list) => query[list]), ...scalars.map((name) => query.scalars[name])]
    const { rows } = await this.#client.query<{ readonly id: string, readonly key: string | number }>({ name: 'ranking', text: this.#sql, values })
    return rows.map(({ id, key }) => ({ id, key: Number(key) }))
  }

  async close (): Promise<void> {
    await this.#client.end()
  }
}
