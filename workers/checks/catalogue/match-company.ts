import type { Check } from '../check.ts'
import { onList, onListExamples, onListSentence } from '../list.ts'

export const check: Check = {
  id: 'match-company',
  group: 'match',
  severity: 'serious',
  title: { zh: '比对疑点：工商登记', en: 'On a comparison list: company' },
  rule: '登记户成员不应在“工商登记”比对名单上；在名单上的逐一核实。',
  source: '部门数据比对的县级办法',
  mend: '核实是否实际经营：挂名、合作社社员的写明情况；与贫困状况不符的按程序复核。',
  subject: 'person',
  reads: ['comparison', 'person', 'household'],
  parameters: ['comparisonLists'],
  figures: { name: '姓名', list: '名单', detail: '名单内容' },
  sql: onList('match-company'),
  sentence: onListSentence,
  examples: onListExamples('工商登记'),
}
