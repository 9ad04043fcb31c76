/** What a column's values look like, whatever its header says (LAYOUTS.md §3, §4 rule 13). */
import { codeLists } from '../cell/codelist.ts'
import { isName } from '../cell/names.ts'
import type { Field } from '../kind/kind.ts'

export interface Look {
  title: string
  /** Fields whose values look so. */
  fields: string[]
  fits(text: string): boolean
}

const list = (title: string, fields: string[], words: ReadonlyMap<string, string>): Look => {
  return { title, fields, fits: (text) => words.has(text) }
}
const shape = (title: string, fields: string[], pattern: RegExp): Look => {
  return { title, fields, fits: (text) => pattern.test(text) }
}

/** Where values look like two of them, the earlier one is named. */
export const looks: Look[] = [
  shape('性别', ['sex'], /^[男女]性?$/),
  list('与户主关系', ['relation'], codeLists.relation),
  list('政治面貌', ['political'], codeLists.political),
  shape('民族', ['ethnic'], /^[\u4e00-\u9fa5]{1,5}族$/),
  list('健康状况', ['health'], codeLists.health),
  list('劳动能力', ['labour'], codeLists.labour),
  list('文化程度', ['education'], codeLists.education),
  list('在校生状况', ['school'], codeLists.school),
  list('致贫原因', ['cause', 'cause_2', 'cause_3'], codeLists.cause),
  list('监测对象类别', ['monitor_kind'], codeLists.monitorKind),
  list('贫困户属性', ['attribute'], codeLists.attribute),
  list('脱贫情况', ['status'], codeLists.status),
  shape('证件号码', ['id_number'], /^\d{17}[\dX](?:\d{2}|\d[1-4]B?\d?)?$/i),
  shape('联系电话', ['phone', 'person.phone', 'cadre_phone', 'cadre_phone_2', 'second_phone'], /^1[3-9]\d{9}(?!\d)/),
  shape('户编号', ['household_no'], /^\d{16}$|^\d{10}$/),
  shape('日期', [], /^(?:19|20)\d{2}[-./年]\d{1,2}(?:[-./月]\d{1,2}日?|月)$/),
  { title: '姓名', fields: ['head_name', 'helper_name', 'cadre_name', 'second_name'], fits: isName },
]

/** How a field's own values look; null where anything may stand. */
export function ownLook(field: Field): Look | null {
  const named = field.name === 'name' && field.title.includes('姓名')
  const known = looks.find(({ title, fields }) => fields.includes(field.name) || (named && title === '姓名'))
  const [reads, code] = field.reads.split(':')
  const words =
    reads === 'code' ? (codeLists[code as keyof typeof codeLists] as ReadonlyMap<string, string>) : undefined
  if (known?.title === '姓名')
    return { ...known, fits: (text) => /^[\u4e00-\u9fa5·、,，;；/]{2,}/.test(text) && !isWord(text) }
  if (words === undefined) return known ?? null
  return {
    title: field.title,
    fields: [field.name],
    fits: (text) => words.has(text) || words.has(text.replace(/^\d{1,2}[-.、]?/, '')),
  }
}

/** A word of a list: nobody's name. */
function isWord(text: string): boolean {
  return looks.some(({ title, fits }) => title !== '姓名' && fits(text))
}
