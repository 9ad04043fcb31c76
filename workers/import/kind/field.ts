/**
 * How a field's cell is read: text, a code list's word, an ID number, a phone, a day, money, a number, yes/no. A reader never
 * guesses: what it cannot read becomes an issue, and the columns stay null.
 * Text columns: '' is "delivered and blank"; null is "cannot be read". Numbers: null is blank.
 */
import { replaceNumbers, sealNumbers } from '../../db/peoplesnumbers.ts'
import type { codeLists } from '../cell/codelist.ts'
import { readDay, readInstant, readTime } from '../cell/day.ts'
import { type MoneyUnit, readMoney } from '../cell/money.ts'
import { joinedNames } from '../cell/names.ts'
import { readSize } from '../cell/size.ts'
import { plain, tight } from '../cell/text.ts'
import { code, codes } from './codeword.ts'
import type { FieldReader, Read } from './fieldreader.ts'
import { idNumber, isPersons, phone, sealed } from './peoplesnumber.ts'

const own = (name: string) => [name]
const blankText: Read = { values: [''] }
const blankNumber: Read = { values: [null], blank: true }

/** Free text. Long runs of digits in it are people's numbers: sealed where they stand. */
const text: FieldReader = {
  columns: own,
  read(cell, { sealer }) {
    const words = plain(cell)
    return words === '' ? blankText : { values: [sealNumbers(words, sealer)] }
  },
}

/** Names of people and places: no spaces inside. */
const name: FieldReader = { columns: own, read: (cell, { sealer }) => ({ values: [sealNumbers(tight(cell), sealer)] }) }

/** Names of people, where a cell may hold two. */
const names: FieldReader = {
  columns: own,
  read: (cell, { sealer }) => ({ values: [sealNumbers(joinedNames(cell), sealer)] }),
}

/**
 * Numbers that are names (户编号): text, never a float. A number cell of 16 digits or more has lost its tail. A person's number
 * that got into the wrong column is sealed all the same.
 */
const number: FieldReader = {
  open: true,
  columns: own,
  read(cell, { sealer, county }) {
    const words = tight(cell).replace(/^['‘’]/, '')
    if (/^(?:无|没有|暂无|[/—-]+)$/.test(words)) return { values: [''] }
    if (words !== '' && !/\d/.test(words))
      return { values: [null], issue: 'not-a-number', written: sealNumbers(words, sealer) }
    if (typeof cell === 'number' && cell >= 1e15) return { values: [null], issue: 'number-cell', written: words }
    if (/^\d(\.\d+)?E\+?\d+$/i.test(words)) return { values: [null], issue: 'number-cell', written: words }
    return { values: [replaceNumbers(words, (found) => (isPersons(found, county) ? sealer.seal(found) : found))] }
  },
}

/** 不详 is no 不. */
const unsaid = /^(?:不(?:详|清|明|知|确|好说)|未(?:知|详|定|明|填|报|调|核|统计|登记))/

/** 是/否 and its many hands. Blank is unknown. */
const yesNo: FieldReader = {
  choices: ['是', '否'],
  columns: own,
  read(cell) {
    const raw = tight(cell)
    if (raw === '') return blankNumber
    if (/^(是|有|√|✓|✔|☑|1|Y|YES|TRUE|已\S{0,4}|享受|参加|已参保|合格|达标|安全)$/i.test(raw)) return { values: [1] }
    if (/^(否|无|×|✗|X|0|N|NO|FALSE|未\S{0,4}|没有|不\S{0,3}|\/|-)$/i.test(raw) && !unsaid.test(raw))
      return { values: [0] }
    return { values: [null], issue: 'not-yes-no', written: raw }
  },
}

/** Eleven digits before the point count nothing a county has: a phone or an ID number in the wrong column. */
function isTooLong(words: string): boolean {
  return /\d{11}/.test(words.replace(/\.\d*|[,，]/g, ''))
}

const integer: FieldReader = {
  columns: own,
  read(cell) {
    const raw = tight(cell)
    if (raw === '' || /^[/\-—]$/.test(raw)) return blankNumber
    const found = /^(-?\d+)(?:\.0+)?(?:人|户|个月|月|岁|年)?$/.exec(raw)
    return found && !isTooLong(raw)
      ? { values: [Number(found[1])] }
      : { values: [null], issue: 'not-a-number', written: raw }
  },
}

/** A size in that unit (亩, 平方米, 公里) unless its cell says another. */
function decimal(unit: string): FieldReader {
  return {
    columns: own,
    read(cell, { measure }) {
      const raw = tight(cell)
      if (raw === '' || /^[/\-—无]$/.test(raw)) return blankNumber
      const found = isTooLong(raw) ? undefined : readSize(raw, unit, measure)
      return found === undefined ? { values: [null], issue: 'not-a-number', written: raw } : { values: [found] }
    },
  }
}

/** Several words of no list in one cell (`其他,技能培训`), kept with commas between them; 无 is none. */
const severalWords: FieldReader = {
  columns: own,
  read(cell, { sealer }) {
    const parts = tight(cell)
      .split(/[,，、;；]/)
      .filter((part) => part !== '' && !/^(?:无|否|未享受|未落实|[/—-]+)$/.test(part))
    return parts.length === 0 ? blankText : { values: [sealNumbers(parts.join(','), sealer)] }
  },
}

/** 2016 · 2016年 · 2016年度 · 2016.0 */
const year: FieldReader = {
  columns: own,
  read(cell) {
    const raw = tight(cell)
    if (raw === '' || /^[/\-—无]$/.test(raw)) return blankNumber
    const found = /^((?:19|20)\d{2})(?:\.0+)?年?(?:度|底|末)?$/.exec(raw) ?? /^((?:19|20)\d{2})[-./年]\d{1,2}/.exec(raw)
    return found ? { values: [Number(found[1])] } : { values: [null], issue: 'not-a-year', written: raw }
  },
}

/** `unit`: what the column is in whatever the title says (人均 stays 元 under 单位：万元（人均为元）). */
function money(unit?: MoneyUnit): FieldReader {
  return {
    columns: own,
    read(cell, context) {
      const raw = tight(cell)
      if (raw === '' || /^[/\-—无]$/.test(raw)) return blankNumber
      const found = readMoney(cell, context.headerUnit ?? unit ?? context.unit)
      return 'fen' in found && !isTooLong(raw)
        ? { values: [found.fen] }
        : { values: [null], issue: 'not-money', written: raw }
    },
  }
}

const day: FieldReader = {
  columns: own,
  read(cell, context) {
    const raw = tight(cell)
    if (raw === '' || /^[/\-—无]+$/.test(raw)) return blankText
    const found = readDay(cell, context)
    return 'day' in found ? { values: [found.day] } : { values: [null], issue: 'not-a-day', written: raw }
  },
}

const instant: FieldReader = {
  columns: own,
  read(cell, context) {
    if (tight(cell) === '') return blankText
    const found = readInstant(cell, context.date1904)
    return 'day' in found ? { values: [found.day] } : { values: [null], issue: 'not-a-day', written: plain(cell) }
  },
}

const time: FieldReader = {
  columns: own,
  read(cell) {
    if (tight(cell) === '') return blankText
    const found = readTime(cell)
    return 'day' in found ? { values: [found.day] } : { values: [null], issue: 'not-a-time', written: plain(cell) }
  },
}

/** Readers by the name a kind's table uses; `code:cause` and `money:元` take a word. */
export function readers(word: string): FieldReader {
  const [kind = '', option] = word.split(':')
  if (kind === 'code') return code(option as keyof typeof codeLists)
  if (kind === 'codes') return codes(option as keyof typeof codeLists)
  if (kind === 'money') return money(option as MoneyUnit | undefined)
  if (kind === 'decimal') return decimal(option as string)
  const found = plainReaders[kind]
  if (!found) throw new Error(`no reader is called ${word}`)
  return found
}

const plainReaders: Record<string, FieldReader> = {
  text,
  name,
  names,
  number,
  yesNo,
  integer,
  year,
  day,
  instant,
  time,
  phone,
  idNumber,
  sealed,
  words: severalWords,
}
