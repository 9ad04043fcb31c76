import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const folderOf = (data: string): string => join(data, 'store/d1/miniflare-D1DatabaseObject')

/** Files of a stopped server's databases. */
export const databaseFiles = (data: string): string[] =>
  readdirSync(folderOf(data)).filter((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')

/** A stopped server's database forgets which migrations it has, and the next one fails; answers how to mend it. */
export function forgetMigrations(data: string, file: string): () => void {
  const path = join(folderOf(data), file)
  const names = within(path, (database) => database.prepare('SELECT name FROM d1_migrations ORDER BY id').all())
  within(path, (database) => database.exec('DELETE FROM d1_migrations'))
  return () =>
    within(path, (database) => {
      for (const { name } of names) database.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run(String(name))
    })
}

function within<T>(path: string, work: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(path)
  try {
    return work(database)
  } finally {
    database.close()
  }
}
