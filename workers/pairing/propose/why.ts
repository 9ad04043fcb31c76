import { type Helper, isOutside, isSent, type Need, type Problem } from './problem.ts'
import { isNeighbour, isRelay } from './score.ts'

/** Why this cadre for this household (拟派理由), weightiest first, each true of the register or of the proposal itself; `all` is what the cadre gets. */
export function pairWhy(problem: Problem, helper: Helper, need: Need, all: Need[]): string[] {
  const words: string[] = []
  if (isRelay(helper, need)) words.push(`与原帮扶责任人${need.from!.cadreName}同在${helper.unit}，接续帮扶`)
  words.push(remitWords(problem, helper, need))
  if (need.severe.length > 0 && helper.leading) words.push(`困难程度重（${need.severe.join('、')}），由领导干部帮扶`)
  const same = new Set(helper.homes.filter(({ village }) => village === need.place).map(({ no }) => no)).size
  if (isNeighbour(helper, need)) words.push(`已帮扶同村 ${same} 户，其中有同组（${need.group}）的`)
  else if (same > 0) words.push(`已帮扶同村 ${same} 户`)
  const beside = all.filter(({ no, place }) => no !== need.no && place !== null && place === need.place).length
  if (beside > 0) words.push(`本方案中同村还有 ${beside} 户一并由其帮扶`)
  if (helper.load < helper.floor) words.push(`现有 ${helper.load} 户，少于最低 ${helper.floor} 户`)
  words.push(loadWords(helper, all.length))
  return words
}

/** Why the cadre may be sent there. */
export function remitWords(problem: Problem, helper: Helper, need: Need): string {
  const village = need.village ?? ''
  if (isSent(helper, need)) {
    if (helper.remit.kind === 'township') return `在${need.township}工作`
    if (helper.remit.kind === 'village') return helper.postLevel === '村干部' ? '本村村干部' : '在本村任职'
    if (helper.remit.kind === 'leader') return `县领导，联系${village}`
    return `所在单位（${helper.unit}）包${village}`
  }
  if (isOutside(problem, helper, need)) return `${village}的帮扶单位没有能再接户的人，由其他单位支援`
  return village === ''
    ? '登记信息没有写明村，由没有包村任务的单位派人'
    : `${village}没有帮扶单位，由没有包村任务的单位派人`
}

export function loadWords({ load, cap }: Helper, more: number): string {
  const after = more === 0 ? `现有 ${load} 户` : `现有 ${load} 户，加上本方案共 ${load + more} 户`
  return cap === null ? after : `${after}，上限 ${cap} 户`
}
