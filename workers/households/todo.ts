import { type Severity, severityNames } from '../../shared/finding.ts'
import type { Home } from '../../shared/home.ts'
import type { Pages } from './home.ts'
import type { FindingWords } from './words.ts'

type Waiting = {
  /** Households that need a cadre and have none. */
  unpaired: number
  /** Households whose cadre has left, and those handed over to a cadre who objects. */
  gone: number
  declined: number
  findings: { checkId: string; rule?: string | null; open: number }[]
  /** Imports ready to be confirmed; `submitted`: a second person's yes is asked for. */
  imports: { id: number; fileName: string; rowsStaged: number; state: string }[]
  /** Records missing from a ledger whose village is asked. */
  questions: number
}

const ranks: Severity[] = ['blocker', 'serious']

/** What needs doing today, the gravest first: households without a cadre (a line of their own), imports to confirm, then checks by severity and count. */
export function todo(
  { unpaired, gone, declined, findings, imports, questions }: Waiting,
  words: FindingWords,
  pages: Pages,
): Home['todo'] {
  const items: Home['todo'] = []
  if (unpaired > 0 && pages.households) {
    const title = pages.pairing ? '还没有帮扶责任人的户，请安排结对' : '还没有帮扶责任人的户，请联系乡镇安排结对'
    const href = pages.pairing ? '/pairing?unpaired=1' : '/households?unpaired=1'
    items.push({ id: 'unpaired', title, count: unpaired, severity: 'blocker', href })
  }
  if (gone > 0 && pages.pairing) {
    const title = '帮扶责任人已离岗、还没有人接替的户，请办理交接'
    items.push({ id: 'gone', title, count: gone, severity: 'blocker', href: '/cadres?only=gone' })
  }
  if (declined > 0 && pages.pairing) {
    const title = '交接后接替人有异议的户，请商量处理'
    items.push({
      id: 'declined',
      title,
      count: declined,
      severity: 'serious',
      href: '/cadres/acceptances?state=declined',
    })
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
  // Whoever pairs has the households of cadres who left in a line of their own.
  const told = pages.pairing ? ['pair-none', 'pair-cadre-gone'] : ['pair-none']
  const others = findings.filter(({ checkId }) => !told.includes(checkId))
  return [...items, ...ranks.flatMap((severity) => checksOf(severity, others, words))]
}

function checksOf(severity: Severity, findings: Waiting['findings'], words: FindingWords): Home['todo'] {
  const open = new Map<string, { count: number; rule: string | null }>()
  for (const { checkId, rule = null, open: more } of findings)
    open.set(checkId, { count: (open.get(checkId)?.count ?? 0) + more, rule })
  return [...open]
    .flatMap(([id, { count, rule }]) => {
      const check = words.check(id, rule)
      if (check?.severity !== severity) return []
      const title = `${severityNames[severity]}：${check.title}`
      return [{ id, title, count, severity, href: `/findings?check=${encodeURIComponent(id)}` }]
    })
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
}
