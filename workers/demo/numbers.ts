import { checkCharacter } from '../../shared/idnumber.ts'
import type { Random } from './random.ts'

/** Numbers of invented people. Area 5299xx is no place; 19000xxxxxx phones are handed out in a scrambled order, each once. */
export type Numbers = {
  idNumber(birthOn: string, sex: string): string
  phone(): string
}

export function numbersOf(random: Random, countyCode: string): Numbers {
  const given = new Set<string>()
  const areas = [countyCode, countyCode, countyCode, countyCode, '529909', '529917', '529923']
  let phones = 0
  return {
    idNumber(birthOn, sex) {
      for (;;) {
        const order = random.int(0, 498) * 2 + (sex === '男' ? 1 : 2)
        const first17 = random.pick(areas) + birthOn.replaceAll('-', '') + String(order).padStart(3, '0')
        if (given.has(first17)) continue
        given.add(first17)
        return first17 + checkCharacter(first17)
      }
    },
    phone() {
      const n = phones++
      if (n >= 1_000_000) throw new Error('a county has no more than a million phones')
      return `19000${Math.floor(n / 100_000)}${String(((n % 100_000) * 61_957 + 24_681) % 100_000).padStart(5, '0')}`
    },
  }
}
