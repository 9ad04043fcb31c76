import { yesNo } from '../mess.ts'
import { mulberry32, type Random } from '../random.ts'
import type { County, Village } from '../records.ts'
import { type Cell, titleMerge } from '../sheet.ts'
import { writeXlsx } from '../xlsx.ts'

const header =
  '序号|县|乡|行政村|行政村代码|是否出列村|总户数|总人口|参加城乡居民基本养老保险人数|是否通客运班车|到乡镇是否通硬化路|卫生室个数|执业（助理）医师数|公共卫生厕所个数|垃圾集中堆放点个数|文化（图书）室个数|低保户数|低保人数|特困供养人口数|残疾人口数|未解决饮水农户数|住危房农户数|耕地面积（亩）|林地面积（亩）|林果面积（亩）|退耕还林面积（亩）|牧草地面积（亩）|水面面积（亩）'.split(
    '|',
  )
const at = (word: string) => header.indexOf(word)

/** The national system's export of villages: two title rows, header on row 3, all of it text, a dimension that is wrong. */
export function writeNationalVillages(path: string, county: County) {
  const merges = [titleMerge(header.length, 1), titleMerge(header.length, 2)]
  return writeXlsx(path, [{ name: '行政村信息', rows: rowsOf(county), merges, dimension: 'A1' }])
}

function* rowsOf(county: County): Iterable<Cell[]> {
  yield ['（自定义）行政村信息']
  yield [`导出单位：${county.name}　导出时间：${county.asOf}`]
  yield header
  const random = mulberry32(county.seed + 61)
  for (const [n, village] of county.villages.entries()) yield spoilt(villageRow(random, county, village, n), n)
}

function villageRow(random: Random, county: County, village: Village, n: number): string[] {
  const { totalHouseholds, totalPopulation } = village
  const share = (from: number, to: number) => String(Math.round((totalPopulation * random.int(from, to)) / 1000))
  const land = (from: number, to: number) => (random.int(from, to) * 12.5).toFixed(1)
  return [
    String(n + 1),
    county.name,
    village.township.name,
    village.name,
    village.code,
    yesNo(village.keyVillage),
    String(totalHouseholds),
    String(totalPopulation),
    share(500, 700),
    '是',
    '是',
    '1',
    '1',
    String(random.int(1, 3)),
    String(random.int(2, 6)),
    '1',
    String(Math.round(totalHouseholds * 0.05)),
    share(30, 60),
    share(2, 8),
    share(20, 40),
    '0',
    '0',
    ...[land(120, 300), land(200, 600), land(10, 80), land(20, 90), land(4, 40), land(4, 12)],
  ]
}

/** What nobody filled in, and what cannot be: in some villages one thing each. */
function spoilt(row: string[], n: number): string[] {
  const ways: [string, string][] = [
    ['参加城乡居民基本养老保险人数', ''],
    ['到乡镇是否通硬化路', '否'],
    ['卫生室个数', ''],
    ['住危房农户数', '5000'],
    ['残疾人口数', ''],
  ]
  const way = n % 3 === 1 ? ways[Math.floor(n / 3) % ways.length] : undefined
  return way === undefined ? row : row.with(at(way[0]), way[1])
}
