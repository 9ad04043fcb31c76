import { checkCharacter } from '../../shared/idnumber.ts'

/** Numbers that are nobody's, each written in one place only. */
export class Numbers {
  readonly made: string[] = []
  private readonly from: number

  constructor(from = 20_000_000) {
    this.from = from
  }

  phone(): string {
    return this.keep(`159${String(this.from + this.made.length * 137)}`)
  }

  id(): string {
    const first17 = `5299011975${String(10 + (this.made.length % 3))}11${String(100 + this.made.length)}`
    return this.keep(first17 + checkCharacter(first17))
  }

  private keep(number: string): string {
    this.made.push(number)
    return number
  }
}

/** Which of the numbers can be read in the text: every run of digits is looked at once, whatever stands around it. */
export function readableIn(text: string, numbers: string[]): string[] {
  const byHead = Map.groupBy(numbers, (number) => number.slice(0, headLength))
  const found = new Set<string>()
  for (const { 0: run, index } of text.matchAll(/\d{11,}/g)) {
    for (let at = 0; at + headLength <= run.length; at++) {
      for (const number of byHead.get(run.slice(at, at + headLength)) ?? []) {
        if (text.startsWith(number, index + at)) found.add(number)
      }
    }
  }
  return [...found]
}

const headLength = 11
