import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultPolicy } from '../../shared/policy.ts'
import type { RuleFault, RulePack } from '../../shared/rule.ts'
import { compile } from '../checks/rule/compile.ts'
import { exampleDay, insertsOf } from '../checks/rule/example.ts'
import { documentOf } from '../checks/rule/packs.ts'
import { tableNames } from '../checks/rule/table.ts'
import { policyFor } from '../checks/statement.ts'
import { migrate } from '../db/migrate.ts'
import { database } from './database.ts'
import { migrationsOf } from './databases.ts'
import { countyBinding, databasesOnly, startRuntime } from './runtime.ts'

const SCRATCH = '000000'

/** Every example of a pack tried on a database made for it and thrown away: those that find something else than they say. */
export async function triedExamples(pack: RulePack): Promise<RuleFault[]> {
  const folder = await mkdtemp(join(tmpdir(), 'jiedui-rules-'))
  const { runtime } = await startRuntime(databasesOnly(folder, [SCRATCH]))
  try {
    const db = await database(runtime, countyBinding(SCRATCH))
    await migrate(db, await migrationsOf('county'))
    const faults: RuleFault[] = []
    for (const rule of pack.rules) {
      const { check } = compile(documentOf(rule, pack.lists))
      for (const [i, { given, finds }] of rule.examples.entries()) {
        const results = await db.batch<{ subject: string | null }>([
          ...tableNames.map((table) => db.prepare(`DELETE FROM ${table}`)),
          ...insertsOf(given).inserts.map(({ sql, values }) => db.prepare(sql).bind(...values)),
          db.prepare(check.sql).bind(exampleDay, policyFor(check, defaultPolicy())),
        ])
        const found = results.at(-1)!.results.map(({ subject }) => String(subject))
        if (found.sort().join('\n') !== [...finds].sort().join('\n')) {
          const words = `例子应当找出 ${finds.join('、') || '无'}，实际找出 ${found.join('、') || '无'}。`
          faults.push({ rule: rule.id, at: `examples.${i}`, words })
        }
      }
    }
    return faults
  } finally {
    await runtime.dispose()
    await rm(folder, { recursive: true, force: true })
  }
}
