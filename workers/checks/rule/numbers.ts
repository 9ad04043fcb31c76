import type { RuleFault } from '../../../shared/rule.ts'
import { mask } from '../../db/mask.ts'
import { replaceNumbers } from '../../db/peoplesnumbers.ts'

/** A village's code (统计用区划代码): twelve digits, and nobody's number. */
const place = /^[1-6]\d{11}$/

/** Rules are kept and handed on as they are written: nobody's number may be in them. Where one stands, names of things among it, the first few. */
export function numbersIn(written: unknown, rule: string): RuleFault[] {
  const found: RuleFault[] = []
  const look = (value: unknown, at: string): void => {
    if (typeof value === 'string' || typeof value === 'number') say(String(value), at)
    if (typeof value !== 'object' || value === null) return
    for (const [name, inner] of Object.entries(value)) {
      const inside = at === '' ? name : `${at}.${name}`
      say(name, inside)
      look(inner, inside)
    }
  }
  const say = (text: string, at: string): void => {
    const number = numberIn(text)
    if (number === null || found.length >= MOST) return
    const words = `规则里不能写证件号码、电话这样的号码（${mask(number)}），请删去；例子里写假的短号。`
    found.push({ rule: replaceNumbers(rule, mask), at: replaceNumbers(at, mask), words })
  }
  look(written, '')
  return found
}

const MOST = 5

function numberIn(text: string): string | null {
  let first: string | null = null
  replaceNumbers(text, (number) => {
    if (!place.test(number)) first ??= number
    return number
  })
  return first
}
