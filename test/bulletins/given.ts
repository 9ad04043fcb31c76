import type { givenIn } from '../given.ts'

type County = ReturnType<typeof givenIn>
type Given = { check: string; household: string; severity?: number } & Record<string, string | number | null>

/** Findings as the checks and the people who handle them leave them. */
export const givenFinding =
  ({ db }: County) =>
  async ({ check, household, ...rest }: Given): Promise<number> => {
    const columns: Record<string, string | number | null> = {
      ...{ check_id: check, subject: household, household_no: household, township: '城关镇' },
      ...{ village: household === 'stays' ? '西村' : '东村', figures: '{}', status: 'persisting' },
      ...{ first_run: 1, last_run: 1, first_found_at: '2026-09-10T02:00:00Z', ...rest },
    }
    const names = Object.keys(columns)
    const text = `INSERT INTO finding (${names.join(', ')}) VALUES (${names.map((_, i) => `?${i + 1}`).join(', ')})`
    const { meta } = await db
      .prepare(text)
      .bind(...Object.values(columns))
      .run()
    return meta.last_row_id
  }
