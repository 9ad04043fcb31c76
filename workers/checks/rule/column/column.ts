/** What a column holds. `words`: several words with commas between. `sealed`: a number of people, never seen, only equal or blank. */
export type ColumnType = 'text' | 'number' | 'money' | 'day' | 'yesNo' | 'words' | 'sealed'

/** A column a rule may speak of. `list`: the code list its words are of; `state`: where it stands whether a sealed number is a right one. */
export type Column = { name: string; title: string; type: ColumnType; list?: string; state?: string }

/** Columns in a table of text, `name | title | type` a line; the type says its code list or state column behind a colon. */
export function columns(table: string): Map<string, Column> {
  const lines = table.trim().split('\n')
  return new Map(
    lines.map((line) => {
      const [name, title, written] = line.split('|').map((part) => part.trim()) as [string, string, string]
      const [type, more] = written.split(':') as [ColumnType, string?]
      const named = more === undefined ? {} : type === 'sealed' ? { state: more } : { list: more }
      return [name, { name, title, type, ...named }]
    }),
  )
}
