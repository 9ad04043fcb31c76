import { dayOf } from '../../../shared/day.ts'
import { type Finding, findingStatusNames, severityNames } from '../../../shared/finding.ts'
import { answerNames, handlingNames } from '../../../shared/handling.ts'
import type { HandoutSheet } from '../../../shared/handout.ts'
import type { CountyDatabase } from '../../db/county.ts'

const columns = [
  { name: '序号', width: 6 },
  { name: '程度', width: 10 },
  { name: '核查规则', width: 22 },
  { name: '乡镇', width: 12 },
  { name: '村', width: 12 },
  { name: '户编号', width: 21 },
  { name: '户主', width: 10 },
  { name: '疑点', width: 60 },
  { name: '数据', width: 10 },
  { name: '办理', width: 12 },
  { name: '办理人', width: 12 },
  { name: '期限', width: 12 },
  { name: '逾期', width: 6 },
  { name: '答复', width: 10 },
  { name: '首次发现', width: 12 },
]

/** A list of findings as a sheet to hand out, numbers masked. */
export function findingSheet(
  { name, sealer }: Pick<CountyDatabase, 'name' | 'sealer'>,
  findings: Finding[],
  today: string,
): HandoutSheet {
  const rows = findings.map((finding, i) => {
    const { title, severity, township, village, householdNo, headName, sentence, status } = finding
    const words = [title, township, village, householdNo, headName, sentence].map(
      (text) => text && sealer.maskAll(text),
    )
    return [
      ...[i + 1, severityNames[severity]],
      ...words,
      findingStatusNames[status],
      handlingNames[finding.handling],
      finding.assignee === null ? null : finding.assignee.name,
      finding.dueOn,
      finding.overdue ? '逾期' : null,
      finding.answer === null ? null : answerNames[finding.answer],
      dayOf(new Date(finding.firstFoundAt)),
    ]
  })
  const note = `截至 ${today}，共 ${findings.length} 条。疑点是从数据里看出的线索，不是结论。`
  return { name: '疑点', title: `${name}疑点清单`, note, columns, rows }
}
