import type { Member } from '../records.ts'
import { type Fault, households, isPlain, plantHousehold } from './scene.ts'

const check = 'ledger-differs'
const isOther = (member: Member) => isPlain(member) && member.relation !== '配偶'

/** Two ledgers that say different things of one household: nothing else hangs on what is changed here. */
export const ledgerFaults: Fault[] = [
  {
    // The register still has the income before it was reckoned anew.
    check,
    per400: 4,
    plant: (scene, count) => {
      for (const household of households(scene, count)) {
        household.registerIncomeFen = household.income.perHeadFen + scene.random.int(3, 40) * 5_000
        plantHousehold(scene, check, household)
      }
    },
  },
  {
    // 民政 writes the name with another character.
    check,
    per400: 2,
    plant: (scene, count) => {
      const { lists } = scene.county
      const listed = ({ members: [head] }: { members: { idNumber: string }[] }) =>
        lists.find(({ list, idNumber }) => list === '农村低保' && idNumber === head?.idNumber)
      for (const household of households(scene, count, (one) => listed(one) !== undefined)) {
        const entry = listed(household)!
        entry.name = `${entry.name.slice(0, -1)}${entry.name.endsWith('桦') ? '骅' : '桦'}`
        plantHousehold(scene, check, household)
      }
    },
  },
  {
    // Another relation to the head in the export of monitored households.
    check,
    per400: 2,
    plant: (scene, count) => {
      const monitored = households(scene, count, (one) => one.riskIdentified !== null && one.members.some(isOther))
      for (const household of monitored) {
        household.members.find(isOther)!.exportedRelation = '其他'
        plantHousehold(scene, check, household)
      }
    },
  },
]
