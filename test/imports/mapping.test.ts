// The shipped mappings and the README's example on made-up files with every kind of dirt that such files have.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { Problem } from '../../src/errors.ts'
import type { ImportResult } from '../../src/imports/imports.ts'
import { readMapping } from '../../src/imports/mapping/mapping.ts'
import { mappingNames, shippedMapping } from '../../src/imports/mapping/shipped.ts'
import { groupText, reportOf } from '../../src/imports/report.ts'
import type { WholeInvestor, WholeSme } from '../../src/profiles/store.ts'
import { sizeCandidates } from '../../src/smes/size.ts'
import { admin, build } from './world.ts'

const fixture = (name: string): Buffer => readFileSync(new URL(`../fixtures/imports/${name}.csv`, import.meta.url))
const example = (name: string): Buffer => readFileSync(new URL(`../../examples/${name}`, import.meta.url))
/** `row column 'value' code`, in order. */
const told = ({ warnings }: ImportResult): string[] => warnings.map(({ row, column, value, code }) => `${row} ${column} ${value === null ? '' : `'${value}' `}${code}`)

t.test('it-innovative-register', async (t) => {
  const { imports, stored } = await build(t)
  const mapping = shippedMapping('it-innovative-register')
  const run = async (dryRun: boolean) => await imports.run(fixture('register'), { format: 'csv', mapping, dryRun, principal: admin })
  const tried = await run(true)
  t.strictSame(tried.counts, { read: 10, created: 8, updated: 0, unchanged: 0, rejected: 1 })
  t.strictSame(told(tried), [
    "2 AtecoCode 'NC' not_a_code",
    "4 Data_Inizio_Attivita '31/02/2019' not_a_date",
    "5 AtecoCode '62.01' other_edition",
    "6 Provincia 'xx' not_a_province",
    "6 AtecoCode '1.11' zero_restored",
    "7 addetti 'forse' not_a_band",
    "7 valore di produzione 'molto' not_a_band",
    "7 Denominazione 'PROVA ACQUA S.R.L. IN LIQUIDAZIONE' in_liquidation",
    "8 Denominazione 'Prova Riciclo SRL' repeated_row",
    "9 AtecoCode 'NC' not_a_code",
    "10 Provincia 'NAN' not_a_province",
    "10 AtecoCode '35.11.99' other_edition",
    "11 AtecoCode 'NC' not_a_code"
  ])
  t.match(tried.rejected, [{ row: 11, column: 'legalName', code: 'required' }], 'a row without a name')
  t.ok(reportOf(tried).summary.some((group) => groupText(group) === "3 rows: AtecoCode 'NC' is not a code; left without sector"), 'grouped')

  const { counts, warnings, rejected } = await run(false)
  t.strictSame({ counts, warnings, rejected }, { counts: tried.counts, warnings: tried.warnings, rejected: tried.rejected }, 'the dry run said what happened')
  t.match((await run(false)).counts, { created: 0, updated: 0, unchanged: 8 }, 'again: no duplicates')

  const of = async (externalId: string) => await stored(externalId, 'it-innovative-register') as WholeSme
  const robots = await of('esempio-robotica-napoli')
  t.match(robots.profile, { legalName: 'ESEMPIO ROBOTICA S.r.l. Società benefit', names: { it: 'Esempio Robotica' }, province: 'NA', region: 'IT-72', activities: [], headcount: null, headcountBand: { min: 0, max: 4 }, turnoverBandEur: { min: 100_001, max: 500_000 }, founded: 2019 })
  t.strictSame(robots.claims.map(({ facts }) => 'certification' in facts ? facts.certification : facts.kind).sort(), ['membership', 'membership', 'societa-benefit'])
  t.match((await of('prova-riciclo-milano')).profile, { legalName: 'PROVA RICICLO S.r.l.', province: 'MI', activities: [{ code: '38.21.20', system: 'ATECO2025' }], headcountBand: { min: 20, max: 49 }, turnoverBandEur: { min: 50_000_001, max: null } })
  t.match((await of('prova-riciclo-bergamo')).profile, { headcountBand: { min: null, max: 9 } }, 'the same name elsewhere is another company')
  t.match((await of('prova-energia-reggio-emilia')).profile, { province: 'RE', activities: [{ code: '38.21.20' }], headcount: 12, headcountBand: null, turnoverBandEur: { min: 2_000_000, max: 5_000_000 }, founded: null })
  t.match((await of('prova-software-torino')).profile, { legalName: 'PROVA SOFTWARE S.r.l.s.', activities: [{ code: 'J62.01', system: 'NACE2' }], headcountBand: { min: 10, max: 19 }, turnoverBandEur: { min: 500_001, max: 1_000_000 }, founded: 2021 })
  t.match((await of('prova-latte-aosta')).profile, { province: null, region: 'IT-23', activities: [{ code: '01.11' }], headcountBand: null })
  const water = (await of('prova-acqua-bari')).profile
  t.match(water, { legalName: 'PROVA ACQUA S.r.l.', status: 'withdrawn', activities: [{ code: '36' }], founded: 2018 })
  t.equal(sizeCandidates(water).length, 4, 'what is unknown stays an interval')
  t.match((await of('prova-vento-aosta')).profile, { province: null, region: 'IT-23', headcountBand: { min: 250, max: null } }, 'NAN is Naples only where the region says so')
})

t.test('where a region contradicts its province the province stands, with a warning', async (t) => {
  const { imports, stored } = await build(t)
  const rows = [
    ['Uno', 'MI', 'Piemonte'], ['Due', 'MI', 'LOMBARDIA'], ['Tre', 'BZ', 'Alto Adige'], ['Quattro', 'TN', 'Trentino-Alto Adige'], ['Cinque', 'TN', 'Bolzano'],
    ['Sei', '', 'Piemonte'], ['Sette', 'MI', 'Lombradia'], ['Otto', 'MI', ''], ['Nove', 'NAN', 'Campania'], ['Dieci', 'xx', 'Lombradia']
  ]
  const file = `Denominazione;Provincia;Comune;Regione\n${rows.map(([name, ...place]) => `${name} S.r.l.;${place[0]};Comune;${place[1]}`).join('\n')}\n`
  const result = await imports.run(file, { format: 'csv', mapping: shippedMapping('it-innovative-register'), principal: admin })
  t.match(result.counts, { read: 10, created: 10, rejected: 0 })
  t.strictSame(told(result), ["2 Regione 'Piemonte' contradiction", "6 Regione 'Bolzano' contradiction", "11 Provincia 'xx' not_a_province", "11 Regione 'Lombradia' not_a_region"])
  t.equal(result.warnings[0]?.message, "Regione 'Piemonte' contradicts the province, which stands: The province MI (Milan) lies in IT-25 (Lombardy)")
  const seats = await Promise.all(rows.map(async ([name = '']) => (await stored(`${name.toLowerCase()}-comune`, 'it-innovative-register') as WholeSme).profile))
  t.strictSame(seats.map(({ province, region }) => `${province} ${region}`), ['MI IT-25', 'MI IT-25', 'BZ IT-BZ', 'TN IT-32', 'TN IT-32', 'null IT-21', 'MI IT-25', 'MI IT-25', 'NA IT-72', 'null null'])
  const again = await imports.run(JSON.stringify({ kind: 'sme', source: 's', externalId: '1', legalName: 'Uno', province: 'MI', region: 'IT-21' }), { format: 'json', principal: admin })
  t.match(again.rejected, [{ pointer: '/region', code: 'contradiction', accepted: ['IT-25'] }], 'a document says what it means, so the same is refused there')
})

t.test('bcorp-directory', async (t) => {
  const { imports, stored } = await build(t)
  const run = async () => await imports.run(fixture('bcorp'), { format: 'csv', mapping: shippedMapping('bcorp-directory'), principal: admin })
  const result = await run()
  t.strictSame(result.counts, { read: 6, created: 4, updated: 0, unchanged: 0, rejected: 0 })
  t.strictSame(told(result), [
    '1 fax unknown_column', "3 certification_cycle '2' older_cycle", "4 current_status 'De-Certified' decertified", "5 industry_category 'Something new' not_in_table", "6 state 'Somewhere' not_a_region", "7 country 'France' other_country"
  ])
  const of = async (externalId: string) => await stored(externalId, 'bcorp-directory') as WholeSme
  const bio = await of('esempio-bio-s-r-l-sb')
  t.match(bio.profile, { names: { en: 'Esempio Bio S.r.l. SB' }, region: 'IT-25', headcountBand: { min: 10, max: 49 }, activities: [{ code: 'C10', system: 'NACE2' }] }, 'the latest cycle')
  t.match(bio.claims, [{ facts: { certification: 'b-corp' }, state: 'submitted' }])
  t.strictSame((await of('esempio-moda')).claims, [], 'De-Certified does not count')
  t.match((await of('esempio-energia')).profile, { region: 'IT-75', headcountBand: { min: 1000, max: null } })
  t.match((await of('esempio-uno')).profile, { region: null, headcount: 0, headcountBand: null })
  t.match((await run()).counts, { created: 0, updated: 0, unchanged: 4 })
})

t.test('cn-investment-events', async (t) => {
  const { imports, stored } = await build(t)
  const run = async () => await imports.run(fixture('events'), { format: 'csv', mapping: shippedMapping('cn-investment-events'), principal: admin })
  const result = await run()
  t.match(result.counts, { created: 5, rejected: 0 })
  const codes = (row: number): string[] => [...new Set(result.warnings.filter((one) => one.row === row).map(({ column, code }) => `${column} ${code}`))].sort()
  t.strictSame(codes(3), ['金额 amount_vague'])
  t.strictSame(codes(4), ['投资方 investor_undisclosed', '金额 amount_of_round'])
  t.strictSame(codes(5), ['金额 amount_undisclosed'])
  t.strictSame(codes(6), ['日期 not_a_date'])
  t.strictSame(codes(7), ['金额 amount_of_round', '领域 not_in_table'])
  t.strictSame(codes(8), ['金额 currency_unknown'])
  t.strictSame(codes(9), ['投资方 investor_undisclosed'])
  t.strictSame(codes(10), ['deals repeated_row'])
  const of = async (externalId: string) => await stored(externalId, 'cn-investment-events') as WholeInvestor
  const fund = await of('示例资本')
  t.match(fund.profile, { names: { zh: '示例资本' }, type: 'private_equity' })
  t.match([...fund.deals].sort((a, b) => a.date.localeCompare(b.date)), [
    { date: '2024-05-01', sector: { code: 'C26.11' }, region: null, amount: { value: 15_000_000, currency: 'USD' }, source: '示例光伏 · A轮 · 江苏苏州' },
    { date: '2024-06-01', sector: { code: 'C27.20' }, region: 'MI', amount: null },
    { date: '2024-07-01', sector: { code: 'E', system: 'NACE2' }, amount: null }
  ])
  t.match((await of('示例创投')).deals.length, 3)
  t.match((await of('示例银行')), { profile: { type: 'bank' }, deals: [{ amount: null }] })
  t.match((await of('示例引导基金')), { profile: { type: 'guidance_fund' } })
  t.match((await of('示例集团有限公司')), { profile: { type: 'private_company' }, deals: [] }, 'without a day there is no deal')
  t.match((await run()).counts, { created: 0, updated: 0, unchanged: 5 })
})

t.test('the mapping of the README', async (t) => {
  const { imports, stored } = await build(t)
  const mapping = readMapping(JSON.parse(example('fair-catalogue.mapping.json').toString()))
  const result = await imports.run(example('fair-catalogue.csv'), { format: 'csv', mapping, principal: admin })
  t.match(result.counts, { read: 3, created: 3 })
  t.strictSame(told(result), ["4 Settore 'Moda' not_in_table"])
  const of = async (externalId: string) => await stored(externalId, 'green-fair-2026') as WholeSme
  const compost = await of('it99999010004')
  t.match(compost.profile, { legalName: 'Esempio Compost S.r.l.', province: 'TO', headcountBand: { min: 20, max: 49 }, turnoverEur: 6_200_000, website: 'https://www.example.org', activities: [{ code: '38.21' }] })
  t.strictSame(compost.claims.map(({ facts }) => 'certification' in facts ? facts.certification : '').sort(), ['emas', 'iso-14001'])
  t.match((await of('99999020003')).profile, { headcountBand: { min: 251, max: null }, turnoverEur: null, province: 'BA' })
})

t.test('a file that is not the mapping’s is refused before anything is written', async (t) => {
  const { imports } = await build(t)
  const refusal = async (file: string, more: object = {}) => {
    try {
      await imports.run(file, { format: 'csv', mapping: shippedMapping('bcorp-directory'), principal: admin, ...more })
      return undefined
    } catch (error) {
      if (error instanceof Problem) return error.issues[0]
      throw error
    }
  }
  t.match(await refusal('a,b\n1,2\n'), { code: 'missing_column', accepted: ['company_name', 'current_status', 'country'] })
  t.match(await refusal('company_name,Company Name,current_status,country\n1,2,3,4\n'), { code: 'duplicate_header' })
  t.match(await refusal('{}', { format: 'json' }), { code: 'not_a_table', accepted: ['csv', 'xlsx'] })
  t.throws(() => shippedMapping('../package'), Problem)
  t.strictSame(mappingNames(), ['bcorp-directory', 'cn-investment-events', 'it-innovative-register'])
})

t.test('a mapping is checked before it is used', async (t) => {
  const base = { format: 1, id: 'a', version: '1', title: 'A', kind: 'sme', source: 'a', columns: { Name: {} }, fields: [{ to: 'externalId', from: 'Name' }] }
  const issues = (more: object): string[] => {
    try {
      readMapping({ ...base, ...more })
      return []
    } catch (error) {
      return error instanceof Problem ? error.issues.map(({ pointer }) => pointer) : [String(error)]
    }
  }
  t.strictSame(issues({}), [])
  t.strictSame(issues({ fields: [{ to: 'legalName', from: 'Name' }] }), ['/mapping/fields'], 'without externalId')
  t.strictSame(issues({ fields: [{ to: 'externalId', from: 'Nome' }] }), ['/mapping/fields/0/from'], 'a column that is not declared')
  t.strictSame(issues({ fields: [{ to: 'externalId', from: 'Name', constant: 'x' }] }), ['/mapping/fields/0'], 'two origins')
  t.strictSame(issues({ fields: [{ to: 'externalId', from: 'Name', do: [{ op: 'date', formats: ['dd/dd/yyyy'] }] }] }).length, 1)
  t.strictSame(issues({ rows: { leaveOut: [{ if: { column: 'X', empty: true }, column: 'Name', code: 'x', message: 'x' }] } }), ['/mapping/rows/leaveOut/0/if/column'])
})
