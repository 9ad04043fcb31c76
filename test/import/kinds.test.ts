import { describe, expect, it } from 'vitest'
import { made } from './made.ts'

const id = '529901196607118877'
const child = '529901198707210960'

describe('registers of persons and households', () => {
  it('[ID 已脱贫人口名单]', async () => {
    expect(
      await made(`
序号 | 数据日期 | 县(市、区、旗) | 乡(镇) | 行政村 | 自然村 | 户编号 | 人编号 | 姓名 | 证件号码 | 人数 | 与户主关系 | 民族 | 文化程度 | 在校生状况 | 健康状况 | 劳动技能 | 务工时间（月） | 是否参加大病保险 | 致贫原因1 | 危房户 | 是否解决安全饮用水 | 人均纯收入 | 户联系电话 | 人联系电话 | 首次识别时间 | 人员识别时间 | 户类型 | 易返贫致贫户(监测对象)类型 | 风险是否消除 | 风险识别时间 | 风险消除时间
1 | 20231218 | 清禾县 | 城关镇 | 水井村 | 三组 | 5299010000000001 | 52990100000001 | 董正波 | ${id} | 2 | 户主 | 汉族 | 小学 | 非在校生 | 健康 | 普通劳动力 | 5 | 是 | 缺技术 | 否 | 是 | 9140.00 | 19000492577 | 19000492578 | 201401 | 2014-01 | 脱贫户 | 边缘易致贫户 | 否 | 202210 |`),
    ).toMatchObject({
      kinds: ['register'],
      household: [
        {
          key: '5299010000000001',
          village_group: '三组',
          population: 2,
          kind: '脱贫户',
          monitor_kind: '边缘易致贫户',
          risk_cleared: 0,
          risk_identified_on: '2022-10',
          cause: '缺技术',
          unsafe_house: 0,
          safe_water: 1,
          income_per_head_fen: 914_000,
          phone: '<19000492577>',
          identified_on: '2014-01',
        },
      ],
      person: [
        {
          person_no: '52990100000001',
          school: '',
          work_months: 5,
          insured_critical: 1,
          phone: '<19000492578>',
          extra: { 数据日期: '20231218' },
        },
      ],
      issues: [],
    })
  })

  it('[BX 贫困户表]: 饮水困难 is the other way round, photo and position stay aside', async () => {
    expect(
      await made(`
行政县 | 乡镇 | 行政村 | 自然村 | 户编号 | 人编号 | 姓名 | 证件号码 | 人数 | 与户主关系 | 民族 | 文化程度 | 在校生状况 | 健康状况 | 劳动技能 | 务工状况 | 务工时间 | 参加大病医疗 | 脱贫属性 | 脱贫年度 | 贫困户属性 | 主要致贫原因 | 危房户 | 饮水困难 | 人均纯收入 | 联系电话 | 长号码 | 短号码 | 用户照片 | 帮扶责任人手机号 | 定位
清禾县 | 城关镇 | 水井村 | 三组 | 5299010000000001 | 52990100000001 | 董正波 | ${id} | 2 | 户主 | 汉族 | 初中 |  | 长期慢性病 | 技能劳动能力 | 乡（镇）外县内务工 | 6 | 是 | 脱贫 | 2017 | 五保户 | 因病 | 否 | 是 | 3200 | 19000492577 | 19000492577 | 662577 | 1.jpg | 19000234491 | 1,2`),
    ).toMatchObject({
      kinds: ['register'],
      household: [
        { status: '已脱贫', exit_year: 2017, attribute: '特困供养贫困户', safe_water: 0, phone: '<19000492577>' },
      ],
      person: [
        {
          work_place: '乡镇外县内务工',
          labour: '技能劳动力',
          insured_critical: 1,
          extra: { 短号码: '662577', 用户照片: '1.jpg', 帮扶责任人电话: '<19000234491>', 定位: '1,2', 饮水困难: '是' },
        },
      ],
    })
  })

  it('[BX 脱贫不享受政策]', async () => {
    expect(
      await made(`
乡镇 | 行政村 | 户编号 | 人编号 | 姓名 | 证件号码 | 人数 | 与户主关系 | 民族 | 文化程度 | 在校生状况 | 健康状况 | 劳动技能 | 务工状况 | 务工时间 | 参加大病医疗 | 脱贫属性 | 脱贫年度 | 贫困户属性 | 致贫原因 | 危房户 | 是否解决安全饮用水 | 人均纯收入 | 联系电话
城关镇 | 水井村 | 5299010000000001 | 1 | 董正波 | ${id} | 2 | 户主 | 汉族 | 初中 |  | 健康 | 普通劳动 | 省外务工 | 6 | 是 | 脱贫不享受政策 | 2017 | 一般贫困户 | 因学 | 否 | 是 | 3200 |`),
    ).toMatchObject({
      kinds: ['register'],
      household: [{ status: '已脱贫', cause: '因学' }],
      person: [{ work_place: '省外务工' }],
    })
  })

  it('[TL] three sheets of one workbook, joined by 家庭编号: what each says of a household comes in', async () => {
    expect(
      await made(`
== 贫困户基本信息 
家庭编号 | 旗区 | 苏木乡 | 噶查村 | 户主姓名 | 证件号码 | 识别标准 | 贫困户属性 | 主要致贫原因 | 其他致贫原因 | 致贫原因说明 | 家庭人口 | 家庭住址 | 是否军烈属 | 是否独生子女户 | 是否双女户 | 联系电话 | 开户银行名称 | 银行卡号
52802 | 石桥旗 | 宝日苏木 | 海力嘎查 | 巴图 | ${id} | 国家标准 | 低保户 | 缺资金 | 因病,因学 | 无牲畜 | 2 | 海力嘎查1组 | 否 | 否 | 否 | 19000597219 | 农行 | 6217339774715117430
== 家庭成员 
家庭编号 | 旗区 | 苏木乡 | 噶查村 | 户主姓名 | 性别 | 证件号码 | 与户主关系 | 民族 | 文化程度 | 在校生状况 | 健康状况 | 劳动能力 | 务工状况 | 务工时间（月） | 是否参加新农合 | 是否参加新型养老保险 | 是否参加城镇职工基本养老保险 | 政治面貌 | 是否现役军人
52802 | 石桥旗 | 宝日苏木 | 海力嘎查 | 巴图 | 男 | ${id} | 户主 | 蒙古族 | 小学 |  | 健康 | 普通劳动力 |  |  | 是 | 是 | 否 | 群众 | 否
52802 | 石桥旗 | 宝日苏木 | 海力嘎查 | 其其格 | 女 | ${child} | 配偶 | 蒙古族 | 小学 |  | 健康 | 普通劳动力 |  |  | 是 | 是 | 否 | 群众 | 否
52802 | 石桥旗 | 宝日苏木 | 海力嘎查 | 巴图 | 女 |  | 之女 | 蒙古族 | 小学 | 小学 | 健康 | 无劳动力 |  |  | 是 | 否 | 否 |  | 否
== 生产生活
家庭编号 | 旗区 | 苏木乡 | 噶查村 | 户主姓名 | 耕地面积（亩） | 水浇地面积（亩） | 其他 | 家禽（只） | 其他 | 住房面积（㎡）
52802 | 石桥旗 | 宝日苏木 | 海力嘎查 | 巴图 | #12.5 | #3 | #1 | #20 | #2 | #60`),
    ).toMatchObject({
      kinds: ['household', 'members', 'household'],
      household: [
        {
          key: '52802',
          township: '宝日苏木',
          village: '海力嘎查',
          standard: '国家标准',
          attribute: '低保贫困户',
          cause: '缺资金',
          other_causes: '["因病","因学"]',
          bank_account: '<6217339774715117430>',
          extra: { 户主本人证件号码: `<${id}>`, 致贫原因说明: '无牲畜', 开户行: '农行', 是否双女户: '否' },
        },
        {
          key: '52802',
          farmland_mu: 12.5,
          house_m2: 60,
          extra: {
            '水浇地面积(亩)': '3',
            其他: '1',
            '其他(2)': '2',
            '家禽(只)': '20',
          },
        },
      ],
      person: [
        { key: '52802/巴图', relation: '户主', insured_resident: 1, pension: 1, political: '群众' },
        { key: '52802/其其格', relation: '配偶' },
      ],
      issues: ['no-key'],
    })
  })

  it('[GZH] 户名|类型|性别|编号|所属地区', async () => {
    expect(
      await made(`
户名 | 类型 | 性别 | 编号 | 所属地区
董正波 | 有劳动能力的低保户 | 男 | 440184001 | 温泉镇密石村`),
    ).toMatchObject({
      kinds: ['household'],
      household: [
        {
          key: '440184001',
          head_name: '董正波',
          attribute: '低保贫困户',
          extra: { 所属地区: '温泉镇密石村', 户主性别: '男' },
        },
      ],
    })
  })

  it('a list of heads headed 姓名, and one by its row numbers only', async () => {
    expect(
      await made(`
户编号 | 姓名 | 家庭人口 | 贫困户属性
5299010000000001 | 董正波 | 2 | 低保户`),
    ).toMatchObject({ kinds: ['heads'], household: [{ head_name: '董正波', population: 2 }] })
    expect(
      await made(`
编号 | 乡镇 | 村名 | 户主姓名 | 家庭人口 | 贫困户属性
1 | 城关镇 | 水井村 | 董正波 | 2 | 低保户`),
    ).toMatchObject({ kinds: ['household'], household: [{ key: '⟨[null,"城关镇","水井村","董正波"]⟩' }] })
  })

  it('[P5 公示名单] takes village and year from the line above it', async () => {
    expect(
      await made(`
清禾县脱贫户公示
清禾县城关镇水井村　脱贫年度：2017年
序号 | 村民小组 | 户主姓名 | 家庭人口数
1 | 三组 | 董正波 | 2`),
    ).toMatchObject({
      kinds: ['notice'],
      household: [
        { key: '⟨[null,"城关镇","水井村","董正波"]⟩', exit_year: 2017, population: 2, village_group: '三组' },
      ],
    })
  })
})

describe('what is printed for the public', () => {
  it('[P5] two tables side by side, a signature and a note below', async () => {
    const { kinds, household, issues } = await made(`
清禾县脱贫户公示
清禾县城关镇水井村　脱贫年度：2017年
序号 | 村民小组 | 户主姓名 | 家庭人口数 | 序号 | 村民小组 | 户主姓名 | 家庭人口数
1 | 三组 | 董正波 | 2 | 3 | 四组 | 李峰 | 1
2 | 三组 | 赵六 | 2 | | | |
城关镇人民政府(盖章) 2017年12月1日
说明：公示七天`)
    expect([kinds, issues]).toEqual([['notice', 'notice'], []])
    expect(household).toMatchObject([
      { head_name: '董正波' },
      { head_name: '赵六' },
      { head_name: '李峰', exit_year: 2017 },
    ])
  })

  it('[P10] a table of sums by township is nobody’s ledger', async () => {
    expect(
      await made(`
危房改造补助资金分配表
序号 | 乡镇、街道 | C级 | | D级 | | 合计 |
 | | 户数 | 补助资金(万元) | 户数 | 补助资金(万元) | 总户数 | 补助资金(万元)
1 | 城关镇 | 2 | 3 | 1 | 2 | 3 | 5
 | 合  计 | 2 | 3 | 1 | 2 | 3 | 5`),
    ).toEqual({ kinds: [], issues: [] })
  })
})

describe('exports of the national system', () => {
  const gz23 =
    `户编号 户类型 监测对象类别 姓名 证件类型 证件号码 与户主关系 性别 民族 出生日期 文化程度 在校生状况 健康状况 劳动技能 义务教育阶段未上学原因 是否参加城乡居民基本医疗保险 是否参加城镇职工基本医疗保险 是否参加大病保险 是否参加城乡居民/城镇职工基本养老保险 享受低保政策情况 享受特困供养政策情况 务工所在地 务工月收入 公益性岗位 公益性岗位(月数) 工资性收入 生产经营性收入 转移性收入 特困人员救助供养金 合规自付支出 人均纯收入（元） 致贫/返贫风险1 致贫/返贫风险2 致贫/返贫风险3 致贫/返贫风险4 致贫/返贫风险5 其他备注 识别监测时间 风险是否已消除 消除监测时间 风险消除方式 实施开发式帮扶措施情况 产业帮扶 就业帮扶 金融帮扶 公益岗位帮扶 住房安全保障 饮水安全保障 健康帮扶 教育帮扶 义务教育保障 综合保障 社会帮扶 搬迁 基础设施建设 生产生活条件改善 是否危房户 是否解决安全饮用水 耕地面积（亩） 林地面积（亩） 林果面积（亩） 退耕还林面积（亩） 牧草地面积 水面面积 住房面积 与村主干路距离 入户道路是否硬化 是否通生活用电 是否有卫生厕所 户联系电话 家庭成员联系电话 信息采集人 信息采集人联系电话`.split(
      ' ',
    )
  const values: Record<string, string> = {
    户编号: '5299010000000001',
    户类型: '脱贫户',
    监测对象类别: '突发严重困难户',
    姓名: '董正波',
    证件类型: '残疾人证',
    证件号码: `${id}43`,
    与户主关系: '户主',
    出生日期: '19660711.0',
    劳动技能: '弱劳动力或半劳动力',
    '是否参加城乡居民/城镇职工基本养老保险': '是',
    享受低保政策情况: '农村低保',
    '致贫/返贫风险1': '务工就业不稳',
    '致贫/返贫风险2': '因病',
    '致贫/返贫风险5': '因意外事故',
    识别监测时间: '202210',
    风险是否已消除: '否',
    风险消除方式: '自然消除',
    就业帮扶: '其他,技能培训',
    是否危房户: '否',
    住房面积: '80',
    '耕地面积（亩）': '1.5亩',
    与村主干路距离: '500米',
    入户道路是否硬化: '是',
    '公益性岗位(月数)': '6',
    公益性岗位: '护林员，保洁员',
    务工月收入: '3500',
    工资性收入: '9000',
    '人均纯收入（元）': '6800.5',
    其他备注: '务工企业停产',
    信息采集人: '吴涛',
    信息采集人联系电话: '19000597219',
    家庭成员联系电话: '19000597219',
  }

  it('（自定义）监测对象信息: two title rows, header on the third, every column in its place', async () => {
    const result = await made(
      `
（自定义）监测对象信息
导出人：管理员
县 | 乡 | 村 | ${gz23.join(' | ')}
清禾县 | 城关镇 | 水井村 | ${gz23.map((header) => values[header] ?? '').join(' | ')}`,
      '（自定义）监测对象信息 (22).xlsx',
    )
    expect(result).toMatchObject({
      kinds: ['monitored'],
      household: [
        {
          township: '城关镇',
          farmland_mu: 1.5,
          forest_mu: null,
          house_m2: 80,
          road_km: 0.5,
          road_hardened: 1,
          cleared_by: '自然消除',
          risk_note: '务工企业停产',
          contact: '吴涛',
          contact_phone: '<19000597219>',
          contact_phone_state: 'valid',
          risk_wages_fen: 900000,
          risk_business_fen: null,
          risk_per_head_fen: 680050,
          help_employment: '其他,技能培训',
          help_industry: '',
          written: expect.stringContaining('"forest_mu":""'),
          monitor_kind: '突发严重困难户',
          cause: '因务工就业不稳',
          other_causes: '["因病","因意外事故"]',
          risk_identified_on: '2022-10',
          risk_cleared: 0,
        },
      ],
      person: [
        {
          id18: `<${id}>`,
          id_length: 20,
          birth_on: '1966-07-11',
          labour: '弱劳动力或半劳动力',
          pension: 1,
          phone: '<19000597219>',
          id_type: '残疾人证',
          dibao: '农村低保',
          tekun: '',
          work_income_fen: 350000,
          public_post: '护林员,保洁员',
          public_post_months: 6,
          extra: { 特困人员救助供养金: '' },
        },
      ],
      issues: [],
    })
  })

  it('（乡村建设）户信息', async () => {
    expect(
      await made(`
户信息
导出日期：2023-12-18
县(市、区、旗) | 乡(镇) | 行政村 | 户编号 | 户主姓名 | 户类型 | 是否危房户 | 住房面积 | 与村主干路距离 | 入户道路是否硬化 | 是否有卫生厕所
清禾县 | 城关镇 | 水井村 | 5299010000000001 | 董正波 | 脱贫户 | 否 | 80 | 0.5 | 是 | 是`),
    ).toMatchObject({
      kinds: ['household'],
      household: [
        { kind: '脱贫户', unsafe_house: 0, house_m2: 80, road_km: 0.5, road_hardened: 1, toilet: 1, extra: null },
      ],
    })
  })

  it('（务工月监测）已外出务工信息 and 计划外出务工信息', async () => {
    const header = '县 | 乡 | 村 | 户编号 | 姓名 | 证件号码 | 务工所在地 | 务工月收入 | 开始时间 | 结束时间 | 就业渠道'
    const row = `清禾县 | 城关镇 | 水井村 | 5299010000000001 | 董正波 | ${id} | 广东省 | 4500 | 2023年03月 |  | 自主就业`
    const away = await made(
      `已外出务工信息\n导出人：管理员\n${header} | 是否已务工 | 是否计划务工\n${row} | 是 | 否`,
      '（务工月监测）已外出务工信息_20231218.xlsx',
    )
    expect(away).toMatchObject({
      kinds: ['work-monitor'],
      person: [
        {
          key: '5299010000000001/董正波',
          work_place: '广东省',
          work_income_fen: 450000,
          work_from: '2023-03',
          work_until: '',
          work_channel: '自主就业',
          out_working: 1,
          plans_work: 0,
        },
      ],
    })
    expect(away.person[0]).not.toHaveProperty('id_number')
    const planned = await made(
      `计划外出务工信息\n导出人：管理员\n${header} | 是否计划务工\n${row} | 是`,
      '计划外出务工信息_20231218.xlsx',
    )
    expect(planned).toMatchObject({
      kinds: ['planned-work'],
      person: [
        { plans_work: 1, extra: { 计划务工所在地: '广东省', 计划务工开始时间: '2023年03月', 计划务工结束时间: '' } },
      ],
    })
    expect(planned.person[0]).not.toHaveProperty('work_place')
  })

  it('（自定义）行政村信息', async () => {
    expect(
      await made(`
行政村信息
导出人：管理员
县 | 乡 | 行政村 | 行政村代码 | 是否贫困村 | 总户数 | 总人口 | 通硬化路 | 是否出列村 | 卫生室个数 | 低保户数 | 耕地面积（亩）
清禾县 | 城关镇 | 水井村 | 529901100200 | 是 | 320 | 1204 | 是 | 是 |  | 12 | 3056.5`),
    ).toMatchObject({
      kinds: ['village'],
      village: [
        {
          key: '城关镇/水井村',
          code: '529901100200',
          key_village: 1,
          total_households: 320,
          exited: 1,
          clinics: null,
          written: '{"clinics":""}',
          dibao_households: 12,
          farmland_mu: 3056.5,
          extra: { 通硬化路: '是' },
        },
      ],
    })
  })
})
