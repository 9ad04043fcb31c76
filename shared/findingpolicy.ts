import { z } from 'zod'
import { parameter, sources, whole } from './parameter.ts'

const { county } = sources
const campaign = '巩固脱贫成果后评估发现问题整改工作方案（各县以本县方案为准）'

const days = whole.min(1).max(366)

/** Finding policy (疑点办理): by when findings are answered, how long an explanation holds, when what is overdue rises. */
export const findings = z.strictObject({
  blockerDays: parameter(days, 7, '必须整改的疑点分派后多少天内答复', '天', campaign, 'lower'),
  seriousDays: parameter(days, 15, '较重的疑点分派后多少天内答复', '天', campaign, 'lower'),
  noticeDays: parameter(days, 30, '提示的疑点分派后多少天内答复', '天', campaign, 'lower'),
  exemptMonths: parameter(
    whole.min(1).max(120),
    12,
    '情况说明、误报最多管多少个月，到期重新办理',
    '个月',
    county,
    'lower',
  ),
  ledgerDays: parameter(days, 31, '整改核验通过后多少天内台账应当改过来', '天', campaign, 'lower'),
  riseDays: parameter(days, 7, '逾期多少天仍未答复的上升到上一级', '天', county, 'lower'),
  evidenceMegabytes: parameter(whole.min(1).max(50), 20, '一份佐证材料最大', 'MB', county),
})
