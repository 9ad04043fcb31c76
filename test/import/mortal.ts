import type { D1Database, D1PreparedStatement, R2Bucket } from '@cloudflare/workers-types'
import type { Mover } from '../../workers/import/advance.ts'

/** A call of a database or bucket, `before` or `after` it took effect. */
export type Death = { call: number; when: 'before' | 'after'; error: string }

/** A mover whose database and bucket throw at one of their calls; `calls()`: how many there were. */
export function mortal(mover: Mover, death: Death): { mover: Mover; calls: () => number } {
  let calls = 0
  const counted = async <T>(act: () => Promise<T>): Promise<T> => {
    const dies = ++calls === death.call
    if (dies && death.when === 'before') throw new Error(death.error)
    const answer = await act()
    if (dies) throw new Error(death.error)
    return answer
  }
  const real = new Map<unknown, D1PreparedStatement>()
  const wrapped = (statement: D1PreparedStatement): D1PreparedStatement => {
    const mine = {
      bind: (...values: unknown[]) => wrapped(statement.bind(...values)),
      first: (column?: string) => counted(() => (column === undefined ? statement.first() : statement.first(column))),
      run: () => counted(() => statement.run()),
      all: () => counted(() => statement.all()),
    }
    real.set(mine, statement)
    return mine as unknown as D1PreparedStatement
  }
  const { db } = mover.county
  const mortalDb = {
    prepare: (sql: string) => wrapped(db.prepare(sql)),
    batch: (statements: D1PreparedStatement[]) => counted(() => db.batch(statements.map((one) => real.get(one)!))),
  } as unknown as D1Database
  const { ledgers } = mover
  const mortalBucket = {
    get: (...of: Parameters<R2Bucket['get']>) => counted(() => ledgers.get(...of)),
  } as unknown as R2Bucket
  return {
    mover: { ...mover, county: { ...mover.county, db: mortalDb }, ledgers: mortalBucket },
    calls: () => calls,
  }
}
