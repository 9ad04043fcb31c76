import type { Check } from '../check.ts'
import { onList, onListExamples, onListSentence } from '../list.ts'

export const check: Check = {
  id: 'match-house',
  group: 'match',
  severity: 'serious',
  title: { zh: '比对疑点：商品房', en: 'On a comparison list: house' },
  rule: '登记户成员不应在“商品房”比对名单上；在名单上的逐一核实。',
  source: '部门数据比对的县级办法',
  mend: '核实购房时间和用途：易地搬迁、拆迁安置的写明情况；与贫困状况不符的按程序复核。',
  subject: 'person',
  reads: ['comparison', 'person', 'household'],
  parameters: ['comparisonLists'],
  figures: { name: '姓名', list: '名单', detail: '名单内容' },
  sql: onList('match-house'),
  sentence: onListSentence,
  examples: onListExamples('商品房'),
}
