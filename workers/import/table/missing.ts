/** What a record's natural key lacks, found by asking the key itself: no kind says it twice. */
import { given, type RecordOf, type Values } from '../kind/kind.ts'

/** Names of the values that are blank and that the key needs; of several that would do, the first there is a column for. */
export function missingFrom(record: RecordOf, values: Values, has: (name: string) => boolean): string[] {
  const asked = new Set<string>()
  const keyWith = (filled: (name: string) => boolean) =>
    record.key(
      new Proxy(values, {
        get(of, name) {
          if (typeof name !== 'string') return undefined
          const value = of[name]
          if (given(value)) return value
          asked.add(name)
          return filled(name) ? '?' : value
        },
      }),
    )
  if (keyWith(() => true) === null) return []
  // A set is walked to names added while it is walked.
  const needed: string[] = []
  for (const name of asked) if (keyWith((other) => other !== name) === null) needed.push(name)
  if (needed.length > 0) return needed
  const enough = [...asked].filter((name) => keyWith((other) => other === name) !== null)
  return [enough.find(has) ?? enough[0]].filter((name) => name !== undefined)
}
