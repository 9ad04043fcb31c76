import type { RowShape } from '../../../shared/template.ts'
import type { Subject } from '../../../workers/import/template/facts.ts'
import type { People } from '../../../workers/import/template/plan.ts'

/** A valid ID number of somebody who never was: the check digit by GB 11643. */
export function idNumber(n: number): string {
  const body = `5299011975${String((n % 12) + 1).padStart(2, '0')}15${String(n % 1000).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return body + '10X98765432'[sum % 11]
}

export const name = (n: number) =>
  `${'赵钱孙李周吴郑王'[n % 8]}${'安平福贵'[Math.floor(n / 8) % 4]}${'山水田林'[Math.floor(n / 32) % 4]}`

function household(n: number) {
  return {
    id: n,
    key: `5299010000${String(n).padStart(6, '0')}`,
    head_name: name(n),
    township: '城关镇',
    village: n % 2 ? '水井村' : '青杠村',
    village_group: '一组',
    address: '',
    phone: `1390000${String(n).padStart(4, '0')}`,
    population: 3,
    attribute: '一般贫困户',
    status: '已脱贫',
    cause: '因病',
    other_causes: null,
    income_per_head_fen: 1234567,
    bank_account: '',
    head_id: idNumber(n),
    extra: null,
  }
}

const person = (n: number) => ({
  id: n,
  household_no: `5299010000${String(n).padStart(6, '0')}`,
  name: name(n),
  relation: '户主',
  sex: n % 2 ? '男' : '女',
  birth_on: '1975-01-15',
  id_number: idNumber(n),
  id_birth_on: '1975-01-15',
  education: '初中',
  extra: null,
})

const pairing = (n: number) => ({
  id: n,
  household_no: `5299010000${String(n).padStart(6, '0')}`,
  cadre_name: `陈${name(n)}`,
  cadre_unit: '县农业农村局',
  cadre_phone: `1380000${String(n).padStart(4, '0')}`,
  role: '帮扶责任人',
  since_on: '2021-05-01',
  post: '科员',
  unit_kind: '国家机关',
  unit_level: '县',
})

const cadre = (n: number) => ({
  id: n,
  name: `陈${name(n)}`,
  unit: '县农业农村局',
  unit_kind: '国家机关',
  unit_level: '县',
  sex: '男',
  post_level: '一般干部',
  id_number: idNumber(n),
  phone: `1380000${String(n).padStart(4, '0')}`,
  first_secretary: 0,
  team_leader: 0,
  team_member: 1,
  extra: null,
})

const village = (n: number) => ({
  id: n,
  township: '城关镇',
  name: `第${n}村`,
  unit: '县农业农村局',
  key_village: 1,
  extra: null,
})

export function subject(shape: RowShape, n: number): Subject {
  const base = {
    n,
    shape,
    county: '清禾县',
    day: '2026-11-22',
    household: null,
    person: null,
    pairings: [],
    cadre: null,
    village: null,
  }
  if (shape === 'cadre') return { ...base, cadre: cadre(n) }
  if (shape === 'village') return { ...base, village: village(n) }
  return { ...base, household: household(n), person: person(n), pairings: [pairing(n)] }
}

/** So many of each sort, a few at a time. */
export const people = (count: number): People => ({
  count: async () => count,
  async *subjects(shape) {
    for (let from = 1; from <= count; from += 10)
      yield Array.from({ length: Math.min(10, count - from + 1) }, (_, i) => subject(shape, from + i))
  },
  shown: (text) => text,
})
