import { type Severity, severityNames } from '../../shared/finding.ts'
import type { Home } from '../../shared/home.ts'
import type { Pages } from './home.ts'
import type { FindingWords } from './words.ts'

type Waiting = {
  /** Households that need a cadre and have none. */
  unpaired: number
  findings: { checkId: string; open: number }[]
  /** Imports ready to be confirmed; `submitted`: a second person's yes is asked for. */
  imports: { id: number; fileName: string; rowsStaged: number; state: string }[]
  /** Records missing from a ledger whose village is asked. */
  questions: number
}

const ranks: Severity[] = ['blocker', 'serious']

/** What needs doing today, the gravest first: households without a cadre, imports to confirm, then checks by severity and count. */
export function todo(
  { unpaired, findings, imports, questions }: Waiting,
  words: FindingWords,
  pages: Pages,
): Home['todo'] {
  const items: Home['todo'] = []
  if (unpaired > 0 && pages.households) {
    const title = pages.pairing ? '还没有帮扶责任人的户，请安排结对' : '还没有帮扶责任人的户，请联系乡镇安排结对'
    const href = pages.pairing ? '/pairing?unpaired=1' : '/households?unpaired=1'
    items.push({ id: 'unpaired', title, count: unpaired, severity: 'blocker', href })
  }
  if (questions > 0 && pages.questions) {
    const title = '台账里有、新交的工作簿里没有的记录，请核实是否还在'
    items.push({ id: 'questions', title, count: questions, severity: 'serious', href: '/questions' })
  }
  for (const { id, fileName, rowsStaged, state } of imports) {
    const title =
      state === 'submitted' ? `《${fileName}》提请第二人确认入库` : `《${fileName}》已读完，请核对后确认入库`
    items.push({ id: `import-${id}`, title, count: rowsStaged, severity: 'serious', href: `/imports/${id}` })
  }
  if (!pages.findings) return items
  return [...items, ...ranks.flatMap((severity) => checksOf(severity, findings, words))]
}

/** `pair-none` is left out: the households it finds are the first line. */
function checksOf(severity: Severity, findings: Waiting['findings'], words: FindingWords): Home['todo'] {
  const open = new Map<string, number>()
  for (const finding of findings) open.set(finding.checkId, (open.get(finding.checkId) ?? 0) + finding.open)
  open.delete('pair-none')
  return [...open]
    .flatMap(([id, count]) => {
      const check = words.check(id)
      if (check?.severity !== severity) return []
      const title = `${severityNames[severity]}：${check.title}`
      return [{ id, title, count, severity, href: `/findings?check=${encodeURIComponent(id)}` }]
    })
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
}
