import type { HandlingCounts } from '../../shared/handling.ts'
import type { Home } from '../../shared/home.ts'

type Line = Home['todo'][number]

/** What findings ask of whoever looks: their own, what has risen to them, what others answered, what nobody has. */
export function handlingTodo(counts: HandlingCounts, may: { assign: boolean; verify: boolean }): Line[] {
  const { mine, mineOverdue, risen, toVerify, unassignedBlocker } = counts
  const late = mineOverdue > 0 ? `（逾期 ${mineOverdue} 条）` : ''
  const lines: (Line | false)[] = [
    mine > 0 && {
      id: 'findings-mine',
      title: `分派给我的疑点${late}，请办理答复`,
      count: mine,
      severity: mineOverdue > 0 ? 'blocker' : 'serious',
      href: '/findings?mine=1',
    },
    risen > 0 && {
      id: 'findings-risen',
      title: '下级逾期未答复、上升到本级的疑点，请督办',
      count: risen,
      severity: 'blocker',
      href: '/findings?risen=1',
    },
    may.verify &&
      toVerify > 0 && {
        id: 'findings-verify',
        title: '已经答复的疑点，请核验',
        count: toVerify,
        severity: 'serious',
        href: '/findings?verify=1',
      },
    may.assign &&
      unassignedBlocker > 0 && {
        id: 'findings-unassigned',
        title: '必须整改的疑点还没有分派，请分派到人',
        count: unassignedBlocker,
        severity: 'blocker',
        href: '/findings?handling=unassigned&severity=blocker',
      },
  ]
  return lines.filter((line) => line !== false)
}
