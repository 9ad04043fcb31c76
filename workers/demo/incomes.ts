import type { Random } from './random.ts'
import { type Household, hasLabour, type Income, type Member } from './records.ts'

/** A household's income of the year before as-of: parts that add up to the net, the net over the population on the register. */
export function incomePerHead(random: Random, members: Member[], population: number, perHead: number): Income {
  const net = Math.round((perHead * population) / 10) * 10
  const part = (share: number) => Math.round((net * share) / 10) * 10
  const wages = members.some((member) => member.workMonths > 0) ? part(random.int(45, 65) / 100) : 0
  const farming = members.some(hasLabour) ? part(random.int(15, 30) / 100) : 0
  const property = random.chance(0.25) ? random.int(20, 300) * 10 : 0
  const costs = farming ? random.int(80, 600) * 10 : 0
  // Transfers are what is missing; where property already says too much, it gives way.
  const transfer = Math.max(0, net - wages - farming - property)
  return withNet(
    { wages, business: farming + costs, property: Math.min(property, net - wages - farming), transfer, costs },
    population,
  )
}

function withNet(parts: Omit<Income, 'net' | 'perHeadFen'>, population: number): Income {
  const net = parts.wages + parts.business + parts.property + parts.transfer - parts.costs
  return { ...parts, net, perHeadFen: Math.round((net * 100) / population) }
}

/** Sets a household's income per head and makes parts, net and population agree again. */
export function setIncome(random: Random, household: Household, perHead: number) {
  household.income = incomePerHead(random, household.members, household.population, perHead)
}
