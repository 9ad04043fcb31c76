import type { Check } from '../check.ts'
import { onList, onListExamples, onListSentence } from '../list.ts'

export const check: Check = {
  id: 'match-payroll',
  group: 'match',
  severity: 'serious',
  title: { zh: '比对疑点：财政供养', en: 'On a comparison list: payroll' },
  rule: '登记户成员不应在“财政供养”比对名单上；在名单上的逐一核实。',
  source: '部门数据比对的县级办法',
  mend: '核实是否为财政供养人员：属实的按程序复核贫困户资格；已离职或同号错误的，改正名单或登记。',
  subject: 'person',
  reads: ['comparison', 'person', 'household'],
  parameters: ['comparisonLists'],
  figures: { name: '姓名', list: '名单', detail: '名单内容' },
  sql: onList('match-payroll'),
  sentence: onListSentence,
  examples: onListExamples('财政供养'),
}
