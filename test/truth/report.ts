import type { FindingLine } from '../../workers/cli/findings.ts'
import { type CheckResult, compareCheck, compareTotals, type Truth } from './compare.ts'
import type { Observed } from './observe.ts'

/** The outcome of a truth run, as `--json` prints it. */
export type Report = {
  exact: boolean
  totals: ReturnType<typeof compareTotals>
  checks: Record<string, CheckResult>
  /** In truth.json and not in the catalogue, which is a failure; and the other way round. */
  notYet: string[]
  notScored: string[]
  /** Workbooks that were not taken, and why. */
  leftOut: string[]
  findings: FindingLine[]
}

export function reportOf(truth: Truth, { totals, findings, implemented, leftOut }: Observed): Report {
  const ids = Object.keys(truth.checks)
  const checks = Object.fromEntries(
    ids.filter((id) => implemented.has(id)).map((id) => [id, compareCheck(truth, id, findings)]),
  )
  const counts = compareTotals(truth, totals)
  const notYet = ids.filter((id) => !implemented.has(id))
  return {
    exact:
      notYet.length === 0 &&
      leftOut.length === 0 &&
      Object.values(counts).every(({ expected, found }) => expected === found) &&
      Object.values(checks).every(({ missing, extra }) => missing.length + extra.length === 0),
    totals: counts,
    checks,
    notYet,
    notScored: [...implemented].filter((id) => !(id in truth.checks)),
    leftOut,
    findings,
  }
}

/** The outcome as plain text: totals, a line a check, then every missing and extra subject. */
export function wordsOf(report: Report): string {
  const lines = [row('total', 'expected', 'found', '')]
  for (const [name, { expected, found }] of Object.entries(report.totals)) {
    lines.push(row(name, expected, found, expected === found ? '' : '不一致'))
  }
  lines.push('', row('check', 'expected', 'found', 'missing  extra'))
  for (const [id, { expected, found, missing, extra }] of Object.entries(report.checks)) {
    const off =
      missing.length + extra.length === 0
        ? ''
        : `${String(missing.length).padStart(7)}  ${String(extra.length).padStart(5)}`
    lines.push(row(id, expected, found, off))
  }
  for (const [id, { missing, extra }] of Object.entries(report.checks)) {
    lines.push(...missing.map(({ kind, key, why }) => `missing  ${id}  ${kind} ${key}  ${why}`))
    lines.push(...extra.map(({ kind, key, why }) => `extra    ${id}  ${kind} ${key}  ${why}`))
  }
  if (report.leftOut.length > 0) lines.push('', '未导入的文件：', ...report.leftOut.map((one) => `  ${one}`))
  lines.push('', `还没有的规则 ${report.notYet.length} 条：${report.notYet.join(' ')}`)
  lines.push(`truth.json 不评的规则 ${report.notScored.length} 条：${report.notScored.join(' ')}`)
  lines.push(report.exact ? '完全一致。' : '不一致。')
  return lines.join('\n')
}

function row(name: string, expected: string | number, found: string | number, off: string): string {
  return `${name.padEnd(24)}${String(expected).padStart(9)}${String(found).padStart(9)}  ${off}`.trimEnd()
}
