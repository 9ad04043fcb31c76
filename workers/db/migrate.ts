import type { D1Database } from '@cloudflare/workers-types'

/** A migration: its file's name, which orders it, and its SQL. */
export type Migration = { name: string; sql: string }

/**
 * Brings a database up to date: applies in the order of their names the migrations not yet applied, each whole or not
 * at all, and answers their names. Keeps the same table as `wrangler d1 migrations`.
 */
export async function migrate(db: D1Database, migrations: Migration[]): Promise<string[]> {
  await db
    .prepare(
      `CREATE TABLE IF NOT EXISTS d1_migrations (
         id INTEGER PRIMARY KEY AUTOINCREMENT,
         name TEXT UNIQUE,
         applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`,
    )
    .run()
  const { results } = await db.prepare('SELECT name FROM d1_migrations ORDER BY id').all<{ name: string }>()
  const applied = new Set(results.map(({ name }) => name))
  const due = migrations.filter(({ name }) => !applied.has(name)).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const { name, sql } of due) {
    await db.batch([
      ...splitStatements(sql).map((statement) => db.prepare(statement)),
      db.prepare('INSERT INTO d1_migrations (name) VALUES (?1)').bind(name),
    ])
  }
  return due.map(({ name }) => name)
}

// Strings, quoted names and comments whole, then words, then single characters.
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\/|\w+|\s+|[\s\S]/g

/** Statements of a script, without the comments between them; a `;` in a string, a comment or a trigger's body ends none. */
export function splitStatements(sql: string): string[] {
  const statements: string[] = []
  let current = ''
  let words: string[] = []
  let depth = 0
  const end = () => {
    if (current !== '') statements.push(current.trim())
    current = ''
    words = []
  }
  for (const [token] of sql.matchAll(TOKEN)) {
    const blank = /^(?:\s|--|\/\*)/.test(token)
    if (blank && current === '') continue
    if (token === ';' && depth === 0) {
      end()
      continue
    }
    current += token
    if (!/^\w+$/.test(token)) continue
    const word = token.toUpperCase()
    if (words.length < 3) words.push(word)
    if (/^CREATE (?:TEMP |TEMPORARY )?TRIGGER/.test(words.join(' '))) depth += nesting(word)
  }
  end()
  return statements
}

function nesting(word: string): number {
  if (word === 'BEGIN' || word === 'CASE') return 1
  return word === 'END' ? -1 : 0
}
