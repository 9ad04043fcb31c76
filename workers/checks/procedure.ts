/** SQL that the procedure checks say alike: which template a case goes by, and the days of its steps. Reads policy procedures.templates. */
import type { stepNames } from '../../shared/procedurepolicy.ts'

type Step = (typeof stepNames)[number]

/** The day a step was done, or the days it lasted, by column. */
const days: Record<Step, [from: string, to?: string]> = {
  线索发现: ['clue_on'],
  农户申请: ['applied_on'],
  入户核查: ['surveyed_on'],
  工作队提名: ['nominated_on'],
  村民小组评议: ['group_reviewed_on'],
  民主评议: ['reviewed_on'],
  第一次公示: ['publicity_from', 'publicity_to'],
  农户认可: ['agreed_on'],
  乡镇审核: ['township_reviewed_on'],
  第二次公示: ['second_publicity_from', 'second_publicity_to'],
  数据录入: ['entered_on'],
  县级审定: ['county_decided_on'],
  公告: ['announced_on'],
}

const columns = Object.values(days).flat() as string[]

/** The first of the columns that says a day; '' where all delivered ones are blank, NULL where none was delivered. */
const either = (c: string, [from, to]: [string, string?]) =>
  to === undefined ? `${c}.${from}` : `coalesce(nullif(${c}.${from}, ''), ${c}.${to}, ${c}.${from})`

const byStep = (step: string, said: (columns: [string, string?]) => string) =>
  `CASE ${step} ${Object.entries(days)
    .map(([name, of]) => `WHEN '${name}' THEN ${said(of)}`)
    .join(' ')} END`

/** When the step began and when it was over, as the case `c` says. */
export const began = (step: string, c = 'c') => byStep(step, (of) => either(c, of))
export const ended = (step: string, c = 'c') =>
  byStep(step, ([from, to]) => either(c, to === undefined ? [from] : [to, from]))

/** The same where a publicity's end is a step of its own (`halves` of a template). */
const halves = `CASE s.value ${Object.entries(days)
  .flatMap(([name, of]) => of.map((column, i) => `WHEN '${name}${i === 0 ? '' : '止'}' THEN c.${column}`))
  .join(' ')} END`

/** The year a case is of: that of its first day written. */
export const caseYear = (c: string) =>
  `CAST(substr(coalesce(${columns.map((column) => `nullif(${c}.${column}, '')`).join(', ')}), 1, 4) AS INTEGER)`

/** `template`: each with the year from which a later one of its name takes over. */
export const templates = `template AS MATERIALIZED (
      SELECT value ->> 'procedure' AS procedure, value ->> 'fromYear' AS from_year, value -> 'steps' AS steps,
        replace(replace(value -> 'steps', '"第一次公示"', '"第一次公示","第一次公示止"'), '"第二次公示"', '"第二次公示","第二次公示止"') AS halves,
        lead(value ->> 'fromYear', 1, 10000) OVER (PARTITION BY value ->> 'procedure' ORDER BY value ->> 'fromYear') AS until_year,
        value ->> 'publicityDays' AS publicity_days, value ->> 'largeVillage' AS large_village, value ->> 'maxDays' AS max_days,
        value ->> 'representatives' AS representatives, value ->> 'representativesLarge' AS representatives_large
      FROM json_each(?2, '$.procedures.templates'))`

/** The case `c` with its template `t` and its household `h`, where the register has it. */
export const cases = `procedure_case c CROSS JOIN template t LEFT JOIN household h ON h.key = c.household_no`
export const goesBy = `t.procedure = c.procedure AND ${caseYear('c')} >= t.from_year AND ${caseYear('c')} < t.until_year`

/** What a check about a case returns beside its figures. */
export const ofCase = `c.key AS subject, h.key AS household_no, coalesce(h.township, c.township) AS township, coalesce(h.village, c.village) AS village, c.head_name, c.procedure`

/** `step`: every step of the cases `of` finds, in the order of its template, with its days. */
const stepsOf = (of: string) => `${templates},
    step AS MATERIALIZED (
      SELECT c.id, s.key AS place, s.value AS step, ${began('s.value')} AS from_on, ${ended('s.value')} AS to_on
      FROM procedure_case c CROSS JOIN template t CROSS JOIN json_each(t.steps) s
      WHERE ${goesBy} AND ${of})`

/** `step` of the cases with a blank day somewhere: of a whole county's there are few. */
export const stepsOfBlank = stepsOf(`'' IN (${columns.map((column) => `c.${column}`).join(', ')})`)

/** `step` of the cases whose days, written in the order of the steps, are not sorted: only these can be out of order. */
export const stepsOfUnsorted = stepsOf(`c.id IN (
        SELECT c.id FROM procedure_case c CROSS JOIN template t CROSS JOIN json_each(t.halves) s
        WHERE ${goesBy} GROUP BY c.id
        HAVING group_concat(nullif(${halves}, '')) <> group_concat(nullif(${halves}, '') ORDER BY ${halves}))`)
