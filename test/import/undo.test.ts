import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Fields, type Word, without } from '../../workers/import/undo/record.ts'

const columns = ['head_name', 'phone', 'status', 'extra'] as const
type Row = { key: string; columns: string[]; data: (string | null)[] }
type Told = Word & { key: string }

/** A few values only: most of what a ledger says somebody has said before. */
const value = (column: string) =>
  column === 'extra'
    ? fc.constantFrom(null, '{"备注":"甲"}', '{"备注":"乙"}', '{"低保":"是"}', '{"备注":"甲","低保":"是"}')
    : fc.constantFrom(null, '', '甲', '乙')
const row: fc.Arbitrary<Row> = fc
  .tuple(fc.constantFrom('户1', '户2', '户3'), fc.subarray([...columns]))
  .chain(([key, said]) =>
    fc.tuple(...said.map(value)).map((data) => ({ key, columns: said, data: data as Row['data'] })),
  )
const imports = fc.array(fc.array(row, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 5 })

type Register = Map<string, Record<string, unknown>>

/** The plainest way to say what an import does; `words`: what is kept of it. */
function commit(register: Register, importId: number, rows: Row[], words: Told[]): void {
  const before = new Map([...register].map(([key, fields]) => [key, { ...fields }]))
  rows.forEach((one, at) => {
    const old = before.get(one.key)
    const state = old === undefined ? 'new' : changes(old, one).length === 0 ? 'same' : 'changed'
    const now = register.get(one.key)
    const kept = { ...one, importId, n: at + 1, sheet: '表', row: at + 1, state } satisfies Partial<Told>
    const source = { import_id: importId, source_sheet: '表', source_row: at + 1 }
    words.push({ ...kept, before: state === 'changed' ? beforeOf(now!, one) : null })
    if (state === 'same') return
    const made = now ?? Object.fromEntries(one.columns.map((column, i) => [column, one.data[i]]))
    const merged = now === undefined ? made : { ...now, ...Object.fromEntries(changes(now, one)) }
    register.set(one.key, { ...merged, ...source })
  })
}

function beforeOf(old: Record<string, unknown>, one: Row): Fields {
  const { import_id, source_sheet, source_row } = old
  const changed = changes(old, one).map(([column]) => [column, old[column] ?? null])
  return { import_id, source_sheet, source_row, ...Object.fromEntries(changed) }
}

function changes(old: Record<string, unknown>, { columns: said, data }: Row): [string, unknown][] {
  return said.flatMap((column, at): [string, unknown][] => {
    const was = old[column] ?? null
    const now = data[at] ?? null
    if (column === 'head_name' && !now) return []
    if (column !== 'extra') return was === now ? [] : [[column, now]]
    const merged = JSON.stringify({ ...JSON.parse(String(was ?? '{}')), ...JSON.parse(now ?? '{}') })
    return now === null || merged === was ? [] : [[column, merged]]
  })
}

function replay(files: Row[][], but: Set<number>): Register {
  const register: Register = new Map()
  files.forEach((rows, at) => {
    if (!but.has(at)) commit(register, at, rows, [])
  })
  return register
}

/** Columns nobody spoke of and those that are unknown are the same. */
const known = (register: Register) =>
  [...register]
    .map(([key, fields]) => [
      key,
      Object.entries(fields)
        .filter(([, item]) => item !== null)
        .sort(),
    ])
    .sort()

describe('a record without one of its imports', () => {
  it('is what the others make of it, whichever are taken back and in whatever order', () => {
    const orders = imports.chain((files) =>
      fc.tuple(
        fc.constant(files),
        fc.shuffledSubarray(
          files.map((_, at) => at),
          { minLength: 1 },
        ),
      ),
    )
    fc.assert(
      fc.property(orders, ([files, order]) => {
        const register: Register = new Map()
        const words: Told[] = []
        for (const [at, rows] of files.entries()) commit(register, at, rows, words)
        const gone = new Set<number>()
        for (const id of order) {
          undo(register, words, id, gone)
          gone.add(id)
          expect(known(register)).toEqual(known(replay(files, gone)))
        }
      }),
      { numRuns: 400 },
    )
  })
})

function undo(register: Register, words: Told[], id: number, gone: Set<number>): void {
  for (const key of new Set(words.filter((word) => word.importId === id).map((word) => word.key))) {
    const told = words.filter((word) => word.key === key && word.importId >= id && !gone.has(word.importId))
    const { fields, mended } = without(id, 'household', register.get(key) ?? null, told)
    for (const one of mended) {
      const at = words.findIndex((word) => word.importId === one.importId && word.n === one.n)
      words[at] = { ...words[at]!, ...one }
    }
    if (fields === null) register.delete(key)
    else register.set(key, fields)
  }
}
