import type { Check } from '../check.ts'
import { onList, onListExamples, onListSentence } from '../list.ts'

export const check: Check = {
  id: 'match-prison',
  group: 'match',
  severity: 'serious',
  title: { zh: '比对疑点：服刑', en: 'On a comparison list: prison' },
  rule: '登记户成员不应在“服刑”比对名单上；在名单上的逐一核实。',
  source: '部门数据比对的县级办法',
  mend: '核实后按政策调整其享受的待遇和家庭收入测算。',
  subject: 'person',
  reads: ['comparison', 'person', 'household'],
  parameters: ['comparisonLists'],
  figures: { name: '姓名', list: '名单', detail: '名单内容' },
  sql: onList('match-prison'),
  sentence: onListSentence,
  examples: onListExamples('服刑'),
}
