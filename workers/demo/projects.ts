import { addDays, yearOf } from './calendar.ts'
import type { Project } from './programmes.ts'
import type { Random } from './random.ts'
import type { County, Village } from './records.ts'

type Plan = Pick<Project, 'kind' | 'level'> & { what: string[]; unit: string }

const plans: [Plan, number][] = [
  [
    { kind: '产业发展', level: '到村', what: ['茶叶加工N套', '食用菌大棚N座', '中药材种植N0亩'], unit: '农业农村局' },
    4,
  ],
  [{ kind: '产业发展', level: '到户', what: ['产业奖补N0户', '庭院经济N0户'], unit: '农业农村局' }, 3],
  [
    {
      kind: '乡村建设',
      level: '到村',
      what: ['入户路硬化N公里', '安全饮水巩固提升N处', '机耕道建设N公里'],
      unit: '交通运输局',
    },
    4,
  ],
  [{ kind: '就业项目', level: '到户', what: ['公益性岗位补助N0人'], unit: '人力资源和社会保障局' }, 1],
  [{ kind: '巩固三保障', level: '到户', what: ['雨露计划补助N0人'], unit: '乡村振兴局' }, 1],
]

/** The year whose funds are under way on a day: early in a year, the year before. */
export const fundYear = (asOf: string) => yearOf(addDays(asOf, -150))

/** A village's projects of the year, at most two, and none that any check has to say anything about. */
export function makeProjects(random: Random, county: Pick<County, 'name' | 'asOf' | 'villages'>): Project[] {
  const projects = county.villages.flatMap((village) =>
    Array.from({ length: random.int(1, 2) }, () => makeProject(random, county, village)),
  )
  return [...new Map(projects.map((project) => [project.name, project])).values()]
}

function makeProject(random: Random, county: Pick<County, 'name' | 'asOf'>, village: Village): Project {
  const year = fundYear(county.asOf)
  const { what, unit, ...plan } = random.weighted(plans)
  const content = random.pick(what).replace('N', String(random.int(2, 9)))
  return {
    ...plan,
    ...datesOf(random, `${year}-01-20`, county.asOf),
    name: `${county.name}${year}年${village.township.name}${village.name}${content.replace(/\d.*/, '')}项目`,
    village,
    content,
    approvalNo: `${county.name.slice(0, -1)}振领〔${year}〕${random.int(2, 60)}号`,
    reward: plan.kind === '产业发展' && (plan.level === '到户' || random.chance(0.5)),
    unit: county.name.slice(-1) + unit,
    ...money(random.int(60, 1500) * 1000),
  }
}

const money = (approved: number) => ({ approved, paid: approved })

/** Disclosed, approved, paid, built, accepted, announced: as far as the day has come. */
function datesOf(random: Random, from: string, asOf: string) {
  const approvedOn = addDays(from, random.int(0, 80))
  const firstPaidOn = addDays(approvedOn, random.int(0, 40))
  const dueOn = addDays(firstPaidOn, random.int(60, 300))
  const accepted = addDays(dueOn, -random.int(1, 20))
  const isDone = accepted <= asOf
  const announced = addDays(accepted, random.int(3, 9))
  return {
    approvedOn,
    firstPaidOn,
    dueOn,
    disclosedBefore: addDays(approvedOn, -random.int(10, 25)),
    acceptedOn: isDone ? accepted : '',
    disclosedAfter: isDone && announced <= asOf ? announced : '',
  }
}

/** What the county keeps in its own hands. */
export function ownProject(county: Pick<County, 'name' | 'asOf'>, random: Random, approved: number): Project {
  const year = fundYear(county.asOf)
  return {
    ...datesOf(random, `${year}-01-20`, county.asOf),
    ...money(approved),
    name: `${county.name}${year}年乡村振兴产业园配套道路项目`,
    kind: '乡村建设',
    level: '县级统筹',
    village: null,
    content: '园区道路及管网',
    approvalNo: `${county.name.slice(0, -1)}振领〔${year}〕1号`,
    reward: false,
    unit: `${county.name.slice(-1)}交通运输局`,
  }
}
