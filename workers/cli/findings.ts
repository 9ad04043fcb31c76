import { type FindingStatus, findingStatusNames, type Severity, severityNames } from '../../shared/finding.ts'
import { type Answer, type Handling, handlingNames } from '../../shared/handling.ts'
import { connect } from './client.ts'
import { type Command, serverOptions, text } from './command.ts'

/** A finding as scripts get it; `kind` and `key` are written as domain people write the subject. */
export type FindingLine = {
  check: string
  kind: string
  key: string
  severity: Severity
  status: FindingStatus
  sentence: string
  figures: Record<string, string | number | null>
  handling: Handling
  /** A username. */
  assignee: string | null
  dueOn: string | null
  overdue: boolean
  answer: Answer | null
}

/** List the county's findings; numbers of people in full only with a reason, which is put on the audit trail. */
export const findings: Command = {
  usage: 'findings --county 代码 [--check 规则] [--unmask 理由] [--url 地址] [--token 令牌] [--json]',
  options: { ...serverOptions, check: { type: 'string' }, unmask: { type: 'string' } },
  async run(_files, values) {
    const client = await connect(values)
    const query = new URLSearchParams()
    for (const name of ['check', 'unmask']) {
      const value = text(values, name)
      if (value !== undefined) query.set(name, value)
    }
    const found = await client.ask<FindingLine[]>(`/findings/export?${query}`)
    return { json: found, words: [...found.map(lineOf), `共 ${found.length} 条`].join('\n') }
  },
}

function lineOf({ check, severity, status, handling, overdue, key, sentence }: FindingLine): string {
  const stands = [
    severityNames[severity],
    findingStatusNames[status],
    handlingNames[handling],
    ...(overdue ? ['逾期'] : []),
  ]
  return `${check}  ${stands.join('·')}  ${key}  ${sentence}`
}
