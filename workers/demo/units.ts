import type { Random } from './random.ts'
import type { County, Village } from './records.ts'

const offices =
  '委办公室 人大办公室 政府办公室 政协办公室 委组织部 委宣传部 委统战部 委政法委 人民法院 人民检察院 发展和改革局 教育体育局 公安局 民政局 司法局 财政局 人力资源和社会保障局 自然资源局 住房和城乡建设局 交通运输局 水务局 农业农村局 商务局 文化和旅游局 卫生健康局 应急管理局 审计局 市场监督管理局 统计局 医疗保障局 林业和草原局 税务局 总工会 共青团县委 妇联 残联 科协 供销社 气象局 人民医院 中医院 疾控中心 第一中学 第二中学 职业中学 供电公司 自来水公司 农村信用联社'

export const officesOf = (countyName: string) =>
  offices.split(' ').map((name) => (name.startsWith('共青团') ? `共青团${countyName}委` : countyName + name))
export const townGovernment = (village: Village) => `${village.township.name}人民政府`
export const villageCommittee = (village: Village) => `${village.township.name}${village.name}村民委员会`

/** 帮扶单位类型 and 帮扶单位隶属关系 as the cadre list writes them. */
export function unitKind(unit: string): { kind: string; level: string } {
  if (unit.endsWith('村民委员会')) return { kind: '村民自治组织', level: '村级' }
  if (/[镇乡]人民政府$/.test(unit)) return { kind: '国家机关', level: unit.includes('镇人民政府') ? '镇' : '乡' }
  if (/公司$|联社$/.test(unit)) return { kind: '国有企业', level: '县' }
  if (/工会|共青团|妇联|残联|科协|供销社/.test(unit)) return { kind: '社会团体', level: '县' }
  return { kind: '国家机关', level: '县' }
}

/** Each village gets its assisting unit; two villages in three share one with another where villages outnumber units. */
export function assignUnits(random: Random, county: Pick<County, 'name' | 'villages'>) {
  const units = random.shuffled(officesOf(county.name))
  county.villages.forEach((village, i) => {
    village.unit = units[i % units.length]!
  })
}
