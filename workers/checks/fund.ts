/** SQL that the fund checks say alike. */

/** A name with the brackets people write: what is read from a workbook has them narrow. */
export const wide = (name: string) => `replace(replace(${name}, '(', '（'), ')', '）')`

/** A benefit as domain people write it: number (or household and name), programme, period. */
export const benefitSubject = (b: string) =>
  wide(
    `coalesce(nullif(${b}.id_number, ''), ${b}.household_no || '/' || ${b}.name) || '/' || ${b}.programme || '/' || coalesce(${b}.period, '')`,
  )

/** Where a benefit lies: as its ledger says, else where its household does. */
export const benefitPlace = `coalesce(nullif(b.township, ''), h.township) AS township, coalesce(nullif(b.village, ''), h.village) AS village`

/** The latest year with an approved project, as of the day. */
export const fundYear = `year AS MATERIALIZED (
      SELECT coalesce(max(substr(approved_on, 1, 4)), substr(?1, 1, 4)) AS year
      FROM project WHERE approved_on <> '' AND approved_on <= substr(?1, 1, length(approved_on)))`

/** The project is of that year: by its approval, or by its name where no approval is written. */
export const ofFundYear = (p: string) =>
  `CASE WHEN ${p}.approved_on <> '' THEN substr(${p}.approved_on, 1, 4) = (SELECT year FROM year)
        ELSE instr(${p}.name, (SELECT year FROM year) || '年') > 0 END`

/** The year's approved projects `p` among which `part` has less of the money than the parameter says. */
export const shareUnder = (part: string, limit: string, among = 'true') => `
    WITH ${fundYear}
    SELECT ${wholeCounty}, year, total_fen, part_fen, round(100.0 * part_fen / total_fen, 1) AS percent,
      ?2 ->> '$.${limit}' AS limit_percent
    FROM (
      SELECT (SELECT year FROM year) AS year, sum(p.approved_fen) AS total_fen,
        coalesce(sum(CASE WHEN ${part} THEN p.approved_fen END), 0) AS part_fen
      FROM project p WHERE ${among} AND ${ofFundYear('p')})
    WHERE total_fen > 0 AND 100.0 * part_fen / total_fen < limit_percent`

/** The county as the subject of a finding: a database holds one, so its name is said where it is shown. */
export const wholeCounty = `'全县' AS subject, NULL AS township, NULL AS village`
