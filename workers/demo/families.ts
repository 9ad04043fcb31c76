import type { Random } from './random.ts'
import type { Sex } from './records.ts'

/** A place in a household before anybody fills it; `kin` bears the head's surname. */
export type Role = { relation: string; sex: Sex; age: number; kin: boolean }

/** Who lives together, head first: an elder alone, a couple, parents and children, three generations. */
export function rolesOf(random: Random): Role[] {
  const head = (age: number, sex: Sex = random.chance(0.82) ? '男' : '女'): Role => ({
    relation: '户主',
    sex,
    age,
    kin: true,
  })
  const spouse = (of: Role): Role => ({
    relation: '配偶',
    sex: other(of.sex),
    age: of.age - random.int(-2, 4),
    kin: false,
  })
  const child = (age: number, sex: Sex = random.chance(0.52) ? '男' : '女'): Role => ({
    relation: sex === '男' ? '之子' : '之女',
    sex,
    age,
    kin: true,
  })
  const children = (parentAge: number) =>
    Array.from(
      {
        length: random.weighted([
          [1, 4],
          [2, 5],
          [3, 1],
        ]),
      },
      (_, i) => child(Math.max(0, Math.min(19, parentAge - 24 - i * random.int(2, 4) - random.int(0, 3)))),
    )
  const parent = (of: Role): Role => {
    const sex = random.chance(0.4) ? '男' : '女'
    return { relation: sex === '男' ? '之父' : '之母', sex, age: of.age + random.int(21, 27), kin: sex === '男' }
  }
  return random.weighted<() => Role[]>([
    [() => [head(random.int(62, 88))], 7],
    [
      () => {
        const h = head(random.int(60, 80))
        return [h, spouse(h)]
      },
      9,
    ],
    [
      () => {
        const h = head(random.int(30, 47))
        return [h, spouse(h), ...children(h.age)]
      },
      30,
    ],
    [
      () => {
        const h = head(random.int(32, 48))
        return [h, spouse(h), ...children(h.age), parent(h)]
      },
      18,
    ],
    [
      () => {
        const h = head(random.int(31, 46))
        return [h, ...children(h.age)]
      },
      7,
    ],
    [
      () => {
        const h = head(random.int(48, 58))
        return [h, spouse(h), child(h.age - random.int(22, 26), '男')]
      },
      15,
    ],
    [
      () => {
        const h = head(random.int(58, 72), '男')
        const son = child(h.age - random.int(23, 27), '男')
        const wife: Role = { relation: '之儿媳', sex: '女', age: son.age - random.int(-1, 4), kin: false }
        const grand = (sex: Sex): Role => ({
          relation: sex === '男' ? '之孙子' : '之孙女',
          sex,
          age: Math.max(1, son.age - random.int(24, 27)),
          kin: true,
        })
        return [
          h,
          spouse(h),
          son,
          wife,
          grand(random.chance(0.5) ? '男' : '女'),
          ...(random.chance(0.4) ? [grand('女')] : []),
        ]
      },
      14,
    ],
  ])()
}

const other = (sex: Sex): Sex => (sex === '男' ? '女' : '男')
