import { type Helper, isOutside, isSent, type Need, type Problem } from './problem.ts'
import { isNeighbour, isRelay } from './score.ts'

/** Why this cadre for this household (拟派理由), weightiest first, each true of the register or of the proposal itself; `all` is what the cadre gets. */
export function pairWhy(problem: Problem, helper: Helper, need: Need, all: Need[]): string[] {
  const words = [...relayWords(helper, need), sentWords(helper, need) ?? supportWords(problem, helper, need)]
  words.push(...wishWords(helper, need))
  const beside = all.filter(({ no, place }) => no !== need.no && place !== null && place === need.place).length
  if (beside > 0) words.push(`本方案中同村还有 ${beside} 户一并由其帮扶`)
  return [...words, ...floorWords(helper), loadWords(helper, all.length)]
}

/** What speaks for a cadre beside chosen households, or that it is meant for other places: one of each village told. */
export function candidateWhy(problem: Problem, helper: Helper, needs: Need[]): string[] {
  const places = [...Map.groupBy(needs, ({ township, village }) => `${township}/${village}`).values()]
  const words = places.flatMap(([need]) => [
    ...relayWords(helper, need!),
    sentWords(helper, need!) ?? elsewhereWords(problem, helper, need!),
    ...wishWords(helper, need!),
  ])
  return [...new Set([...words, ...floorWords(helper), loadWords(helper, 0)])]
}

/** Whose place the cadre takes, and why that one cannot stay. */
function relayWords(helper: Helper, need: Need): string[] {
  const { from } = need
  if (from === null || from.why === 'chosen') return []
  if (from.why === 'over') return [`原帮扶责任人${from.cadreName}的户数超过上限`]
  const relay = isRelay(helper, need) ? `，由同单位（${helper.unit}）的人接续` : ''
  return [from.why === 'handing' ? `${from.cadreName}移交${relay}` : `原帮扶责任人${from.cadreName}离岗${relay}`]
}

/** What the cadre has to do with the village; null where it is not sent there. */
function sentWords(helper: Helper, need: Need): string | null {
  const { unit, remit, postLevel } = helper
  if (!isSent(helper, need)) return null
  if (remit.kind === 'township') return `在${need.township}工作`
  if (remit.kind === 'leader') return `县领导，联系${need.village}`
  if (remit.kind === 'unit') return `所在单位（${unit}）包${need.village}`
  if (remit.kind === 'village' && remit.by === 'homes') return `村干部，帮扶的户在${need.village}`
  return postLevel === '村干部' ? `${need.village}村干部` : `在${need.village}任职`
}

/** Why somebody who is not sent there is proposed all the same. */
function supportWords(problem: Problem, helper: Helper, need: Need): string {
  if (!need.village) return '登记信息没有写明村，由没有包村任务的单位派人'
  if (isOutside(problem, helper, need))
    return `${need.village}的帮扶单位没有能再接户的人，由${helper.unit || '其他单位'}支援`
  return `${need.village}没有帮扶单位，由${helper.unit || '其他单位'}派人`
}

/** Where a cadre who is not sent there is meant to go. */
function elsewhereWords({ unseen }: Problem, { remit, unit }: Helper, { village, township }: Need): string {
  const there = village || township || '这户所在的村'
  if (remit.kind === 'anywhere') return `所在单位（${unit || '单位不明'}）没有包村任务`
  if (remit.kind === 'unknown') return '村干部，名册上看不出是哪个村的'
  if (remit.kind === 'township') return `在${remit.township}工作，不在${township || '这户所在的乡镇'}`
  const seen = remit.villages.filter((place) => !unseen.has(place)).map((place) => place.split('/').at(-1)!)
  const others = remit.villages.length - seen.length
  const names = [...seen, ...(others > 0 ? [`别处 ${others} 个村`] : [])].join('、')
  if (remit.kind === 'unit') return `所在单位（${unit}）包${names}，不包${there}`
  return remit.kind === 'leader' ? `县领导，联系${names}，不联系${there}` : `在${names}任职，不在${there}`
}

function wishWords(helper: Helper, need: Need): string[] {
  const same = new Set(helper.homes.filter(({ village }) => village === need.place).map(({ no }) => no)).size
  const known =
    same > 0
      ? [`已帮扶${need.village} ${same} 户${isNeighbour(helper, need) ? `，其中有同组（${need.group}）的` : ''}`]
      : []
  const severe = `困难程度重（${need.severe.join('、')}），由领导干部帮扶`
  return need.severe.length > 0 && helper.leading ? [severe, ...known] : known
}

function floorWords({ load, floor }: Helper): string[] {
  return load < floor ? [`现有 ${load} 户，少于最低 ${floor} 户`] : []
}

function loadWords({ load, cap }: Helper, more: number): string {
  const after = more === 0 ? `现有 ${load} 户` : `现有 ${load} 户，加上本方案共 ${load + more} 户`
  return cap === null ? after : `${after}，上限 ${cap} 户`
}
