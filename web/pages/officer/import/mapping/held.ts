import { useEffect, useState } from 'preact/hooks'
import type { Import } from '../../../../../shared/import.ts'
import { changesIn, type Draft } from './draft.ts'

/** A draft that survives a reload, and asks before the window closes on it. */
export function useDraft(key: string): [Draft, (change: (draft: Draft) => Draft) => void] {
  const [held, setHeld] = useState(() => ({ key, draft: read<Draft>(key) ?? {} }))
  const draft = held.key === key ? held.draft : (read<Draft>(key) ?? {})
  const change = (how: (draft: Draft) => Draft) =>
    setHeld((before) => {
      const next = how(before.key === key ? before.draft : (read<Draft>(key) ?? {}))
      write(key, changesIn(next) === 0 ? null : next)
      return { key, draft: next }
    })
  const unsent = changesIn(draft) > 0
  useEffect(() => {
    if (!unsent) return
    const unload = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', unload)
    return () => removeEventListener('beforeunload', unload)
  }, [unsent])
  return [draft, change]
}

/** Whether changes to how it is read wait in this browser. */
export const hasDraft = (id: number) => Object.keys(sessionStorage).some((key) => key.startsWith(`mapping ${id} `))

/** What a reading brought. */
export type Reading = { rows: number; records: number; errors: number; notices: number }

export function readingOf({ summary, rowsStaged }: Import): Reading {
  const tables = summary?.sheets.flatMap((sheet) => sheet.tables) ?? []
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return { rows, records: rowsStaged, ...(summary?.issues ?? { errors: 0, notices: 0 }) }
}

const before = (id: number) => `import ${id} before`

/** What the last reading brought before this person had it read again. */
export const readBefore = (id: number) => read<Reading>(before(id))
export const holdReading = (id: number, reading: Reading | null) => write(before(id), reading)

function read<T>(key: string): T | null {
  const text = sessionStorage.getItem(key)
  return text === null ? null : (JSON.parse(text) as T)
}

function write(key: string, value: unknown): void {
  if (value === null) sessionStorage.removeItem(key)
  else sessionStorage.setItem(key, JSON.stringify(value))
}
