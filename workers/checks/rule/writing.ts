import type { RuleFault } from '../../../shared/rule.ts'
import type { TableName } from './table.ts'

/** Whose words a text field may have, by the name of its code list (labour, status …). */
export type CodeWords = Record<string, readonly string[]>

/** A field a rule spoke of: a column, or the path in `extra` of one no field answers to. */
export type Spoken = { table: TableName; title: string; column?: string; path?: string }

/**
 * What is gathered while a rule is written as SQL. The text is made of our own words alone: whatever the rule says goes into
 * `values`, bound as JSON in `?2`.
 */
export class Writing {
  readonly values: (string | number | string[])[] = []
  readonly reads = new Set<TableName>()
  readonly parameters = new Set<string>()
  readonly faults: Pick<RuleFault, 'at' | 'words'>[] = []
  readonly spoken = new Map<string, Spoken>()
  /** It looks beyond a household: a run kept to some households cannot tell. */
  crosses = false
  /** It says what a row elsewhere says, not only how many there are. */
  elsewhere = false
  /** It spoke of the as-of day. */
  today = false
  counts = 0
  private aliases = 0
  private readonly bound = new Map<string, number>()
  readonly lists: Record<string, string[]>
  readonly codeWords: CodeWords

  constructor(lists: Record<string, string[]>, codeWords: CodeWords) {
    this.lists = lists
    this.codeWords = codeWords
  }

  alias(): string {
    return `t${this.aliases++}`
  }

  /** Where a value stands in `?2`. */
  path(value: string | number | string[]): string {
    const said = JSON.stringify(value)
    const at = this.bound.get(said) ?? this.values.push(value) - 1
    this.bound.set(said, at)
    return `'$.values[${at}]'`
  }

  bind(value: string | number): string {
    return `(?2 ->> ${this.path(value)})`
  }

  /** The words of a list, to be asked with IN. */
  bindAll(values: (string | number)[]): string {
    return `(SELECT value FROM json_each(?2, ${this.path(values as string[])}))`
  }

  fault(at: string, words: string): void {
    if (this.faults.length < 20) this.faults.push({ at, words })
  }
}
