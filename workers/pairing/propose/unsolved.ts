import { type Helper, mayHelp, type Need, type Problem } from './problem.ts'
import type { Solution } from './solve.ts'

/** Why nobody can take the household: how many could be sent and are full, or that there is none at all. */
export function unsolvedWhys(problem: Problem, { given, left }: Solution): { need: Need; why: string[] }[] {
  const sentTo = new Map<string, { sent: Helper[]; words: string }>()
  return left.map((need) => {
    const where = need.village || '这户'
    const place = `${need.township}/${need.village}`
    const known = sentTo.get(place) ?? sentWords(problem, need)
    sentTo.set(place, known)
    const able = known.sent.filter((helper) => need.barred.has(helper.key) && given.get(helper)!.length < helper.room)
    const full = known.sent.length - able.length
    const words: string[] = []
    if (!need.village) words.push('登记信息没有写明所在的村，请先补上。')
    if (full > 0) {
      const of = able.length > 0 ? `除${able.map(barredWords(need)).join('、')}外，` : ''
      const also = known.sent.some((helper) => given.get(helper)!.length > 0) ? '，加上本方案' : ''
      words.push(`${of}可派到${where}的 ${full} 人${able.length > 0 ? '' : known.words}${also}都已满额。`)
    } else if (able.length > 0)
      words.push(`可派到${where}的只有${able.map(barredWords(need)).join('、')}，不能帮扶这一户。`)
    else words.push(noneWords(problem, need, where))
    return { need, why: words }
  })
}

/** Whoever could be sent to the household's village. */
function sentWords(problem: Problem, need: Need) {
  const open = { ...need, barred: new Map() }
  const sent = problem.helpers.filter((helper) => mayHelp(problem, helper, open))
  return { sent, words: `（${unitWords(sent)}）` }
}

const barredWords =
  ({ barred }: Need) =>
  ({ key, name }: Helper) =>
    `${name}（${barred.get(key) === 'kin' ? '备案亲属' : '本户成员'}）`

function noneWords({ united }: Problem, { place }: Need, where: string): string {
  const unit = place !== null && united.has(place) ? '帮扶单位在花名册上没有人' : '没有登记帮扶单位'
  return `没有可以派到${where}的人：${unit}，花名册上也没有本村或本乡镇的干部。请补登帮扶单位或花名册。`
}

function unitWords(helpers: Helper[]): string {
  const units = [...Map.groupBy(helpers, ({ unit }) => unit || '单位不明')].map(([unit, of]) => ({
    unit,
    count: of.length,
  }))
  units.sort((a, b) => b.count - a.count || (a.unit < b.unit ? -1 : 1))
  const named = units.slice(0, 3).map(({ unit, count }) => `${unit} ${count} 人`)
  return units.length > 3 ? `${named.join('、')}等 ${units.length} 个单位` : named.join('、')
}

/**
 * What stops whole groups: unsolved households that compete for the same people, each group with how many households those
 * people are for, how many they can take and how many are left (Hall's condition, read off the flow).
 */
export function limitWords({ left, network, given }: Solution): string[] {
  const { flow, kinds, nodes } = network
  const helperAt = new Map([...nodes].map(([helper, node]) => [node, helper]))
  const kindOf = new Map(kinds.flatMap((kind) => kind.needs.map((need) => [need, kind] as const)))
  const groups: { place: string | null; helpers: Set<Helper>; left: Need[] }[] = []
  for (const [kind, needs] of Map.groupBy(left, (need) => kindOf.get(need)!)) {
    const reached = flow.reachable([kind.node])
    const helpers = new Set([...reached].flatMap((node) => helperAt.get(node) ?? []))
    const place = helpers.size === 0 ? `${needs[0]!.township}/${needs[0]!.village}` : null
    const same = groups.filter(
      (group) => [...helpers].some((helper) => group.helpers.has(helper)) || (place !== null && place === group.place),
    )
    for (const group of same) groups.splice(groups.indexOf(group), 1)
    groups.push({
      place,
      helpers: new Set([...same.flatMap((group) => [...group.helpers]), ...helpers]),
      left: [...same.flatMap((group) => group.left), ...needs],
    })
  }
  const sized = groups.toSorted((a, b) => b.left.length - a.left.length || (a.left[0]!.no < b.left[0]!.no ? -1 : 1))
  return sized.map(({ helpers, left }) => {
    const taken = [...helpers].reduce((sum, helper) => sum + given.get(helper)!.length, 0)
    const where = placesWords([...left, ...[...helpers].flatMap((helper) => given.get(helper)!)])
    return helpers.size === 0
      ? `${where}：没有还能接户的人，${left.length} 户落实不了。`
      : `${where}：待结对 ${taken + left.length} 户，还有余额的 ${helpers.size} 人只能再接 ${taken} 户，还差 ${left.length} 户${sharesWords(left)}。`
  })
}

/** Where those left over live, where that is more than one township. */
function sharesWords(left: Need[]): string {
  const shares = [...Map.groupBy(left, ({ township }) => township || '乡镇不明')]
  shares.sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
  const words = shares.map(([township, of]) => `${township} ${of.length} 户`)
  return shares.length > 1 ? `（其中${words.join('、')}）` : ''
}

function placesWords(needs: Need[]): string {
  const townships = [...Map.groupBy(needs, ({ township }) => township || '乡镇不明')].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
  const words = townships.map(([township, of]) => {
    const villages = [...new Set(of.map(({ village }) => village || '村不明'))].sort()
    return `${township}${villages.length > 3 ? ` ${villages.length} 个村` : villages.join('、')}`
  })
  return words.length > 3 ? `${words.slice(0, 3).join('；')}等 ${words.length} 个乡镇` : words.join('；')
}
