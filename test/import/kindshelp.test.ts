import { describe, expect, it } from 'vitest'
import { made } from './made.ts'

const id = '529901196607118877'
const child = '529901198707210960'
/** The token of a household to be found in the register (sought.ts). */
const sought = (...words: (string | null)[]) => `⟨${JSON.stringify(words)}⟩`

describe('pairings and cadres', () => {
  it('[LX] with two columns of ID numbers, raw and cleaned', async () => {
    expect(
      await made(`
村名 | 户主姓名 | 证件号码 | 证件号码 | 户编号 | 联系电话 | 人口数 | 主要致贫原因 | 帮扶人 | 所属单位 | 职务 | 帮扶人电话 | 帮扶类型 | 主要帮扶措施 | 计划脱贫年度 | 卡号
水井村 | 董正波 | ${id}43 | ${id} | 5299010000000001 | 19000597219 | 2 | 因残 | 吕素香 | 县委办公室 | 主任 | 19000234491(2021.5) | 社会保障兜底一批 | 落实低保 | 2018年 | 6217339774715117430`),
    ).toMatchObject({
      kinds: ['pairing'],
      pairing: [
        {
          key: '5299010000000001/吕素香/县委办公室',
          since_on: '2021-05',
          help_kind: '社会保障兜底一批',
          measures_note: '落实低保',
          planned_exit_year: 2018,
          extra: {
            村名: '水井村',
            户主姓名: '董正波',
            联系电话: '19000597219'.replace(/.+/, '<$&>'),
            职务: '主任',
            家庭人口: '2',
          },
        },
      ],
      issues: [],
    })
    expect(
      await made(`
村名 | 户主 | ID | ID2 | helpPerson | 所属单位 | helpPerson_phone
水井村 | 董正波 | ${id}43 | ${id} | 吕素香 | 县委办公室 | 19000234491`),
    ).toMatchObject({
      pairing: [{ household_no: sought(`<${id}>`, null, '水井村', '董正波'), cadre_phone: '<19000234491>' }],
    })
  })

  it('[BX 帮扶责任人] names the household by its head’s number', async () => {
    expect(
      await made(`
乡镇 | 行政村 | 户主姓名 | 证件号码 | 单位 | 帮扶责任人 | 帮扶人手机号 | 联系电话
城关镇 | 水井村 | 董正波 | ${id} | 县委办公室 | 吕素香 | 19000234491 | 19000597219`),
    ).toMatchObject({
      kinds: ['pairing'],
      pairing: [
        {
          household_no: sought(`<${id}>`, '城关镇', '水井村', '董正波'),
          cadre_name: '吕素香',
          cadre_unit: '县委办公室',
          cadre_phone: '<19000234491>',
          extra: { 联系电话: '<19000597219>' },
        },
      ],
    })
  })

  it('[BX 爱心助困] is one pairing a household and one with its party member, two 联系电话 apart', async () => {
    const { kinds, pairing } = await made(`
序号 | 乡镇 | 行政村 | 户主姓名 | 家庭成员姓名 | 证件号码 | 性别 | 与户主关系 | 家庭成员数 | 帮扶责任人 | 帮扶人手机号 | 派出单位 | 联系电话 | 爱心助困帮扶党员 | 村内职务 | 联系电话
1 | 城关镇 | 水井村 | 董正波 | 董正波 | ${id} | 男 | 户主 | 2 | 吕素香 | 19000234491 | 县委办公室 | 0470-1234567 | 高远 | 支部书记 | 19000937077
2 | 城关镇 | 水井村 | 董正波 | 贾光香 | ${child} | 女 | 配偶 | 2 | 吕素香 | 19000234491 | 县委办公室 | 0470-1234567 | 高远 | 支部书记 | 19000937077`)
    expect(kinds).toEqual(['member-pairing'])
    expect(pairing).toMatchObject([
      { cadre_name: '吕素香', role: '帮扶责任人', cadre_unit: '县委办公室', cadre_phone: '<19000234491>' },
      { cadre_name: '高远', role: '爱心助困帮扶党员', cadre_unit: '', cadre_phone: '<19000937077>' },
    ])
  })

  it('[P13] first and second helper, in columns or under groups of their own', async () => {
    const both = [
      { cadre_name: '吕素香', role: '帮扶责任人', cadre_unit: '县委办公室', cadre_phone: '<19000234491>' },
      { cadre_name: '高远', role: '第二帮扶责任人', cadre_unit: '县民政局', cadre_phone: '<19000937077>' },
    ]
    expect(
      await made(`
户编号 | 户主 | 第一帮扶责任人 | 第一帮扶责任人单位 | 第一帮扶责任人电话 | 第二帮扶责任人 | 第二帮扶责任人单位 | 第二帮扶责任人电话
52 | 董正波 | 吕素香 | 县委办公室 | 19000234491 | 高远 | 县民政局 | 19000937077`),
    ).toMatchObject({ kinds: ['pairing'], pairing: both })
    expect(
      await made(`
户编号 | 户主 | 第一帮扶责任人 |  |  | 第二帮扶责任人 |  |
 |  | 姓名 | 单位 | 联系电话 | 姓名 | 单位 | 联系电话
52 | 董正波 | 吕素香 | 县委办公室 | 19000234491 | 高远 | 县民政局 | 19000937077`),
    ).toMatchObject({ kinds: ['pairing'], pairing: both })
  })

  it('[P2/P3] a changed helper on the next row, the first day behind the phone', async () => {
    expect(
      await made(`
村名 | 户主姓名 | 户编号 | 帮扶人 | 帮扶单位 | 单位隶属关系 | 帮扶人电话
水井村 | 董正波 | 52 | 吕素香 | 县委办公室 | 县直 | 19000234491(2018.3)
 |  |  | 高远 | 县委办公室 | 县直 | 19000937077(2019.6)`),
    ).toMatchObject({
      pairing: [
        { cadre_name: '吕素香', since_on: '2018-03', until_on: '2019-06', successor_key: '高远/县委办公室' },
        { cadre_name: '高远', since_on: '2019-06', extra: { 单位隶属关系: '县直' } },
      ],
    })
  })

  it('[TY, TL] days of its own columns; what is 无效 without a last day is held back', async () => {
    const { kinds, pairing, issues } = await made(`
家庭编号 | 户主姓名 | 帮扶干部 | 帮扶单位 | AAR020 | AAR021 | 结对有效性
1 | 甲 | 吕素香 | 旗委办公室 | 2018-3 | 2019-05-31 | 无效
2 | 乙 | 吕素香 | 旗委办公室 | 2018-3 |  | 无效
3 | 丙 | 吕素香 | 旗委办公室 | 2018-3 |  | 有效`)
    expect(kinds).toEqual(['pairing'])
    expect(pairing).toMatchObject([
      { household_no: '1', since_on: '2018-03', until_on: '2019-05-31' },
      { household_no: '3', until_on: '' },
    ])
    expect(issues).toEqual(['undated-end'])
  })

  it('a number beside a helper’s name, and no household, is no pairing', async () => {
    const { kinds, pairing } = await made(`
帮扶单位 | 帮扶责任人 | 身份证号码 | 联系电话
县委办公室 | 吕素香 | ${child} | 19000234491`)
    expect([kinds, pairing]).toEqual([[], undefined])
  })

  it('[JP] helpers for bulk import', async () => {
    expect(
      await made(`
帮扶单位 | 帮扶单位类型 | 帮扶单位隶属关系 | 姓名 | 是否第一书记 | 是否工作队队长 | 是否驻村队员 | 性别 | 职务级别 | 证件号码 | 联系电话
县委办公室 | 国家机关 | 县 | 吕素香 | 是 | 否 | 是 | 女 | 乡科级副职 | ${child} | 19000234491`),
    ).toMatchObject({
      kinds: ['cadre'],
      cadre: [
        {
          key: '吕素香/县委办公室',
          unit_kind: '国家机关',
          unit_level: '县',
          first_secretary: 1,
          team_leader: 0,
          post_level: '乡科级',
          sex: '女',
        },
      ],
      issues: [],
    })
  })
})

describe('visits, measures, plans', () => {
  it.each([
    [
      '[TY]',
      '户编号 | 走访时间 | 走访主题 | 寻访人 | 寻访内容 | 照片\n52 | 2016.11.12 | 慰问 | 吕素香 | 送米面 | 1.jpg',
      { key: '52/吕素香/2016-11-12/', found: '送米面', extra: { 走访主题: '慰问', 照片: '1.jpg' } },
    ],
    [
      '[TL]',
      '家庭编号 | 户主姓名 | 走访时间 | 帮扶干部 | 走访情况记录\n52 | 巴图 | 2016-02-2 | 吕素香 | 了解牲畜过冬',
      { key: '52/吕素香/2016-02-02/', head_name: '巴图', found: '了解牲畜过冬' },
    ],
  ])('a visit as %s writes it', async (_, text, record) => {
    expect(await made(text)).toMatchObject({ kinds: ['visit'], visit: [record], issues: [] })
  })

  it('[ID 走访采集表] takes the day from the title and one visit from a household’s people', async () => {
    const { kinds, visit } = await made(`
走访采集表
网格名称： | 一网格 | 所属支行： | 支行 | 走访日期： | 2023-05-06
序号 | 户号 | 户籍基础信息 |  |  | 身份证号码 | 手机号 | 居住地址 | 走访采集信息 |  |  |  |
 |  | 与户主的关系 | 姓名 | 年龄 |  |  |  | 走访地址 | 走访面见人 | 与目标客户关系 | 走访人员 | 备注
1 | 52 | 户主 | 董正波 | 57 | ${id} | 19000597219 | 水井村 | 家中 | 贾光香 | 配偶 | 吕素香 | 有贷款意向
^ | ^ | 配偶 | 贾光香 | 36 | ${child} |  |  |  |  |  |  | `)
    expect(kinds).toEqual(['visit'])
    expect(visit).toMatchObject([
      {
        key: '52/吕素香/2023-05-06/',
        visited_on: '2023-05-06',
        found: '有贷款意向',
        extra: { 走访面见人: '贾光香', 走访地址: '家中' },
      },
    ])
  })

  it('two categories in a cell are two measures', async () => {
    const { kinds, measure } = await made(`
户编号 | 帮扶措施类别 | 措施内容 | 实施时间
52 | 其他,技能培训 | 焊工培训 | 2023年03月`)
    expect(kinds).toEqual(['measure'])
    expect(measure).toMatchObject([
      { key: '52/其他/焊工培训', category: '其他', started_on: '2023-03' },
      { key: '52/技能培训/焊工培训', category: '技能培训' },
    ])
  })

  it('[QN] relocation lands as a measure, with every column of the form', async () => {
    expect(
      await made(`
户编号 | 户主姓名 | 1安置点 | 2楼栋房号 | 3年度搬迁任务 | 4迁出地详细地址 | 5迁出地类型 | 6家庭受益人口 | 7住房面积 | 8自筹资金 | 9搬迁入住时间 | 10实际入住时间 | 11原有住房 | 12原住房面积 | 13拆除旧房 | 14拆除时间 | 15拆除旧房面积 | 16兑现拆房奖励 | 17复垦复绿情况 | 18产业扶持项目 | 19年内获得产业扶持资金 | 20脱贫情况 | 21户口迁移 | 22房产证办理获取
52 | 董正波 | 幸福小区 | 3-201 | 2017 | 水井村三组 | 深山 | 4 | 80 | 10000 | 2018-6 | 2018-07-01 | 土木 | 60 | 是 | 2019-1 | 60 | 是 | 已复垦 | 养鸡 | 5000 | 未脱贫 | 否 | 是`),
    ).toMatchObject({
      kinds: ['relocation'],
      measure: [
        {
          key: '52/易地搬迁/幸福小区',
          category: '易地搬迁',
          started_on: '2018-06',
          extra: {
            家庭受益人口: '4',
            住房面积: '80',
            '2楼栋房号': '3-201',
            '22房产证办理获取': '是',
            '20脱贫情况': '未脱贫',
          },
        },
      ],
    })
  })

  it('a plan by head and village', async () => {
    expect(
      await made(`
城关镇水井村2026年帮扶计划
户主姓名 | 年度帮扶计划 | 帮扶责任人
董正波 | 养牛两头 | 吕素香`),
    ).toMatchObject({
      kinds: ['plan'],
      plan: [{ household_no: sought(null, '城关镇', '水井村', '董正波'), year: 2026, content: '养牛两头' }],
    })
  })
})
