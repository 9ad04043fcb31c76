/** What an exported roster is called, on its first lines and as a file. */
import type { FillOrder, RosterLayout } from '../../../shared/template.ts'

const whereOf = ({ township, village, unit }: FillOrder) =>
  [township, village, unit].filter((part) => part !== undefined && part !== '').join('')

export function titleOf(county: string, { name, shape }: RosterLayout, order: FillOrder, day: string) {
  const where = whereOf(order)
  const sort = shape === 'person' ? '一人一行' : shape === 'cadre' ? '一名帮扶责任人一行' : '一户一行'
  const numbers =
    order.reason === undefined ? '号码隐去了中间几位，只供查看，不要再导入' : '含完整号码，请妥善保管，用后删除'
  return {
    title: `${county}${where}${name}`,
    note: `截至 ${day}，${sort}；${numbers}。`,
    fileName: `${county}${where}${name}${day.replaceAll('-', '')}.xlsx`,
  }
}

/** The form's own name with whom it is filled for. */
export function scopeWords(fileName: string, order: FillOrder): string {
  const where = whereOf(order)
  const point = fileName.lastIndexOf('.')
  const base = point > 0 ? fileName.slice(0, point) : fileName
  return `${base}（${where === '' ? '全部' : where}）${point > 0 ? fileName.slice(point) : ''}`
}
