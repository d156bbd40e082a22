// The subset as SQL over the tables that a normalised design has: a need, and a row for each of its activities, instruments, modes and places.
import { fitOf, firstPlaces, ticketGate, type Dialect, type Form } from './sql.ts'

/** Tables of lists: the wide table's columns that each is made from, a number with what belongs to it. */
const lists = [
  { name: 'need_activity', columns: ['sector', 'share'], from: [['a1', 's1'], ['a2', 's2'], ['a3', 's3']] },
  { name: 'need_instrument', columns: ['instrument', 'priority'], from: [['i1', 'p1'], ['i2', 'p2'], ['i3', 'p3']] },
  { name: 'need_mode', columns: ['mode', 'priority'], from: [['m1', 'q1'], ['m2', 'q2'], ['m3', 'q3']] },
  { name: 'need_territory', columns: ['place'], from: [['t1'], ['t2'], ['t3']] }
] as const
const own = 'id, until, place, sizes, amin, amax, hard, territorial, barred, wcredentials, wticket, winstrument, wmode, wregion'

/** Lists are clustered by need, and keep the order of their first columns. */
function tables (): string[] {
  return [
    'create table numbered as select row_number() over () as need, n.* from needs n',
    `create table need as select need, ${own} from numbered`,
    'create unique index need_key on need (need)',
    ...lists.flatMap(({ name, columns, from }) => [
      `create table ${name} as ` + `select * from (${from.map(([number, ...more]) => `select need, ${number} as ${columns[0]}${more.map((column, at) => `, ${column} as ${columns[at + 1]}`).join('')} from numbered where ${number} > 0`).join(' union all ')}) l order by need`,
      `create index ${name}_key on ${name} (need)`
    ]),
    'drop table numbered'
  ]
}

/** Each list is brought to one row a need, then all are joined. */
function statement (dialect: Dialect): string {
  const { greatest, look, scalar } = dialect
  const grouped = (name: string, values: readonly string[], sums: readonly string[]): string =>
    `select need, ${sums.join(', ')} from (select need, ${values.join(', ')} from ${name} n) v group by need`
  const activity = grouped('need_activity', ['share', `${look('sectorValue', 'sector')} as value`, `${look('sectorGate', 'sector')} as gate`],
    ['max(gate) as gate', 'max(value) as top', 'min(value) as worst', 'sum(share) as shares', 'sum(share * value) as weighed'])
  const instrument = grouped('need_instrument', ['priority', `${look('instrumentWanted', 'instrument')} as wanted`, `${look('instrumentOffered', 'instrument')} as offered`],
    ['max(wanted) as wanted', 'max(priority * offered) as offered'])
  const mode = grouped('need_mode', ['priority', `${look('modeWanted', 'mode')} as wanted`, `${look('modeKnown', 'mode')} as known`],
    ['sum(wanted) as wanted', 'max(known) as known', 'sum(priority * known) as common', 'sum(priority) as total'])
  const territory = grouped('need_territory', [`${look('wishGate', 'place')} as gate`, `${look('wishValue', 'place')} as value`], ['min(gate) as gate', 'max(value) as value'])
  const gate = `${greatest}(coalesce(a.gate, ${scalar('bars')}), case when m.need is null then 1 when m.known > 0 then 0 else 2 end, ${ticketGate(dialect)}, ` +
    `case when territorial = 0 then 0 else coalesce(t.gate, 0) end, ${look('regionGate', 'place')})`
  const x = [
    `${scalar('xsector')} * (0.5 * coalesce(a.top, 0.0) + 0.5 * coalesce(case when a.shares > 0 then a.weighed / a.shares else a.worst end, 0.0))`, `${scalar('xticket')} * (${fitOf(dialect)})`,
    `${scalar('xinstrument')} * coalesce(i.wanted, 0.0)`, `${scalar('xmode')} * coalesce(m.wanted, 0.0)`, `${scalar('xregion')} * ${look('regionValue', 'place')}`, `${scalar('xsize')} * ${look('sizeValue', 'sizes')}`
  ]
  const y = [
    `wcredentials * ${scalar('shown')}`, `wticket * (${fitOf(dialect)})`, 'winstrument * coalesce(i.offered, 0.0)', 'wmode * coalesce(m.common / m.total, 0.0)', 'wregion * coalesce(t.value, 0.0)'
  ]
  return firstPlaces(dialect, `with activity as (${activity}), instrument as (${instrument}), mode as (${mode}), territory as (${territory}) ` +
    `select n.id, ${gate} as gate, ${x.join(' + ')} as x, ${y.join(' + ')} as y from need n left join activity a on a.need = n.need left join instrument i on i.need = n.need ` +
    `left join mode m on m.need = n.need left join territory t on t.need = n.need where until >= ${scalar('today')} and (barred & ${scalar('investortype')}) = 0`)
}

export const normalisedForm: Form = { tables, statement }
