/** How two ledgers' words of one thing are held against each other: what is only spelt otherwise is the same. */

export type Likeness = 'word' | 'name' | 'names' | 'place' | 'unit' | 'day' | 'number' | 'flag' | 'money'

/** SQL that is true where both sides say something and mean different things. */
export function differs(as: Likeness, one: string, other: string): string {
  const both = `${one} <> '' AND ${other} <> ''`
  switch (as) {
    case 'number':
    case 'flag':
    case 'money':
      return `${one} <> ${other}`
    case 'name':
      return `${both} AND ${plain(one)} <> ${plain(other)}`
    case 'names':
      return `${both} AND NOT instr(${plain(one)}, ${plain(other)})`
    case 'unit':
      return `${both} AND NOT (instr(${plain(one)}, ${plain(other)}) OR instr(${plain(other)}, ${plain(one)}))`
    case 'place':
      return `${both} AND ${villageOf(one)} <> ${villageOf(other)}`
    case 'day':
      return `${both} AND substr(${one}, 1, length(${other})) <> substr(${other}, 1, length(${one}))`
    default:
      return `${both} AND ${plain(one)} <> ${plain(other)}`
  }
}

/** As people read it. */
export function readable(as: Likeness, value: string): string {
  if (as === 'money') return `rtrim(rtrim(printf('%.2f', ${value} / 100.0), '0'), '.') || ' 元'`
  if (as === 'flag') return `CASE ${value} WHEN 1 THEN '是' ELSE '否' END`
  return `CAST(${value} AS TEXT)`
}

export const gap = (as: Likeness, one: string, other: string): string =>
  as === 'money' ? `CAST(abs(${one} - ${other}) AS INTEGER)` : 'NULL'

/** Without spaces, the dots inside names of minorities, and brackets of either width. */
const written = [' ', '　', '·', '•', '・', '（', '）', '(', ')']
const plain = (text: string): string => written.reduce((inner, sign) => `replace(${inner}, '${sign}', '')`, text)

/** 河西村村民委员会, 河西村 and 河西 are one village. */
const villageOf = (text: string): string =>
  `rtrim(${['村民委员会', '居民委员会', '村委会', '居委会'].reduce((inner, word) => `replace(${inner}, '${word}', '')`, plain(text))}, '村社区')`
