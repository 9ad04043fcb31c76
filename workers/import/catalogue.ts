import { benefit } from './catalogue/benefit.ts'
import { cadre } from './catalogue/cadre.ts'
import { comparison } from './catalogue/comparison.ts'
import { income } from './catalogue/income.ts'
import { loan } from './catalogue/loan.ts'
import { measure } from './catalogue/measure.ts'
import { pairing } from './catalogue/pairing.ts'
import { plan } from './catalogue/plan.ts'
import { procedure } from './catalogue/procedure.ts'
import { project } from './catalogue/project.ts'
import { household, register } from './catalogue/register.ts'
import { village } from './catalogue/village.ts'
import { visit } from './catalogue/visit.ts'
import type { LedgerKind } from './kind.ts'

/** Every ledger kind; where two fit a table equally well the earlier wins. */
export const ledgerKinds: LedgerKind[] = [
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
]
