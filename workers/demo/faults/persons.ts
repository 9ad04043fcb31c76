import { hasLabour } from '../records.ts'
import { type Fault, onPerson } from './scene.ts'

/** Faults of the register group that sit in one member. */
export const personFaults: Fault[] = [
  onPerson(
    'reg-child-labour',
    2,
    (m, h) => m.age >= 12 && m.age < 16 && h.members.some(hasLabour),
    (m) => {
      m.labour = '普通劳动力'
    },
  ),
  onPerson(
    'reg-school-age',
    2,
    (m) => m.age >= 8 && m.age < 11,
    (m) => {
      m.school = '八年级'
    },
  ),
  onPerson(
    'reg-dropout',
    3,
    (m, h) => m.age >= 8 && m.age < 15 && h.cause !== '因学' && h.monitorKind === '',
    (m, { random }) => {
      m.school = random.pick(['', '非在校生'])
    },
  ),
  onPerson(
    'reg-uninsured',
    3,
    (m, h) => m.age >= 18 && h.monitorKind === '' && h.members.length > 1,
    (m) => {
      m.insuredResident = false
    },
  ),
]
