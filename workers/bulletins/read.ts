import type { Bulletin, BulletinFigures, Coverage, Movement } from '../../shared/bulletin.ts'
import type { Severity } from '../../shared/finding.ts'
import { coverageNames, movementNames, noCoverage, noMovement, summed } from './sum.ts'

/** Whose part of the county's figures somebody reads: a township's (by its villages), all of it (null: by township), or nobody's (undefined). */
export type Scope = { township: string | null | undefined }

type Total = Bulletin['total']
const allNames = [...movementNames, ...coverageNames]

/** What a bulletin says of the scope. */
export function partOf(
  figures: BulletinFigures,
  { township }: Scope,
): Pick<Bulletin, 'asOf' | 'dueTo' | 'township' | 'total' | 'checks' | 'ages' | 'places' | 'units'> {
  const here = <Row extends { township: string }>(rows: Row[]) =>
    township === null ? rows : rows.filter((row) => row.township === township)
  const cells = here(figures.cells)
  const places = here(figures.villages).map(({ township: of, village, ...row }) => {
    return { place: township === null ? of : village, ...row }
  })
  return {
    asOf: figures.asOf,
    dueTo: figures.dueTo,
    // Whoever asks for a township that is none here is not answered by its name.
    township: places.length > 0 && township !== undefined ? township : null,
    total: totalOf(places),
    checks: checksOf(figures.checks, cells),
    ages: agesOf(figures.checks, cells),
    places: summed(places, ({ place }) => place, allNames).toSorted(byName(({ place }) => place)),
    units: summed(here(figures.units), ({ unit }) => unit, movementNames).map(({ township: _, ...unit }) => unit),
  }
}

/** By name, whatever lies in no place last. */
const byName =
  <Row>(name: (row: Row) => string) =>
  (a: Row, b: Row) =>
    Number(name(a) === '') - Number(name(b) === '') || (name(a) < name(b) ? -1 : 1)

function totalOf(rows: (Movement & Coverage)[]): Total {
  const [total] = summed([{ ...noMovement(), ...noCoverage() }, ...rows], () => '', allNames)
  return Object.fromEntries(allNames.map((name) => [name, total![name]])) as Total
}

const severities: Severity[] = ['blocker', 'serious', 'notice']

function checksOf(checks: BulletinFigures['checks'], cells: BulletinFigures['cells']): Bulletin['checks'] {
  const sums = new Map(summed(cells, ({ checkId }) => checkId, movementNames).map((row) => [row.checkId, row]))
  return checks
    .flatMap((check) => {
      const sum = sums.get(check.id)
      if (sum === undefined) return []
      const { township: _, checkId: __, ages: ___, ...movement } = sum
      return [{ ...check, ...movement }]
    })
    .sort(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.end - a.end || (a.id < b.id ? -1 : 1),
    )
}

function agesOf(checks: BulletinFigures['checks'], cells: BulletinFigures['cells']): Bulletin['ages'] {
  const severityOf = new Map(checks.map(({ id, severity }) => [id, severity]))
  const ages: Bulletin['ages'] = { blocker: [0, 0, 0, 0, 0], serious: [0, 0, 0, 0, 0], notice: [0, 0, 0, 0, 0] }
  for (const cell of cells) {
    const sums = ages[severityOf.get(cell.checkId)!]
    for (const [i, n] of cell.ages.entries()) sums[i] = sums[i]! + n
  }
  return ages
}
