import { check as benefitDuplicate } from './catalogue/benefit-duplicate.ts'
import { check as benefitEqual } from './catalogue/benefit-equal.ts'
import { check as benefitStandard } from './catalogue/benefit-standard.ts'
import { check as cadrePhone } from './catalogue/cadre-phone.ts'
import { check as exitReversed } from './catalogue/exit-reversed.ts'
import { check as exitUnmet } from './catalogue/exit-unmet.ts'
import { check as fundOffRegister } from './catalogue/fund-off-register.ts'
import { check as fundOverpaid } from './catalogue/fund-overpaid.ts'
import { check as fundPaidEarly } from './catalogue/fund-paid-early.ts'
import { check as fundRewardShare } from './catalogue/fund-reward-share.ts'
import { check as fundUndisclosed } from './catalogue/fund-undisclosed.ts'
import { check as fundVillageMinimum } from './catalogue/fund-village-minimum.ts'
import { check as fundVillageShare } from './catalogue/fund-village-share.ts'
import { check as headSpouseSex } from './catalogue/head-spouse-sex.ts'
import { check as householdNoHead } from './catalogue/household-no-head.ts'
import { check as householdSize } from './catalogue/household-size.ts'
import { check as householdTwoHeads } from './catalogue/household-two-heads.ts'
import { check as idBirth } from './catalogue/id-birth.ts'
import { check as idChecksum } from './catalogue/id-checksum.ts'
import { check as idDuplicate } from './catalogue/id-duplicate.ts'
import { check as idLength } from './catalogue/id-length.ts'
import { check as idMissing } from './catalogue/id-missing.ts'
import { check as idSex } from './catalogue/id-sex.ts'
import { check as ledgerDiffers } from './catalogue/ledger-differs.ts'
import { check as loanCap } from './catalogue/loan-cap.ts'
import { check as matchCompany } from './catalogue/match-company.ts'
import { check as matchDeceased } from './catalogue/match-deceased.ts'
import { check as matchHouse } from './catalogue/match-house.ts'
import { check as matchPayroll } from './catalogue/match-payroll.ts'
import { check as matchPrison } from './catalogue/match-prison.ts'
import { check as matchVehicle } from './catalogue/match-vehicle.ts'
import { check as measCauseUnmatched } from './catalogue/meas-cause-unmatched.ts'
import { check as measNoIncomeProject } from './catalogue/meas-no-income-project.ts'
import { check as measNoPlan } from './catalogue/meas-no-plan.ts'
import { check as measNone } from './catalogue/meas-none.ts'
import { check as measUnsafeHouse } from './catalogue/meas-unsafe-house.ts'
import { check as measUntrained } from './catalogue/meas-untrained.ts'
import { check as monClearedAtRisk } from './catalogue/mon-cleared-at-risk.ts'
import { check as monClearedEarly } from './catalogue/mon-cleared-early.ts'
import { check as monNoMeasure } from './catalogue/mon-no-measure.ts'
import { check as pairCadreGone } from './catalogue/pair-cadre-gone.ts'
import { check as pairChangedEarly } from './catalogue/pair-changed-early.ts'
import { check as pairNone } from './catalogue/pair-none.ts'
import { check as pairOverload } from './catalogue/pair-overload.ts'
import { check as pairOwnFamily } from './catalogue/pair-own-family.ts'
import { check as pairReleased } from './catalogue/pair-released.ts'
import { check as pairScattered } from './catalogue/pair-scattered.ts'
import { check as pairSeveral } from './catalogue/pair-several.ts'
import { check as pairUnderload } from './catalogue/pair-underload.ts'
import { check as personAge } from './catalogue/person-age.ts'
import { check as phoneInvalid } from './catalogue/phone-invalid.ts'
import { check as phoneShared } from './catalogue/phone-shared.ts'
import { check as procOrder } from './catalogue/proc-order.ts'
import { check as procPublicityDays } from './catalogue/proc-publicity-days.ts'
import { check as procRepresentatives } from './catalogue/proc-representatives.ts'
import { check as procStepMissing } from './catalogue/proc-step-missing.ts'
import { check as procTooLong } from './catalogue/proc-too-long.ts'
import { check as projectLate } from './catalogue/project-late.ts'
import { check as regCauseContradicted } from './catalogue/reg-cause-contradicted.ts'
import { check as regChildLabour } from './catalogue/reg-child-labour.ts'
import { check as regDibaoUnlisted } from './catalogue/reg-dibao-unlisted.ts'
import { check as regDibaoUnmarked } from './catalogue/reg-dibao-unmarked.ts'
import { check as regDropout } from './catalogue/reg-dropout.ts'
import { check as regEmpty } from './catalogue/reg-empty.ts'
import { check as regIncomeOver } from './catalogue/reg-income-over.ts'
import { check as regIncomeParts } from './catalogue/reg-income-parts.ts'
import { check as regIncomeUnder } from './catalogue/reg-income-under.ts'
import { check as regNoCause } from './catalogue/reg-no-cause.ts'
import { check as regScale } from './catalogue/reg-scale.ts'
import { check as regSchoolAge } from './catalogue/reg-school-age.ts'
import { check as regSplit } from './catalogue/reg-split.ts'
import { check as regUninsured } from './catalogue/reg-uninsured.ts'
import { check as regUnsafeUnmonitored } from './catalogue/reg-unsafe-unmonitored.ts'
import { check as regWubaoLabour } from './catalogue/reg-wubao-labour.ts'
import { check as resultExitRate } from './catalogue/result-exit-rate.ts'
import { check as resultReturnRate } from './catalogue/result-return-rate.ts'
import { check as updateMissing } from './catalogue/update-missing.ts'
import { check as villageNoSecretary } from './catalogue/village-no-secretary.ts'
import { check as villageNoTeam } from './catalogue/village-no-team.ts'
import { check as villageNoUnit } from './catalogue/village-no-unit.ts'
import { check as visitBackfilled } from './catalogue/visit-backfilled.ts'
import { check as visitCopied } from './catalogue/visit-copied.ts'
import { check as visitFuture } from './catalogue/visit-future.ts'
import { check as visitLeaderShort } from './catalogue/visit-leader-short.ts'
import { check as visitManyADay } from './catalogue/visit-many-a-day.ts'
import { check as visitNever } from './catalogue/visit-never.ts'
import { check as visitOutsidePairing } from './catalogue/visit-outside-pairing.ts'
import { check as visitOverdue } from './catalogue/visit-overdue.ts'
import { check as visitTooFast } from './catalogue/visit-too-fast.ts'
import { check as visitWhileAway } from './catalogue/visit-while-away.ts'
import type { Check } from './check.ts'

/** Every check, in the order people read them: identity, register, pairing, visits, measures, procedure, funds, cross-match, results. */
export const catalogue: Check[] = [
  idMissing,
  idLength,
  idChecksum,
  idBirth,
  idSex,
  idDuplicate,
  personAge,
  householdNoHead,
  householdTwoHeads,
  householdSize,
  headSpouseSex,
  phoneInvalid,
  phoneShared,
  regIncomeOver,
  regIncomeUnder,
  regIncomeParts,
  regNoCause,
  regCauseContradicted,
  regWubaoLabour,
  regDibaoUnlisted,
  regDibaoUnmarked,
  regScale,
  regSplit,
  regEmpty,
  regChildLabour,
  regSchoolAge,
  regDropout,
  regUninsured,
  regUnsafeUnmonitored,
  ledgerDiffers,
  monClearedEarly,
  monClearedAtRisk,
  monNoMeasure,
  pairNone,
  pairSeveral,
  pairOverload,
  pairUnderload,
  pairOwnFamily,
  pairChangedEarly,
  pairReleased,
  pairCadreGone,
  pairScattered,
  cadrePhone,
  villageNoUnit,
  villageNoTeam,
  villageNoSecretary,
  visitNever,
  visitOverdue,
  visitLeaderShort,
  visitManyADay,
  visitTooFast,
  visitCopied,
  visitBackfilled,
  visitFuture,
  visitOutsidePairing,
  visitWhileAway,
  measNoPlan,
  measNone,
  measNoIncomeProject,
  measCauseUnmatched,
  measUntrained,
  measUnsafeHouse,
  procStepMissing,
  procOrder,
  procPublicityDays,
  procRepresentatives,
  procTooLong,
  exitUnmet,
  exitReversed,
  updateMissing,
  fundVillageShare,
  fundRewardShare,
  fundVillageMinimum,
  fundOverpaid,
  fundPaidEarly,
  fundUndisclosed,
  fundOffRegister,
  benefitDuplicate,
  benefitStandard,
  benefitEqual,
  loanCap,
  projectLate,
  matchPayroll,
  matchVehicle,
  matchHouse,
  matchCompany,
  matchDeceased,
  matchPrison,
  resultExitRate,
  resultReturnRate,
]
