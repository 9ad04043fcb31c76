import { addMonths, monthText, yearOf } from './calendar.ts'
import { givenName, surname } from './names.ts'
import type { Numbers } from './numbers.ts'
import type { Random } from './random.ts'
import type { Cadre, Household, Pairing, PostLevel, Village } from './records.ts'
import { townGovernment, villageCommittee } from './units.ts'

const writtenLevels: Record<PostLevel, string[]> = {
  县级领导: ['县处级正职', '县处级副职'],
  乡科级: ['乡科级正职', '乡科级副职'],
  一般干部: ['一般干部', '科员级', '办事员级'],
  村干部: ['村干部'],
  党员: ['党员'],
}
const posts: Record<PostLevel, string[]> = {
  县级领导: ['副县长', '县委常委', '人大副主任', '政协副主席'],
  乡科级: ['局长', '副局长', '主任', '副镇长', '副乡长'],
  一般干部: ['科员', '股长', '一级科员', '四级主任科员', '职工', '教师'],
  村干部: ['村支书', '村委会主任', '村文书', '村监委会主任'],
  党员: ['党员'],
}

export type Staffing = { cadres: Cadre[]; pairings: Pairing[]; hire(level: PostLevel, unit: string): Cadre }

/** Cadres for every village and a helper for every household, each load inside its post level's limits, none in more than two villages. */
export function staffVillages(
  random: Random,
  numbers: Numbers,
  county: { name: string; asOf: string },
  villages: Village[],
  households: Household[],
): Staffing {
  const { asOf } = county
  const cadres: Cadre[] = []
  const pairings: Pairing[] = []
  const taken = new Set<string>()
  const hire = (level: PostLevel, unit: string) => {
    const cadre = makeCadre(random, numbers, asOf, level, unit, taken)
    cadres.push(cadre)
    return cadre
  }
  const pair = (household: Household, cadre: Cadre) =>
    pairings.push({ household, cadre, since: sinceOf(random, cadre, asOf), until: null, untilWritten: false, note: '' })

  const byVillage = Map.groupBy(households, (household) => household.village)
  let half: Cadre | null = null // an ordinary cadre with one household here and room for one in the next village
  villages.forEach((village, i) => {
    const open = random.shuffled(byVillage.get(village) ?? [])
    const give = (level: PostLevel, unit: string, count: number) => {
      if (open.length < count) return null
      const cadre = hire(level, unit)
      for (const household of open.splice(0, count)) pair(household, cadre)
      return cadre
    }
    if (half && open.length && half.unit === townGovernment(village)) pair(open.shift()!, half)
    half = null
    const leader =
      i % 4 === 0 ? give('县级领导', county.name + random.pick(['人大办公室', '政府办公室', '政协办公室']), 3) : null
    if (leader) village.countyLeader = leader.name
    if (i % 4 === 1) give('乡科级', village.unit, random.int(3, 4))
    if (i % 5 === 2) give('党员', villageCommittee(village), random.int(1, 2))
    if (i % 8 === 3) give('村干部', villageCommittee(village), 9)
    if (open.length >= 5) give('村干部', villageCommittee(village), Math.min(6, Math.floor(open.length / 2)))
    while (open.length) {
      const unit = random.chance(0.5) ? village.unit : townGovernment(village)
      const cadre = give('一般干部', unit, random.chance(0.9) && open.length > 1 ? 2 : 1)!
      if (open.length === 0 && unit === townGovernment(village))
        half = pairings.filter((p) => p.cadre === cadre).length === 1 ? cadre : null
    }
    staffVillage(random, asOf, village, hire)
  })
  return { cadres, pairings, hire }
}

/** Village committee and, in a key village, a work team with its first secretary: spare hands without a household. */
function staffVillage(random: Random, asOf: string, village: Village, hire: Staffing['hire']) {
  if (!village.keyVillage) return
  const leader = hire('一般干部', village.unit)
  const members = [hire('一般干部', village.unit), hire('一般干部', townGovernment(village))]
  leader.secretary = leader.teamLeader = true
  for (const member of members) member.teamMember = true
  village.teamLeader = village.secretary = leader.name
  village.teamMembers = members.map((member) => member.name)
  village.secretarySince = `${addMonths(asOf.slice(0, 7), -random.int(3, 30))}-${String(random.int(1, 28)).padStart(2, '0')}`
}

function makeCadre(
  random: Random,
  numbers: Numbers,
  asOf: string,
  level: PostLevel,
  unit: string,
  taken: Set<string>,
): Cadre {
  const sex = random.chance(0.6) ? '男' : '女'
  const age = random.int(26, 57)
  let name: string
  do name = surname(random) + givenName(random, sex, Math.max(age, 24))
  while (taken.has(`${name}/${unit}`))
  taken.add(`${name}/${unit}`)
  const birthOn = `${monthText(yearOf(asOf) - age - 1, random.int(1, 12))}-${String(random.int(1, 28)).padStart(2, '0')}`
  return {
    name,
    unit,
    sex,
    level,
    levelWritten: random.pick(writtenLevels[level]),
    post: random.chance(0.7) ? random.pick(posts[level]) : '',
    idNumber: numbers.idNumber(birthOn, sex),
    phone: numbers.phone(),
    employedFrom: `${monthText(yearOf(asOf) - random.int(6, 8), random.int(1, 12))}-${String(random.int(1, 28)).padStart(2, '0')}`,
    leftOn: null,
    leftReason: null,
    secretary: false,
    teamLeader: false,
    teamMember: false,
    idInNumberCell: false,
  }
}

const sinceOf = (random: Random, cadre: Cadre, asOf: string) =>
  cadre.level !== '县级领导' && random.chance(0.12) ? null : addMonths(asOf.slice(0, 7), -random.int(14, 66))
