import { describe, expect, it } from 'vitest'
import { made } from './made.ts'

const id = '529901196607118877'
const child = '529901198707210960'
const sought = (...words: (string | null)[]) => `⟨${JSON.stringify(words)}⟩`

describe('projects and funds', () => {
  it('[P7] amounts with a bracket, 小计 without a number, numbering that goes on', async () => {
    const { kinds, project } = await made(`
2019年扶贫项目计划表
单位:万元
序号 | 村名 | 项目名称 | 建设内容 | 资金金额
1 | 水井村 |   道路硬化 | 硬化2公里 | 10(其中,灾情因素6万元)
 | 城关镇小计 |  |  | 10
16 |  | 小额信贷贴息 |  | 12
合计 |  |  |  | 408`)
    expect(kinds).toEqual(['project'])
    expect(project).toMatchObject([
      { name: '道路硬化', village: '水井村', approved_fen: 10_000_000 },
      { name: '小额信贷贴息', approved_fen: 12_000_000 },
    ])
  })

  it('[P8] 投资 规模 typed with its unit', async () => {
    expect(
      await made(`
序号 | 项目名称 | 建设地点 | 建设内容 | 投资 规模 | 责任 单位
1 | 养牛场 | 水井村 | 圈舍200平米 | 20万元 | 县农业农村局
 |  |  |  |  |
备注：联系电话：0470-1234567`),
    ).toMatchObject({
      kinds: ['project'],
      project: [{ name: '养牛场', village: '水井村', approved_fen: 20_000_000, unit: '县农业农村局' }],
    })
  })

  it('[P6 2024] 合 计 first, sources under a group, a notice where they are not the sum', async () => {
    const { kinds, project, issues } = await made(`
2024年衔接资金项目计划表
单位：万元
序号 | 部门 | 乡镇 | 村 | 项目名称 | 项目子类型 | 建设内容 | 计划投入资金 | 资金来源 |  |  |  | 实施期限（年/月-年/月） | 预期绩效目标 | 联农带农富农利益联结机制 | 责任单位 | 责任人 | 备注
 |  |  |  |  |  |  |  | 中央衔接资金 | 省级衔接资金 | 省级财政资金 | 其他 资金 |  |  |  |  |  |
合 计 |  |  |  |  |  |  | #180 | #100 | #50 | #20 | #5 |  |  |  |  |  |
1 | 农业农村局 | 城关镇 | 水井村 | 大棚 | 种植业 | 11座 | #80 | #50 | #20 | #10 |  | 2024年6月到12月 | 带动20户 | 分红 | 城关镇人民政府 | 高远 |
2 | 农业农村局 | 城关镇 | 水井村 | 冷库 | 加工业 | 1座 | #100 | #50 | #30 | #10 | #5 | 2024年6月到12月 | 带动20户 | 分红 | 城关镇人民政府 | 高远 | `)
    expect(kinds).toEqual(['project'])
    expect(project).toMatchObject([
      {
        name: '大棚',
        kind: '种植业',
        approved_fen: 80_000_000,
        central_fen: 50_000_000,
        province_fen: 20_000_000,
        other_fen: null,
        unit: '城关镇人民政府',
        extra: {
          部门: '农业农村局',
          省级财政资金: '10',
          实施期限: '2024年6月到12月',
          预期绩效目标: '带动20户',
          责任人: '高远',
        },
      },
      { name: '冷库' },
    ])
    expect(issues).toEqual(['sum-differs'])
  })

  it('[P9] township and village in one cell', async () => {
    expect(
      await made(`
单位：万元
乡镇、村 | 金额 | 建设项目 | 补助金额
城关镇水井村 | #12 | 饮水工程 | #12
合计 | 12 | | 12`),
    ).toMatchObject({
      kinds: ['project'],
      project: [
        {
          name: '饮水工程',
          township: '城关镇',
          village: '水井村',
          approved_fen: 12_000_000,
          extra: { 补助金额: '12' },
        },
      ],
    })
  })

  it('[GZH 资金汇总] is told of its village; 已投入 = 到户 + 到村 = five sources, else a notice', async () => {
    const { kinds, village, issues } = await made(`
区（县） | 镇名称 | 村名称 | 贫困户数 | 贫困人口数 | 帮扶单位 | 联系人 | 联系电话 | 规划投入资金（元） | 已投入帮扶资金 | 用于帮扶到户资金(元) | 用于帮扶到村资金(元) | 财政专项(元) | 信贷资金(元) | 单位自筹(元) | 社会募捐(元) | 社会引资(元)
从化市 | 温泉镇 | 密石村 | 20 | 60 | 海珠区赤岗街 | 高远 | 19000234491 | 50000 | 30000 | 10000 | 20000 | 10000 | 5000 | 5000 | 5000 | 5000
从化市 | 温泉镇 | 乌土村 | 20 | 60 | 海珠区新港街 | 高远 | 19000234491 | 50000 | 30000 | 10000 | 10000 | 10000 | 5000 | 5000 | 5000 | 4000`)
    expect(kinds).toEqual(['village'])
    expect(village).toMatchObject([
      {
        key: '温泉镇/密石村',
        unit: '海珠区赤岗街',
        extra: { 联系人: '高远', 已投入帮扶资金: '30000', 社会引资: '5000', 贫困户数: '20' },
      },
      { key: '温泉镇/乌土村' },
    ])
    expect(issues).toEqual(['sum-differs', 'sum-differs'])
  })
})

describe('incomes', () => {
  it('[BX 收入测算] keeps a column for each subsidy, sums as given, and says where they are not', async () => {
    const { kinds, income, issues } = await made(`
2017年贫困户收入测算表
村名 | 户主姓名 | 身份证号 | 家庭人口数 | 低保金 | 特困供养金 | 养老保险金 | 生态补偿金 | 其他转移性收入合计 | 转移性收入合计 | 财产性收入 | 工资性收入 | 生产经营性收入 | 家庭总收入 | 生产经营性支出 | 人均纯收入
水井村 | 董正波 | ${id} | 2 | 3000 |  | 1200 | 800 | 100 | 5100 | 0 | 10000 | 4900 | 20000 | 2000 | 9000
水井村 | 贾光香 | ${child} | 2 | 3000 |  | 1200 | 800 | 100 | 5100 | 0 | 10000 | 4900 | 21000 | 2000 | 9000`)
    expect(kinds).toEqual(['income'])
    expect(income).toMatchObject([
      {
        key: `${sought(`<${id}>`, null, '水井村', '董正波')}/2017`,
        wages_fen: 1_000_000,
        transfer_fen: 510_000,
        per_head_fen: 900_000,
        extra: { 低保金: '3000', 生态补偿金: '800', 家庭总收入: '20000' },
      },
      { wages_fen: 1_000_000 },
    ])
    expect(issues).toEqual(['sum-differs'])
  })
})

describe('benefits', () => {
  it.each([
    ['高龄补贴', '高龄补贴'],
    ['困难学生', '教育资助'],
    ['代课教师', '代课教师补贴'],
  ])('[BX subsidies] %s', async (sheet, kind) => {
    const [all] = [
      await made(
        `== ${sheet}\n姓名 | 证件号码 | 发放类别 | 发放月份 | 发放金额\n董正波 | ${id} | ${kind} | 201703 | 100`,
      ),
    ]
    expect(all).toMatchObject({ kinds: ['benefit'], benefit: [{ key: `<${id}>/${kind}/201703`, amount_fen: 10_000 }] })
  })

  it('[BX 分红] has the person’s number and the head’s, and what it is in its title', async () => {
    expect(
      await made(`
2018年光伏收益分红发放花名册
乡镇 | 行政村 | 带动脱贫人口姓名 | 带动脱贫人口身份证号码 | 年龄 | 户主姓名 | 户主身份证号码 | 家庭人口 | 脱贫年度 | 2017家庭总收入 | 2017人均纯收入 | 家庭情况备注 | 账户名 | 一卡通账号 | 开户行 | 发放金额
城关镇 | 水井村 | 贾光香 | ${child} | 36 | 董正波 | ${id} | 2 | 2017 | 20000 | 10000 | 患病 | 董正波 | 6217339774715117430 | 农商行 | 600`),
    ).toMatchObject({
      kinds: ['titled-benefit'],
      benefit: [
        {
          key: `<${child}>/分红/`,
          name: '贾光香',
          head_name: '董正波',
          programme: '分红',
          amount_fen: 60_000,
          bank_account: '<6217339774715117430>',
          note: '患病',
          extra: { 户主证件号码: `<${id}>`, 账户名: '董正波', 开户行: '农商行', '2017人均纯收入': '10000' },
        },
      ],
    })
  })

  it('[BX 分红] verbatim: the second 身份证号码 is nobody’s guess and stays aside', async () => {
    expect(
      await made(`
乡镇 | 行政村 | 带动脱贫人口姓名 | 带动脱贫人口身份证号码 | 年龄 | 户主姓名 | 身份证号码 | 家庭人口 | 脱贫年度 | 2017家庭总收入 | 2017人均纯收入 | 家庭情况备注 | 账户名 | 一卡通账号 | 开户行 | 发放金额
城关镇 | 水井村 | 贾光香 | ${child} | 36 | 董正波 | ${id} | 2 | 2017 | 20000 | 10000 | 患病 | 董正波 | 6217339774715117430 | 农商行 | 600`),
    ).toMatchObject({ kinds: ['titled-benefit'], benefit: [{ id18: `<${child}>`, extra: { 身份证号码: `<${id}>` } }] })
  })

  it('[BX 项目脱贫] projects as columns are a benefit each', async () => {
    const { kinds, benefit } = await made(`
2018年项目收益
村名 | 户主 | 身份证号 | 家庭人口数 | 农机 | 食用菌 | 果蔬发酵 | 整改 | 人口额度 | 合计收益数
水井村 | 董正波 | ${id} | 2 | 100 | 200 |  | 50 | 300 | 650`)
    expect(kinds).toEqual(['benefit'])
    expect(benefit.map(({ key, amount_fen }: Record<string, unknown>) => [key, amount_fen])).toEqual([
      [`<${id}>/农机/`, 10_000],
      [`<${id}>/食用菌/`, 20_000],
      [`<${id}>/整改/`, 5_000],
      [`<${id}>/人口额度/`, 30_000],
    ])
  })

  it('[BX 低保五保救助台账]', async () => {
    expect(
      await made(`
== 救助台账
姓名 | 身份证号码 | 性别 | 出生日期 | 家庭住址 | 疾病诊断 | 救助金额 | 救助人员类别 | 救助时间 | 救助比例
董正波 | ${id} | 男 | 1966-07-11 | 水井村 | 脑梗 | 1200.5 | 低保 | 2017-12-1 | 70%`),
    ).toMatchObject({
      kinds: ['titled-benefit'],
      benefit: [
        {
          programme: '救助',
          amount_fen: 120_050,
          paid_on: '2017-12-01',
          extra: { 疾病诊断: '脑梗', 救助人员类别: '低保', 救助比例: '70%' },
        },
      ],
    })
  })
})

describe('lists of persons', () => {
  it.each([
    [
      '低保',
      '低保名册',
      `姓名 | 证件号码 | 等级 | 金额 | 家庭住址\n董正波 | ${id} | A类 | 400 | 水井村`,
      { detail: 'A类 400' },
    ],
    [
      '特困',
      '特困供养',
      `姓名 | 证件号码 | 性别 | 民族 | 婚姻状况 | 家庭关系 | 户主姓名 | 户主证件 | 地区 | 家庭住址 | 特困编号 | 出生日期 | 是否残疾 | 残疾证号 | 残疾类别 | 残疾等级 | 详细地址\n董正波 | ${id} | 男 | 汉族 | 未婚 | 户主 | 董正波 | ${id} | 城关镇 | 水井村 | TK001 | 1966-07-11 | 是 | ${id}43 | 肢体 | 三级 | 三组`,
      {
        detail: '肢体 三级',
        extra: { 户主姓名: '董正波', 婚姻状况: '未婚', 地区: '城关镇', 详细地址: '三组', 与户主关系: '户主' },
      },
    ],
    [
      '残疾',
      'Sheet1',
      `姓名 | 证件号码 | 性别 | 残疾类别 | 残疾等级 | 发证时间 | 现住址 | 联系方式\n董正波 | ${id} | 男 | 肢体 | 三级 | 2016-2 | 水井村 | 19000597219`,
      { detail: '肢体 三级', dated_on: '2016-02', extra: { 家庭住址: '水井村', 联系电话: '<19000597219>' } },
    ],
    [
      '困境儿童',
      'Sheet1',
      `姓名 | 证件号码 | 性别 | 出生日期 | 年龄 | 户籍地址 | 家庭住址 | 备注 | 序号 | 儿童福利证编号 | 户口类型 | 生活状态 | 监护人\n董正波 | ${id} | 男 | 2010-01-01 | 9 | 甲 | 乙 |  | 1 | ET01 | 农业 | 散居 | 董大`,
      { detail: '散居 董大', extra: { 年龄: '9', 证书编号: 'ET01', 户口类型: '农业' } },
    ],
    [
      '孤儿',
      '孤儿名单',
      `姓名 | 身份证号 | 性别 | 出生日期 | 年龄 | 序号 | 行政村 | 家庭住址\n董正波 | ${id} | 男 | 2010-01-01 | 9 | 1 | 水井村 | 三组`,
      { extra: { 行政村: '水井村', 家庭住址: '三组' } },
    ],
    [
      '医保报销',
      'Sheet1',
      `街道 | 村庄 | 姓名 | 身份证号 | 入院日期 | 出院日期 | 出院诊断疾病名称 | 医疗机构名称 | 医疗总费用 | 基本补偿 | 大病报销金额 | 自付金额\n城关镇 | 水井村 | 董正波 | ${id} | 2017-11-01 | 2017-11-09 | 肺炎 | 县医院 | 5000 | 3000 | 0 | 2000`,
      {
        detail: '肺炎 县医院',
        dated_on: '2017-11-01',
        extra: { 乡镇: '城关镇', 医疗总费用: '5000', 自付金额: '2000' },
      },
    ],
    [
      '学籍',
      'Sheet1',
      `姓名 | 性别 | 身份证号码 | 所在学校班级 | 是否为寄宿生 | 家庭住址 | 户主姓名 | 开户行 | 账户名 | 账户号码\n董正波 | 男 | ${id} | 一中初二（3）班 | 是 | 水井村 | 董大 | 农商行 | 董大 | 6217339774715117430`,
      { detail: '一中初二(3)班', extra: { 是否为寄宿生: '是', 户主姓名: '董大', 银行账号: '<6217339774715117430>' } },
    ],
    [
      '学籍',
      'Sheet1',
      `学期 | 省市 | 区县 | 乡镇 | 村组（社区） | 姓名 | 身份证号码 | 是否脱贫家庭学生 | 户编号 | 户主姓名 | 户类型 | 联系电话 | 学校全称 | 学段 | 年级 | 班级 | 学籍号 | 就读方式 | 是否残疾生 | 残疾生证号 | 不在校原因 | 贫困类型\n2023春 | 陕西 | 米脂县 | 城关镇 | 水井村 | 董正波 | ${id} | 是 | 52 | 董大 | 脱贫户 | 19000597219 | 一中 | 初中 | 二 | 3 | G6101 | 寄宿 | 否 |  |  | 一般`,
      { detail: '一中 二', extra: { 户编号: '52', 学籍号: 'G6101' } },
    ],
  ])('%s on sheet %s', async (list, sheet, text, record) => {
    const { comparison, issues } = await made(`== ${sheet}\n${text}`)
    expect(comparison).toMatchObject([{ key: `${list}/<${id}>`, list, name: '董正波', id18: `<${id}>`, ...record }])
    expect(issues).toEqual([])
  })
})

describe('banners: 旗, 苏木, 嘎查', () => {
  it.each([
    [
      'register',
      '旗县 | 苏木镇 | 嘎查村 | 户编号 | 姓名 | 与户主关系 | 证件号码',
      `石桥旗 | 宝日苏木 | 海力嘎查 | 52 | 巴图 | 户主 | ${id}`,
      'household',
      { township: '宝日苏木', village: '海力嘎查' },
    ],
    [
      'household',
      '苏木乡 | 噶查村 | 户编号 | 户主姓名 | 贫困户属性',
      '宝日苏木 | 海力嘎查 | 52 | 巴图 | 低保户',
      'household',
      { village: '海力嘎查' },
    ],
    [
      'village',
      '苏木(乡镇) | 嘎查(村) | 总户数 | 帮扶单位 | 包村旗领导',
      '宝日苏木 | 海力嘎查 | 120 | 旗委办公室 | 高远',
      'village',
      { key: '宝日苏木/海力嘎查', county_leader: '高远' },
    ],
    ['cadre', '单位 | 姓名 | 职务级别', '旗委办公室 | 高远 | 旗级领导', 'cadre', { post_level: '县级领导' }],
    [
      'pairing',
      '苏木 | 嘎查 | 户主姓名 | 帮扶干部 | 单位 | 第二帮扶人 | 第二帮扶人单位',
      '宝日苏木 | 海力嘎查 | 巴图 | 高远 | 旗委办公室 | | ',
      'pairing',
      { household_no: sought(null, '宝日苏木', '海力嘎查', '巴图') },
    ],
    [
      'visit',
      '苏木镇 | 嘎查村 | 户主 | 走访日期 | 走访人',
      '宝日苏木 | 海力嘎查 | 巴图 | 2026-01-15 | 高远',
      'visit',
      { key: '宝日苏木/海力嘎查/巴图/高远/2026-01-15/' },
    ],
    [
      'measure',
      '苏木 | 嘎查 | 户主 | 措施类别 | 措施内容',
      '宝日苏木 | 海力嘎查 | 巴图 | 产业扶持 | 基础母牛',
      'measure',
      { category: '产业帮扶' },
    ],
    [
      'plan',
      '苏木 | 嘎查 | 户主 | 年度 | 帮扶计划',
      '宝日苏木 | 海力嘎查 | 巴图 | 2026 | 养牛',
      'plan',
      { year: 2026 },
    ],
    [
      'income',
      '苏木 | 嘎查 | 户主 | 年度 | 工资性收入 | 人均纯收入',
      '宝日苏木 | 海力嘎查 | 巴图 | 2026 | 100 | 100',
      'income',
      { wages_fen: 10_000 },
    ],
    [
      'project',
      '苏木乡镇 | 嘎查村 | 项目名称 | 资金金额 | 旗级资金',
      '宝日苏木 | 海力嘎查 | 棚圈 | 100 | 100',
      'project',
      { village: '海力嘎查', county_fen: 10_000 },
    ],
    [
      'benefit',
      '苏木 | 嘎查 | 户编号 | 姓名 | 补贴项目 | 金额',
      '宝日苏木 | 海力嘎查 | 52 | 巴图 | 草畜平衡奖励 | 100',
      'benefit',
      { village: '海力嘎查' },
    ],
    [
      'loan',
      '苏木 | 嘎查 | 户主 | 贷款银行 | 贷款金额（万元） | 贷款日期',
      '宝日苏木 | 海力嘎查 | 巴图 | 农商行 | 5 | 2026-01-15',
      'loan',
      { amount_fen: 5_000_000 },
    ],
    [
      'procedure',
      '苏木乡 | 嘎查村 | 户主 | 农户申请日期 | 民主评议日期 | 旗级审定日期',
      '宝日苏木 | 海力嘎查 | 巴图 | 2014-3 | 2014-4 | 2014-5',
      'procedure_case',
      { county_decided_on: '2014-05', procedure: '贫困户识别' },
    ],
    [
      'work',
      '旗县 | 苏木 | 嘎查 | 户编号 | 姓名 | 务工地点 | 务工月收入',
      '石桥旗 | 宝日苏木 | 海力嘎查 | 52 | 巴图 | 呼和浩特 | 4000',
      'person',
      { work_place: '呼和浩特' },
    ],
    [
      'relocation',
      '苏木 | 嘎查 | 户主姓名 | 安置点 | 搬迁入住时间',
      '宝日苏木 | 海力嘎查 | 巴图 | 新村 | 2018-6',
      'measure',
      { content: '新村' },
    ],
    [
      'comparison',
      '苏木 | 嘎查 | 姓名 | 证件号码 | 残疾类别 | 残疾等级',
      `宝日苏木 | 海力嘎查 | 巴图 | ${id} | 肢体 | 三级`,
      'comparison',
      { list: '残疾', extra: { 乡镇: '宝日苏木' } },
    ],
  ])('%s', async (kind, header, row, entity, record) => {
    expect(await made(`\n${header}\n${row}`)).toMatchObject({ kinds: [kind], [entity]: [record] })
  })
})
