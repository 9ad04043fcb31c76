import { addDays } from '../calendar.ts'
import type { Project } from '../programmes.ts'
import { ownProject } from '../projects.ts'
import { type Fault, plant, type Scene, take } from './scene.ts'

const onProject = (
  check: string,
  per400: number,
  test: (project: Project) => boolean,
  change: (project: Project, scene: Scene) => void,
): Fault => ({
  check,
  per400,
  plant: (scene, count) => {
    for (const project of take(scene, scene.county.projects, count, test)) {
      change(project, scene)
      plant(scene, check, 'project', project.name)
    }
  },
})

const sum = (projects: Project[]) => projects.reduce((total, { approved }) => total + approved, 0)

/** Projects paid too much, too early, behind nobody's back or not at all finished, and the county's shares. */
export const projectFaults: Fault[] = [
  onProject(
    'fund-overpaid',
    2,
    () => true,
    (project, { random }) => {
      project.paid = project.approved + random.int(1, 30) * 1000
    },
  ),
  onProject(
    'fund-paid-early',
    2,
    () => true,
    (project, { random }) => {
      if (random.chance(0.5)) project.firstPaidOn = addDays(project.approvedOn, -random.int(3, 9))
      else project.disclosedBefore = addDays(project.firstPaidOn, random.int(3, 20))
    },
  ),
  onProject(
    'fund-undisclosed',
    2,
    () => true,
    (project) => {
      project.disclosedBefore = project.disclosedAfter = ''
    },
  ),
  onProject(
    'project-late',
    2,
    ({ acceptedOn }) => acceptedOn !== '',
    (project, { county, random }) => {
      project.dueOn = addDays(county.asOf, -random.int(10, 70))
      project.acceptedOn = project.disclosedAfter = ''
    },
  ),
  {
    check: 'fund-village-share',
    per400: 1,
    plant: (scene) => {
      const { county, random } = scene
      county.projects.push(ownProject(county, random, Math.round(sum(county.projects) * 0.0006) * 1000))
      plant(scene, 'fund-village-share', 'county', county.name)
    },
  },
  {
    check: 'fund-reward-share',
    per400: 1,
    plant: (scene) => {
      const industry = scene.county.projects.filter(({ kind }) => kind === '产业发展')
      if (industry.length === 0) return
      for (const project of industry) {
        if (sum(industry.filter(({ reward }) => reward)) < 0.28 * sum(industry)) break
        project.reward = false
      }
      plant(scene, 'fund-reward-share', 'county', scene.county.name)
    },
  },
]
