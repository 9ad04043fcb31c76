/** Names of people: one with spaces inside (张　三), or several in one cell, a line or a space apart (张三 李四). */
import { type Cell, tight } from './text.ts'

/** The hundred commonest surnames: of every six people in the country five have one. */
const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'

/** Two or three letters, the first a common surname. */
export function isName(text: string): boolean {
  return /^[\u4e00-\u9fa5]{2,3}$/.test(text) && surnames.includes(text[0] as string)
}

/** As one text, names joined by 、: by line where each is a name's length, by space only where each is sure to be a name. */
export function joinedNames(cell: Cell): string {
  if (typeof cell !== 'string' || !/\S\s+\S/.test(cell)) return tight(cell)
  const lines = cell
    .normalize('NFKC')
    .trim()
    .split(/\s*\n\s*/)
    .map(tight)
  if (lines.length > 1 && lines.every((line) => /^[\u4e00-\u9fa5·]{2,}[、,，;；/]?$/.test(line)))
    return lines.map((line) => line.replace(/[、,，;；/]$/, '')).join('、')
  const parts = cell.normalize('NFKC').trim().split(/\s+/)
  return parts.every(isName) ? parts.join('、') : tight(cell)
}
