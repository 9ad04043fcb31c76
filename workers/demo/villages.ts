import type { Random } from './random.ts'
import type { RegisterLayout, Township, Village } from './records.ts'

const townNames = ['太和', '清水', '双江', '白马', '大树', '银厂', '三岔', '板桥', '沙坝', '羊街']
const moreTowns = ['新场', '古城', '野猫', '马街', '龙潭', '花桥', '石门', '黑山', '茶店', '两河']
const layouts: RegisterLayout[] = ['national', 'merged', 'csv', 'sheets', 'national', 'national']
const first = '上下大小东南西北新老中前后高平长青白红黄'
const last = '岩坝坪湾沟岭桥井塘冲寨坡田坎河箐垭槽堡屯'

/** Townships and villages of a county: 6 and 40 for 400 households, at most 20 and 400. Village names are unique in the county. */
export function makeAreas(
  random: Random,
  code: string,
  households: number,
): { townships: Township[]; villages: Village[] } {
  const villageCount = Math.min(400, Math.max(6, Math.round(households / 10)))
  const townshipCount = Math.min(20, Math.max(6, Math.ceil(villageCount / 20)))
  const townships = [...townNames, ...moreTowns].slice(0, townshipCount).map((name, i) => ({
    code: `${code}${i < townshipCount / 2 ? 100 + i : 200 + i}`,
    name: name + (i < townshipCount / 2 ? '镇' : '乡'),
    layout: layouts[i % layouts.length]!,
  }))
  const names = random.shuffled([...first].flatMap((a) => [...last].map((b) => `${a}${b}村`)))
  const villages = Array.from({ length: villageCount }, (_, i) => {
    const township = townships[Math.floor((i * townshipCount) / villageCount)]!
    return makeVillage(random, township, names[i]!, i)
  })
  return { townships, villages }
}

function makeVillage(random: Random, township: Township, name: string, i: number): Village {
  return {
    code: township.code + String(200 + (i % 100)),
    name,
    township,
    keyVillage: random.chance(0.55),
    totalHouseholds: 0,
    totalPopulation: 0,
    unit: '',
    countyLeader: '',
    teamLeader: '',
    teamMembers: [],
    secretary: '',
    secretarySince: '',
  }
}

/** Population of the whole village from the people on its register, inside the scale a policy allows: 50 % key, 5 % other. */
export function sizeVillage(random: Random, village: Village, registered: number) {
  const share = village.keyVillage ? random.int(22, 46) / 100 : random.int(25, 46) / 1000
  village.totalPopulation = Math.ceil(registered / share) + 20
  village.totalHouseholds = Math.round(village.totalPopulation / 3.7)
}
