import type { Check } from '../check.ts'
import { onList, onListExamples, onListSentence } from '../list.ts'

export const check: Check = {
  id: 'match-deceased',
  group: 'match',
  severity: 'serious',
  title: { zh: '比对疑点：死亡', en: 'On a comparison list: deceased' },
  rule: '登记户成员不应在“死亡”比对名单上；在名单上的逐一核实。',
  source: '部门数据比对的县级办法',
  mend: '核实后办理自然减少，停发其名下补助；户主去世的，变更户主。',
  subject: 'person',
  reads: ['comparison', 'person', 'household'],
  parameters: ['comparisonLists'],
  figures: { name: '姓名', list: '名单', detail: '名单内容' },
  sql: onList('match-deceased'),
  sentence: onListSentence,
  examples: onListExamples('死亡'),
}
