import { describe, expect, it } from 'vitest'
import { mask } from '../../workers/db/mask.ts'
import { readers } from '../../workers/import/kind/field.ts'
import type { CellContext } from '../../workers/import/kind/fieldreader.ts'

const context: CellContext = {
  sealer: { seal: mask, open: (text) => text, openAll: (text) => text, maskAll: (text) => text },
  date1904: false,
  unit: '元',
}

/** LAYOUTS.md §3 by hand: `list | what is kept < what was written`; without `<` a word is kept as it is. */
const understood = `
attribute   | 一般贫困户 < 一般贫困户 一般贫困 贫困户 扶贫户 1一般贫困 有劳动能力的低收入困难家庭 无劳动能力的低收入困难家庭 低收入农户
attribute   | 低保贫困户 < 低保贫困户 低保户 扶贫低保户 纯低保户 低保(部分)贫困户 低保(全家)贫困户 低保 有劳动能力的低保户 无劳动能力的低保户 2低保贫困
attribute   | 特困供养贫困户 < 特困供养贫困户 五保贫困户 五保户 3五保贫困
attribute   | 普通户 < 普通户 普通
monitorKind | 脱贫不稳定户; 边缘易致贫户; 突发严重困难户
cause       | 因病; 因残; 因学; 因灾; 缺土地; 缺水; 缺技术; 缺劳力; 缺资金; 交通条件落后; 自身发展动力不足; 因婚
cause       | 其他 < 其他 其它 8其它
cause       | 缺劳力 < 缺劳动力 6缺劳动力
cause       | 缺土地 < 缺土
cause       | 因学 < 因学致贫 4因学
cause       | 因病 < 因病致贫
cause       | 因残 < 因残致贫
cause       | 缺技术 < 缺技术致贫
cause       | 因安全住房; 因安全饮水; 因意外事故
cause       | 因务工就业不稳 < 因务工就业不稳 务工就业不稳
cause       | 因灾 < 因自然灾害
cause       | 因产业失败 < 因产业项目失败
status      | 未脱贫 < 未脱贫 1未脱贫
status      | 预脱贫 < 预脱贫 2预脱贫
status      | 已脱贫 < 脱贫 已脱贫 3已脱贫 稳定脱贫户
status      | 返贫
relation    | 户主 < 户主 1户主 02户主 01本人
relation    | 配偶 < 配偶 妻子 丈夫 2配偶 10配偶 11夫 12妻
relation    | 之子 < 之子 儿子 长子 次子 三子 二子 四子 大儿子 子 20子
relation    | 之女 < 之女 女儿 长女 次女 二女 三女 女 女子
relation    | 之儿媳 < 之儿媳 儿媳 长媳 次媳 三媳 媳
relation    | 之女婿; 之外孙女; 之岳父; 之岳母; 之公公; 之婆婆; 之祖父; 之外祖父; 之外祖母
relation    | 之孙子 < 之孙子 孙子 孙 长孙
relation    | 之孙女 < 之孙女 孙女 二孙女 小孙女
relation    | 之外孙子 < 之外孙子 外孙 10外孙
relation    | 之曾孙女 < 曾孙女
relation    | 之孙媳 < 孙媳
relation    | 之父 < 之父 父亲
relation    | 之母 < 之母 母亲
relation    | 之祖母 < 之祖母 17之祖母
relation    | 之兄弟姐妹 < 12之兄弟姐妹 妹妹 户主姐 兄 哥哥
relation    | 之兄弟媳妇 < 13之兄弟媳妇 弟媳
relation    | 之侄子 < 15之侄子
relation    | 之侄女 < 16之侄女
relation    | 之外甥 < 外甥
relation    | 其他 < 其他 99 99其他 97其他亲属 99非亲属 其他(99)
education   | 文盲或半文盲 < 文盲或半文盲 文盲
education   | 小学 < 小学 初小
education   | 初中; 高中
education   | 中专 < 中专 技校 6中专
education   | 大专 < 大专 专科 高职高专
education   | 本科及以上 < 本科及以上 大学 本科及研究生及以上 8大学本科及以上
education   | 学龄前儿童 < 学龄前儿童 学龄前 学前 幼儿园 小班 幼儿
school      | 学前教育; 小学; 七年级; 八年级; 九年级; 硕士生及以上; 学龄前儿童
school      | 普通高中一年级 < 普通高中一年级 高中一年级
school      | 中职二年级; 高职高专三年级
health      | 健康 < 健康 健康　 良好 较好 1健康
health      | 长期慢性病 < 长期慢性病 3慢性病
health      | 患有大病; 残疾
health      | 残疾且慢性病 < 残疾且慢性病 4残疾且慢性病
labour      | 普通劳动力 < 普通劳动力 普通劳动
labour      | 技能劳动力 < 技能劳动力 技能劳动能力
labour      | 丧失劳动力; 无劳动力; 弱劳动力或半劳动力
work        | 乡镇内务工 < 乡（镇）内务工
work        | 乡镇外县内务工 < 乡（镇）外县内务工
work        | 县外省内务工; 省外务工
work        | 其他 < 其他(99) 其他
political   | 中共党员 < 01中共党员 党员
political   | 中共预备党员 < 02中共预备党员
political   | 共青团员 < 03共青团员 共青团员
political   | 民革党员 < 04民革会员
political   | 无党派民主人士 < 12无党派民主人士
political   | 群众 < 13群众 群众
unitLevel   | 中央; 区; 县; 街道; 镇; 乡; 居民委员会; 军队; 其他
unitLevel   | 省 < 省 省直
unitLevel   | 市 < 市、地区 市直
unitLevel   | 县 < 县直
unitLevel   | 村 < 村级 村民委员会
unitLevel   | 乡镇
unitKind    | 国家机关; 社会团体; 高等院校; 国有企业; 东部对口帮扶省市; 定点机构; 村民自治组织
postLevel   | 国家级 < 国家级正职
postLevel   | 一般干部 < 办事员级 未定职
helpCategory | 产业帮扶 < 发展生产 发展生产脱贫 生产脱贫 产业扶贫 产业帮扶 产业发展
helpCategory | 综合保障 < 社会保障 社会保障兜底 社会保障兜底一批 社会兜底 兜底保障 综合保障
helpCategory | 社会帮扶 < 社会救助 社会帮扶 特殊救助
helpCategory | 教育帮扶 < 发展教育 教育帮扶 助学 义务教育保障
helpCategory | 就业帮扶 < 就业帮扶 公益岗位帮扶 转移就业
helpCategory | 易地搬迁 < 搬迁 易地搬迁
helpCategory | 健康帮扶; 金融帮扶; 住房安全保障; 饮水安全保障; 基础设施建设; 生产生活条件改善; 技能培训
houseGrade  | A级 < A A级
houseGrade  | C级; D级; 无房户
fuel        | 柴草; 干畜粪; 煤炭; 清洁能源; 其他
road        | 泥土路; 砂石路; 水泥路; 沥青路
dibao       | 未享受; 城市低保; 农村低保
tekun       | 不享受; 城市特困; 农村特困
clearedBy   | 帮扶消除; 自然消除
`
/** Nobody can tell what is meant: kept as written and said. */
const asWritten = {
  relation: '额日子 ？几儿媳 女儿子 母子 男 媳妇',
  education: '在读 中学',
  health: '无患大病 疾病 病 瘫痪 孕妇 弱智',
  political: '学生 妻子',
}
/** A number alone is of one code table or another. */
const bare = {
  relation: '01 02 10 20 3 17',
  attribute: '1 2 4',
  cause: '1 8',
  education: '10 90 3',
  status: '1',
  health: '2',
  political: '13',
  school: '3',
  monitorKind: '1',
}

const cases = understood
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [list = '', rest = ''] = line.split('|').map((part) => part.trim())
    return rest.split('; ').flatMap((item) => {
      const [kept = '', written] = item.split(' < ')
      return (written ?? kept).split(' ').map((word) => [list, word, kept] as const)
    })
  })

const words = (of: Record<string, string>) =>
  Object.entries(of).flatMap(([list, all]) => all.split(' ').map((word) => [list, word] as const))
const read = (list: string, cell: string) => readers(`code:${list}`).read(cell, context)

describe('words of the lists', () => {
  it(`${cases.length} of them are understood`, () => {
    expect(cases.map(([list, word]) => [list, word, read(list, word).values[0], read(list, word).issue])).toEqual(
      cases.map(([list, word, kept]) => [list, word, kept, undefined]),
    )
  })

  it('what nobody can tell is kept as written and said', () => {
    expect(words(asWritten).map(([list, word]) => [word, read(list, word).values[0], read(list, word).issue])).toEqual(
      words(asWritten).map(([, word]) => [word, word.normalize('NFKC'), 'unknown-word']),
    )
  })

  it('a number alone is not taken for a word of any table', () => {
    expect(words(bare).map(([list, word]) => [list, word, read(list, word).values[0], read(list, word).issue])).toEqual(
      words(bare).map(([list, word]) => [list, word, word, 'bare-code']),
    )
  })

  it('several words in one cell are several', () => {
    const several = readers('codes:helpCategory')
    expect(several.read('技能培训,其他', context).values).toEqual(['技能培训,其他'])
    expect(several.read('产业扶贫、助学', context)).toEqual({
      values: ['产业帮扶,教育帮扶'],
      written: '产业扶贫、助学',
    })
    expect(several.read('产业扶贫、看电影', context)).toMatchObject({
      values: ['产业帮扶,看电影'],
      issue: 'unknown-word',
    })
    expect(readers('codes:cause').read('因病', context)).toEqual({ values: ['因病'] })
  })
})
