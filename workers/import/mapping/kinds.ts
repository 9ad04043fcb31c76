import type { FieldOption, KindOption } from '../../../shared/mapping.ts'
import { ledgerKinds } from '../catalogue.ts'
import type { LedgerKind } from '../kind/kind.ts'

/** What a reader expects of a cell, in words; a test sees that each has some. */
const readWords: Record<string, string> = {
  text: '文字',
  name: '名称',
  names: '姓名',
  number: '编号',
  code: '选项',
  codes: '选项，可有几个',
  yesNo: '是或否',
  integer: '数字',
  year: '年份',
  decimal: '数字，可有小数',
  words: '文字，可有几个',
  money: '金额',
  day: '日期',
  instant: '日期和时间',
  time: '时间',
  phone: '电话',
  idNumber: '证件号码',
  sealed: '号码',
}

/** Every kind with its fields, as a person chooses among them: what it is recognised by first. */
export const kindOptions = (): KindOption[] => ledgerKinds.map(optionOf)

function optionOf({ id, name, needs, titled, fields }: LedgerKind): KindOption {
  const needed = needs.flat()
  const options = fields.map((field): FieldOption => {
    const [reader = '', word] = field.reads.split(':')
    const reads = readWords[reader] ?? reader
    const group = needed.includes(field.name) ? '必需' : field.group ? '户' : '其他'
    return { name: field.name, title: field.title, reads: word === '元' ? `${reads}（元）` : reads, group }
  })
  const places = new Map(needed.map((one, at) => [one, needed.indexOf(one) === at ? at : 0]))
  const order = (one: FieldOption) => places.get(one.name) ?? (one.group === '户' ? 1000 : 2000)
  return {
    id,
    name,
    needs,
    titled: (titled ?? []).map(({ constant }) => String(Object.values(constant)[0])),
    fields: options.sort((one, other) => order(one) - order(other)),
  }
}
