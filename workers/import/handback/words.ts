import { issueWords } from '../../../shared/issue.ts'
import type { Fixed, Level, Noted } from './mark.ts'

/** The header of the column an import's problems are written into; reading passes it over. */
export const problemsHeader = '结对问题'

const levelWords: Record<Level, string> = { error: '必须改', notice: '提示' }
const unnamed = { title: '这一格没有读懂', mend: '请对照着检查这一格，改好后重新上传。' }
/** Excel shows 32,767 characters in a cell; nobody reads a tenth of it. */
const mostLetters = 4000

/** What is wrong with a row, a line each: the same problem of several columns is told once, what must be mended comes first. */
export function issueLines(issues: Noted[], whole = false): string[] {
  const together = Map.groupBy(issues, ({ level, code }) => `${level} ${code}`)
  const lines = [...together.values()].map((same) => {
    const { level, code } = same[0]!
    const { title, mend } = issueWords[code] ?? unnamed
    const columns = [...new Set(same.flatMap(({ header }) => header ?? []))].map((header) => `“${header}”`).join('')
    const where = columns === '' ? (whole ? '整张表：' : '') : `${columns}${whole ? '整列' : ''}：`
    return { level, line: `【${levelWords[level]}】${where}${title}。${mend}` }
  })
  return lines.toSorted((a, b) => Number(b.level === 'error') - Number(a.level === 'error')).map(({ line }) => line)
}

/** A cell mended in Jiedui, which in the workbook says what it said. */
export function fixLine({ row, was, value }: Fixed, header: string | null): string {
  const column = header === null ? '' : `“${header}”`
  const everywhere = row === 0 ? `整列写“${was}”的，` : ''
  return `【已更正】${column}：${everywhere}已在结对中更正为“${value}”。`
}

/** One cell's words; a line is only cut where there are too many. */
export function joined(lines: string[]): string {
  let text = ''
  for (const [at, line] of lines.entries()) {
    if (text.length + line.length > mostLetters)
      return `${text}\n……共 ${lines.length} 条，其余 ${lines.length - at} 条请在结对中查看。`
    text += text === '' ? line : `\n${line}`
  }
  return text
}
