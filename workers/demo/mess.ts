import { serialOf } from './calendar.ts'
import type { Random } from './random.ts'
import type { Cell } from './sheet.ts'

/** How the same thing gets written by forty hands: spaces, full-width digits, and every form of a date. */

/** Now and then a space before or behind, half or full width. */
export const spaced = (random: Random, text: string) =>
  text !== '' && random.chance(0.02)
    ? random.weighted([
        [`${text} `, 5],
        [`${text}　`, 3],
        [` ${text}`, 2],
      ])
    : text

/** An ID number: rarely with a trailing space, a small x, or full-width digits. */
export function idText(random: Random, text: string): string {
  if (text === '' || random.chance(0.96)) return text
  return random.pick([
    `${text} `,
    text.replace('X', 'x'),
    text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  ])
}

/** Chinese day with the month and day unpadded: 2026年3月5日. */
const spoken = (day: string) => `${+day.slice(0, 4)}年${+day.slice(5, 7)}月${+day.slice(8)}日`
const loose = (day: string, by: string) => [day.slice(0, 4), +day.slice(5, 7), +day.slice(8)].join(by)

export function dayCell(random: Random, day: string): Cell {
  return random.weighted<() => Cell>([
    [() => ({ serial: serialOf(day) }), 4],
    [() => day, 4],
    [() => loose(day, '/'), 1],
    [() => loose(day, '.'), 2],
    [() => day.replaceAll('-', '/'), 1],
    [() => day.replaceAll('-', ''), 1],
    [() => spoken(day), 1],
  ])()
}

/** In a sheet whose title names the year, some days are written 3月5日. */
export const dayOfMonthCell = (random: Random, day: string): Cell =>
  random.chance(0.1) ? `${+day.slice(5, 7)}月${+day.slice(8)}日` : dayCell(random, day)

/** Birth dates of an all-text export: 20010203, 2001-02-03, 2001.02.03, 20010203.0. */
export function birthText(random: Random, day: string): string {
  const compact = day.replaceAll('-', '')
  return random.weighted([
    [compact, 80],
    [day, 10],
    [day.replaceAll('-', '.'), 8],
    [`${compact}.0`, 2],
  ])
}

export function monthText(random: Random, month: string): string {
  const [year, m] = [month.slice(0, 4), +month.slice(5, 7)]
  return random.weighted([
    [year + month.slice(5, 7), 5],
    [`${year}.${m}`, 2],
    [month, 2],
    [`${year}年${m}月`, 2],
  ])
}

/** A phone: text, or a number cell. */
export const phoneCell = (random: Random, phone: string): Cell =>
  /^\d{11}$/.test(phone) && random.chance(0.35) ? Number(phone) : phone

export const yesNo = (value: boolean) => (value ? '是' : '否')
const relations: Record<string, string[]> = {
  配偶: ['配偶', '配偶', '妻子', '丈夫'],
  之子: ['之子', '之子', '儿子', '长子'],
  之女: ['之女', '之女', '女儿', '长女'],
  之儿媳: ['之儿媳', '儿媳'],
  之孙子: ['之孙子', '孙子'],
  之孙女: ['之孙女', '孙女'],
  之父: ['之父', '父亲'],
  之母: ['之母', '母亲'],
}
/** A relation in the office's own word; a spouse's word follows the recorded sex. */
export function relationText(random: Random, relation: string, sex: string): string {
  const words = relations[relation]
  if (!words) return relation
  const fitting = words.filter((word) => word !== (sex === '男' ? '妻子' : '丈夫'))
  return random.pick(fitting)
}
