import type { z } from 'zod'
import { Rule, type RuleFault, RulePack } from '../../../shared/rule.ts'
import { catalogue } from '../catalogue.ts'
import { compile } from './compile.ts'
import { insertsOf } from './example.ts'
import { documentOf } from './packs.ts'
import type { CodeWords } from './writing.ts'

type Issue = { path: PropertyKey[]; message: string; errors?: Issue[][] }

/** What a schema says of something written, at the deepest place it got to. */
function faultsOf(rule: string, error: z.ZodError): RuleFault[] {
  return (error.issues as unknown as Issue[]).slice(0, 10).map((issue) => {
    const { path, message } = deepest(issue)
    const words = /[一-鿿]/.test(message) ? message : '这里的写法不对，请对照格式说明改正。'
    return { rule, at: path.join('.'), words }
  })
}

function deepest(issue: Issue): { path: PropertyKey[]; message: string } {
  const inner = (issue.errors ?? []).flat().map((one) => {
    const { path, message } = deepest(one)
    return { path: [...issue.path, ...path], message }
  })
  return [...inner, issue].sort((a, b) => b.path.length - a.path.length)[0]!
}

/** A rule read and judged: what is wrong with it in words, nothing where it is right. */
export function judged(
  written: unknown,
  lists: Record<string, string[]>,
  codeWords: CodeWords,
): { rule: Rule | null; faults: RuleFault[] } {
  const read = Rule.safeParse(written)
  const id = String((written as { id?: unknown } | null)?.id ?? '')
  if (!read.success) return { rule: null, faults: faultsOf(id, read.error) }
  const rule = read.data
  const { faults } = compile(documentOf(rule, lists), codeWords)
  const examples = rule.examples.flatMap(({ given }, i) =>
    insertsOf(given).faults.map((words) => ({ rule: rule.id, at: `examples.${i}`, words })),
  )
  const taken = catalogue.some(({ id: known }) => known === rule.id)
    ? [{ rule: rule.id, at: 'id', words: `“${rule.id}”是系统自带核查规则的编号，请另取一个。` }]
    : []
  return { rule, faults: [...taken, ...faults, ...examples] }
}

/** A pack read and judged, every rule of it. */
export function judgedPack(written: unknown, codeWords: CodeWords): { pack: RulePack | null; faults: RuleFault[] } {
  const bare = typeof written === 'object' && written !== null ? { ...(written as object), rules: [] } : written
  const head = RulePack.omit({ rules: true }).safeParse(
    written === null || typeof written !== 'object' ? written : without(bare as Record<string, unknown>),
  )
  if (!head.success) return { pack: null, faults: faultsOf('', head.error) }
  const rules = (written as { rules?: unknown }).rules
  if (!Array.isArray(rules) || rules.length === 0 || rules.length > 1000) {
    return { pack: null, faults: [{ rule: '', at: 'rules', words: '规则包里要有 1 至 1000 条规则（rules）。' }] }
  }
  const read = rules.map((rule) => judged(rule, head.data.lists, codeWords))
  const ids = rules.map((rule) => String((rule as { id?: unknown } | null)?.id))
  const twice = [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))]
  const faults = [
    ...read.flatMap(({ faults }) => faults),
    ...twice.map((id) => ({ rule: id, at: 'id', words: `“${id}”在规则包里出现了不止一次。` })),
  ]
  if (faults.length > 0) return { pack: null, faults }
  return { pack: { ...head.data, rules: read.map(({ rule }) => rule!) }, faults }
}

function without({ rules: _, ...head }: Record<string, unknown>): object {
  return head
}

/** Faults in a line each, no more than a person reads. */
export function faultWords(faults: RuleFault[]): string {
  const said = faults
    .slice(0, 8)
    .map(({ rule, at, words }) => `${[rule, at].filter((one) => one !== '').join(' ')}：${words}`)
  return [...said, ...(faults.length > 8 ? [`另有 ${faults.length - 8} 处`] : [])].join('\n')
}
