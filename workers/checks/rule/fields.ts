import type { RuleField } from '../../../shared/rulepage.ts'
import { derived } from './scope.ts'
import { type TableName, tableNames, tables } from './table.ts'
import type { CodeWords } from './writing.ts'

/** Every field rules may speak of, by what it is a field of (字段表). */
export function fieldsOf(codeWords: CodeWords): Record<TableName, RuleField[]> {
  return Object.fromEntries(tableNames.map((table) => [table, ofTable(table, codeWords)])) as Record<
    TableName,
    RuleField[]
  >
}

function ofTable(table: TableName, codeWords: CodeWords): RuleField[] {
  const { columns, ones, relations } = tables[table]
  const wordsOf = (list: string | undefined) => {
    const words = list === undefined ? undefined : codeWords[list]
    return words === undefined ? {} : { words: words.filter((word) => word !== '') }
  }
  return [
    ...[...columns.values()].map(({ name, title, type, list }) => ({ name, title, type, ...wordsOf(list) })),
    ...Object.entries(derived[table] ?? {}).map(([name, { title, type }]) => ({
      name,
      title,
      type,
      ...wordsOf(name === 'causes' ? 'cause' : undefined),
    })),
    ...Object.entries(ones).map(([name, { title, table: of }]) => ({ name, title, type: 'one' as const, of })),
    ...Object.entries(relations).map(([name, { title, table: of }]) => ({
      name,
      title,
      type: 'relation' as const,
      of,
    })),
  ]
}
