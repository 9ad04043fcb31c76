import { benefit, titledBenefit } from './catalogue/benefit.ts'
import { cadre } from './catalogue/cadre.ts'
import { comparison, pupils } from './catalogue/comparison.ts'
import { heads, household, notice } from './catalogue/household.ts'
import { income } from './catalogue/income.ts'
import { loan } from './catalogue/loan.ts'
import { measure, relocation } from './catalogue/measure.ts'
import { members } from './catalogue/members.ts'
import { monitored } from './catalogue/monitored.ts'
import { memberPairing, pairing } from './catalogue/pairing.ts'
import { plan } from './catalogue/plan.ts'
import { procedure } from './catalogue/procedure.ts'
import { project } from './catalogue/project.ts'
import { register } from './catalogue/register.ts'
import { village } from './catalogue/village.ts'
import { visit } from './catalogue/visit.ts'
import { plannedWork, work, workMonitor } from './catalogue/work.ts'
import type { LedgerKind } from './kind/kind.ts'

/** Every ledger kind; where two fit a table equally well the earlier wins. */
export const ledgerKinds: LedgerKind[] = [
  monitored,
  register,
  household,
  village,
  cadre,
  pairing,
  visit,
  measure,
  plan,
  income,
  project,
  benefit,
  loan,
  procedure,
  comparison,
  memberPairing,
  members,
  heads,
  notice,
  relocation,
  titledBenefit,
  pupils,
  workMonitor,
  plannedWork,
  work,
]
