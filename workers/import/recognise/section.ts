/** A row inside a table that names the area of those below it: 一、城关镇 · （二）水井村（12户）. */
import { tight } from '../cell/text.ts'
import type { Row } from '../read/workbook.ts'
import { readTitle, type Title } from './title.ts'

export interface Section {
  at: number
  /** By its number nobody's name, of which some end in 村 or 镇 as well. */
  numbered: boolean
  area: Pick<Title, 'township' | 'village'>
}

const numbering = /^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十\d]+\)[、.]?|\d{1,2}[、.])/

/** null for any row of more than one cell: asked of every row of a county. */
export function sectionOf({ cells }: Row): Section | null {
  let at = -1
  for (let i = 0; i < cells.length; i++) {
    if (cells[i] === null || cells[i] === undefined || cells[i] === '') continue
    if (at >= 0) return null
    at = i
  }
  const whole = tight(cells[at])
  const text = whole.replace(numbering, '').replace(/(?:\([^()]*\))?[:：]?$/, '')
  if (text === '' || text.length > 14) return null
  const { township, village } = readTitle([text], null)
  if ((township ?? '') + (village ?? '') !== text) return null
  return { at, numbered: numbering.test(whole), area: { ...(township && { township }), ...(village && { village }) } }
}
