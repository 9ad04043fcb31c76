/** Why a form cannot be filled from the register, in words that say what to do. */
import { tight } from '../cell/text.ts'
import type { Row } from '../read/workbook.ts'
import { headerWords } from '../recognise/headerwords.ts'
import { isSummary } from '../recognise/summary.ts'

/** What is filled in by counting or by asking, in words; null: it may be filled from the register. */
export function notOfRegister(bare: Row[], named: string): string | null {
  const words = wordsIn(bare)
  if (isSummary(bare) || isCounted(words) || /统计|汇总/.test(`${named} ${words[0]}`))
    return '这是按村或单位汇总的统计表，一格一个合计数，没有一户、一人或一名干部一行的地方。请上传花名册式的表。'
  if (words.some((text) => /^(?:数量|答案|填写内容)$/.test(text)))
    return '这是一张一题一答的调查表，不是一行一户的表。里面的题要有人去问，不能从台账填。'
  return null
}

/** `named`: the sheet's and the file's name. */
export function whyNot(bare: Row[], rows: Row[], named: string): string {
  const other = notOfRegister(bare, named)
  if (other !== null) return other
  if (rows.some(({ cells }) => cells.some((cell) => typeof cell === 'string' && cell.includes('${'))))
    return '这是别的系统打印用的模板（格里是程序的变量名），表头里没有户、人、帮扶责任人的列。请上传一行一户、一人或一名干部的表。'
  if (isCard(bare))
    return '这是一户一张的表，但认出的栏目不到三项。请在栏目里写明户主姓名、户编号、与户主关系等，再上传。'
  const known = Math.max(
    0,
    ...bare.slice(0, 15).map(({ cells }) => cells.filter((cell) => headerWords().has(cell)).length),
  )
  return `没有认出表头：最像表头的一行里只有 ${known} 列是台账里有的。表头要在前 15 行里，写明户主姓名（或户编号、姓名、帮扶单位、村名）等列。`
}

const wordsIn = (rows: Row[]) => rows.flatMap(({ cells }) => cells.map(tight)).filter((text) => text !== '')

function isCounted(words: string[]): boolean {
  const counts = words.filter((text) => /[(（](?:户|人|个|次|人次|亩|元|万元)[)）]$/.test(text))
  return counts.length >= 5 && counts.length * 3 > words.length
}

/** Rows of labels where a list would have rows of people: words, and no number among them. */
export function isCard(rows: Row[]): boolean {
  const texts = rows.map(({ cells }) => cells.map(tight).filter((text) => text !== ''))
  const wordy = rows.filter((_, i) => texts[i]!.length > 2)
  const known = wordy.some(({ cells }) => cells.some((cell) => headerWords().has(cell)))
  return (known || wordy.length > 1) && !texts.flat().some((text) => /\d{6}/.test(text))
}
