import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeBenefits } from './layouts/benefits.ts'
import { writeCases } from './layouts/cases.ts'
import { writeComparisons } from './layouts/comparisons.ts'
import { writeRegisterCsv } from './layouts/csv.ts'
import { writeIncomes } from './layouts/incomes.ts'
import { writeMeasures } from './layouts/measures.ts'
import { writeMerged } from './layouts/merged.ts'
import { writeNational } from './layouts/national.ts'
import { writeMonitored } from './layouts/nationalmonitored.ts'
import { writeNationalVillages } from './layouts/nationalvillages.ts'
import { writeProjects } from './layouts/projects.ts'
import { writeRoster } from './layouts/roster.ts'
import { writeSheets } from './layouts/sheets.ts'
import { writeCadres, writeVillages } from './layouts/staff.ts'
import { writeVisits } from './layouts/visits.ts'
import { fundYear } from './projects.ts'
import type { County, Township } from './records.ts'
import { truthOf } from './truth.ts'

/** `mixed`: each township keeps its register its own way. `national`: one national export for all, the way a large county is made. */
export type Style = 'mixed' | 'national'

/** Writes a county's workbooks and its truth.json into a folder; the same county gives the same bytes. */
export async function writeWorkbooks(county: County, style: Style, folder: string) {
  mkdirSync(folder, { recursive: true })
  const at = (name: string) => join(folder, name)
  const byTownship = Map.groupBy(county.households, (household) => household.village.township)
  const own = (township: Township) => byTownship.get(township) ?? []
  const national =
    style === 'national' ? county.townships : county.townships.filter((township) => township.layout === 'national')
  await writeNational(
    at(`01_（自定义）人员信息_${county.asOf.replaceAll('-', '')}.xlsx`),
    county,
    national.flatMap(own),
  )
  for (const township of county.townships.filter((t) => !national.includes(t))) {
    if (township.layout === 'merged')
      writeMerged(at(`02_${township.name}花名册.xls`), county, township, own(township), currentHelpers(county))
    if (township.layout === 'csv')
      writeRegisterCsv(at(`03_${township.name}花名册.csv`), county, township, own(township))
    if (township.layout === 'sheets') await writeSheets(at(`04_${township.name}分村花名册.xlsx`), county, own(township))
  }
  await writeRoster(at('05_结对帮扶花名册.xlsx'), county)
  await writeCadres(at('06_帮扶责任人名册.xlsx'), county)
  writeVillages(at('07_包村一览表.xls'), county)
  await writeVisits(at(`08_走访台账_${county.asOf.slice(0, 4)}年.xlsx`), county)
  await writeMeasures(at('09_帮扶措施和计划.xlsx'), county)
  await writeIncomes(at(`10_${Number(county.asOf.slice(0, 4)) - 1}年收入测算表.xlsx`), county)
  await writeComparisons(folder, county)
  await writeMonitored(at('30_（自定义）监测对象信息 (22).xlsx'), county)
  await writeNationalVillages(at('31_（自定义）行政村信息.xlsx'), county)
  await writeProjects(at(`20_${fundYear(county.asOf)}年衔接资金项目台账.xlsx`), county)
  await writeBenefits(at(`21_${fundYear(county.asOf)}年到户补助发放明细.xlsx`), county)
  await writeCases(at('22_评议公示登记表.xlsx'), county)
  writeFileSync(at('truth.json'), `${JSON.stringify(truthOf(county), null, 1)}\n`)
}

const currentHelpers = (county: County) =>
  new Map(
    [
      ...Map.groupBy(
        county.pairings.filter((pairing) => pairing.until === null),
        (pairing) => pairing.household,
      ),
    ].map(([household, list]) => [household, list.map((pairing) => pairing.cadre)]),
  )
