import { idText, monthText, yesNo } from '../mess.ts'
import { mulberry32, type Random } from '../random.ts'
import type { County, Household, Member } from '../records.ts'
import { type Cell, titleMerge } from '../sheet.ts'
import { writeXlsx } from '../xlsx.ts'

/** A household as the export has it: what the register says, and the cells the monitoring system asks for besides. */
type Row = { household: Household; member: Member; own: Map<string, string>; random: Random }
type Column = [header: string, cell: (row: Row) => string]

/** What the register says, in the register's words. */
const known: Column[] = [
  ['户编号', ({ household }) => household.no],
  ['户类型', ({ household }) => (household.status === '已脱贫' ? '脱贫户' : '')],
  ['监测对象类别', ({ household }) => household.monitorKind],
  ['姓名', ({ member }) => member.name],
  ['证件类型', () => '居民身份证'],
  ['证件号码', ({ member, random }) => idText(random, member.idNumber)],
  ['与户主关系', ({ member }) => member.exportedRelation ?? member.relation],
  ['性别', ({ member }) => member.sex],
  ['文化程度', ({ member }) => member.education],
  ['在校生状况', ({ member }) => member.school],
  ['健康状况', ({ member }) => member.health],
  ['劳动技能', ({ member }) => member.labour],
  ['致贫/返贫风险1', ({ household }) => household.cause],
  ['识别监测时间', ({ household, random }) => monthText(random, household.riskIdentified!)],
  ['风险是否已消除', ({ household }) => yesNo(household.riskCleared === true)],
  [
    '消除监测时间',
    ({ household, random }) => (household.riskClearedIn ? monthText(random, household.riskClearedIn) : ''),
  ],
]

/** What only this system asks for, of the household. */
const asked =
  '风险消除方式|其他备注|三保障和饮水安全状况|工资性收入|生产经营性收入|转移性收入|合规自付支出|人均纯收入（元）|风险消除后工资性收入|风险消除后生产经营性收入|风险消除后转移性收入|风险消除后人均纯收入（元）|实施开发式帮扶措施情况|产业帮扶|就业帮扶|金融帮扶|公益岗位帮扶|住房安全保障|饮水安全保障|健康帮扶|教育帮扶|义务教育保障|综合保障|社会帮扶|搬迁|基础设施建设|生产生活条件改善|整户无劳动能力兜底保障户|耕地面积（亩）|林地面积（亩）|林果面积（亩）|退耕还林面积（亩）|牧草地面积|水面面积|住房面积|与村主干路距离|入户道路是否硬化|是否通生活用电|是否有卫生厕所|信息采集人|信息采集人联系电话'.split(
    '|',
  )
const askedOfMember = '享受低保政策情况|享受特困供养政策情况|务工月收入|公益性岗位|公益性岗位(月数)'.split('|')

/** The national system's own export of monitored households: two title rows, header on row 3, all of it text, a dimension that is wrong. */
export function writeMonitored(path: string, county: County) {
  const header = ['序号', '县', '乡', '村', ...known.map(([name]) => name), ...askedOfMember, ...asked]
  const merges = [titleMerge(header.length, 1), titleMerge(header.length, 2)]
  return writeXlsx(path, [{ name: '监测对象信息', rows: rowsOf(county, header), merges, dimension: 'A1' }])
}

function* rowsOf(county: County, header: string[]): Iterable<Cell[]> {
  yield ['（自定义）监测对象信息']
  yield [`导出单位：${county.name}　导出时间：${county.asOf}　数据单位：元、亩、平方米、公里`]
  yield header
  const random = mulberry32(county.seed + 60)
  let n = 0
  for (const [at, household] of county.households.filter(({ riskIdentified }) => riskIdentified).entries()) {
    const own = ownOf(random, household)
    const poor = household.attribute === '低保贫困户' || own.get('整户无劳动能力兜底保障户') === '是'
    own.set('享受低保政策情况', poor ? '农村低保' : '未享受')
    spoil(own, household, at)
    for (const member of household.members) {
      const row = { household, member, own: new Map([...own, ...memberOf(own, member, at)]), random }
      const { township, name } = household.village
      yield [
        String(++n),
        county.name,
        township.name,
        name,
        ...known.map(([, cell]) => cell(row)),
        ...[...askedOfMember, ...asked].map((word) => row.own.get(word) ?? ''),
      ]
    }
  }
}

/** Nothing is wrong with it. */
function ownOf(random: Random, { members, cause, riskCleared, income, unsafeHouse, safeWater }: Household) {
  const labour = members.some(({ labour }) => /^(普通|技能)/.test(labour))
  const wages = labour ? random.int(40, 220) * 100 : 0
  const later = Math.round(income.perHeadFen / 100)
  const own = new Map<string, string>(
    Object.entries({
      三保障和饮水安全状况:
        [unsafeHouse && '住房出现安全问题', cause === '因安全饮水' && '饮水出现安全问题'].filter(Boolean).join(',') ||
        '无',
      工资性收入: String(wages),
      生产经营性收入: String(random.int(8, 60) * 100),
      转移性收入: String(random.int(10, 50) * 100),
      合规自付支出: cause === '因病' ? String(random.int(30, 200) * 100) : '0',
      '人均纯收入（元）': String(random.int(45, 70) * 100),
      实施开发式帮扶措施情况: labour ? '已实施' : '',
      产业帮扶: labour ? random.pick(['发展种植业', '发展养殖业,其他']) : '',
      就业帮扶: labour && members.some(({ workMonths }) => workMonths > 0) ? '劳务输出' : '',
      住房安全保障: unsafeHouse ? '危房改造' : '',
      饮水安全保障: safeWater ? '' : '饮水工程',
      健康帮扶: cause === '因病' ? '城乡居民基本医疗保险个人缴费补贴,医疗救助' : '',
      教育帮扶: cause === '因学' ? '教育资助' : '',
      综合保障: cause === '因残' ? '残疾人补贴' : labour ? '' : '低保',
      社会帮扶: '志愿服务',
      整户无劳动能力兜底保障户: labour ? '否' : '是',
      '耕地面积（亩）': (random.int(10, 120) / 10).toFixed(1),
      '林地面积（亩）': (random.int(0, 200) / 10).toFixed(1),
      '林果面积（亩）': (random.int(0, 40) / 10).toFixed(1),
      '退耕还林面积（亩）': (random.int(0, 50) / 10).toFixed(1),
      牧草地面积: '0',
      水面面积: '0',
      住房面积: String(random.int(60, 160)),
      与村主干路距离: (random.int(0, 30) / 10).toFixed(1),
      入户道路是否硬化: '是',
      是否通生活用电: '是',
      是否有卫生厕所: '是',
      信息采集人: '村级监测员',
      信息采集人联系电话: `190${random.int(10_000_000, 99_999_999)}`,
    }),
  )
  if (riskCleared !== true) return own
  const cleared = {
    工资性收入: String(wages + 1200),
    生产经营性收入: '4200',
    转移性收入: '2600',
    '人均纯收入（元）': String(later),
  }
  for (const [word, value] of Object.entries(cleared)) own.set(`风险消除后${word}`, value)
  return own.set('风险消除方式', '帮扶消除')
}

/** One in a dozen households is written as nobody should write it, each in another way. */
function spoil(own: Map<string, string>, { riskCleared }: Household, at: number): void {
  if (at % 12 !== 5) return
  const ways: [string, string][] = [
    ['耕地面积（亩）', '1260'],
    ['住房面积', ''],
    ['与村主干路距离', '12'],
    ['入户道路是否硬化', ''],
    ['工资性收入', '50'],
    ['人均纯收入（元）', '26000'],
    ['林果面积（亩）', ''],
    ...(riskCleared ? [['风险消除后转移性收入', '0'] as [string, string], ['信息采集人', ''] as [string, string]] : []),
  ]
  const [word, value] = ways[Math.floor(at / 12) % ways.length]!
  own.set(word, value)
}

function memberOf(own: Map<string, string>, { labour, workMonths, relation }: Member, at: number): [string, string][] {
  const spoilt = at % 24 === 11 && relation === '户主'
  return [
    ['享受特困供养政策情况', '不享受'],
    ['务工月收入', workMonths > 0 && /^(普通|技能)/.test(labour) ? (spoilt ? '45000' : '3200') : ''],
    ['公益性岗位', spoilt ? '护林员,保洁员,护路员' : (own.get('公益岗位帮扶') ?? '')],
    ['公益性岗位(月数)', spoilt ? '6' : ''],
  ]
}
