import type { z } from 'zod'
import { Rule, type RuleFault, RulePack } from '../../../shared/rule.ts'
import { mask } from '../../db/mask.ts'
import { replaceNumbers } from '../../db/peoplesnumbers.ts'
import { catalogue } from '../catalogue.ts'
import { compile } from './compile.ts'
import { insertsOf } from './example.ts'
import { numbersIn } from './numbers.ts'
import { documentOf } from './packs.ts'
import type { CodeWords } from './writing.ts'

const mostKeptBytes = 1_500_000

const FORMAT = RulePack.shape.format.value
const notAPack = `这不是规则包：文件里要有 "format": "${FORMAT}"，还要有 id、title、version、source 和 rules。可以先导出一个规则包，照着写。`

type Issue = { path: PropertyKey[]; message: string; errors?: Issue[][] }

/** The texts of a rule as its form calls them. */
const textNames: Record<string, string> = {
  title: '规则名称',
  says: '疑点的话',
  rule: '规则',
  source: '出处',
  mend: '怎么改',
}

/** What a schema says of something written, at the deepest place it got to. */
function schemaFaults(rule: string, error: z.ZodError): RuleFault[] {
  return (error.issues as unknown as Issue[]).slice(0, 10).map((issue) => {
    const { path, message } = deepest(issue)
    const at = path.join('.')
    const text = textNames[at]
    const wrong = text ? `“${text}”要填写，不少于 2 个字，也不能太长。` : '这里的写法不对，请对照格式说明改正。'
    return { rule, at, words: /[一-鿿]/.test(message) ? message : wrong }
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
  if (!read.success) return { rule: null, faults: schemaFaults(id, read.error) }
  const rule = read.data
  const { faults } = compile(documentOf(rule, lists), codeWords)
  const examples = rule.examples.flatMap(({ given }, i) =>
    insertsOf(given).faults.map((words) => ({ rule: rule.id, at: `examples.${i}`, words })),
  )
  const taken = catalogue.some(({ id: known }) => known === rule.id)
    ? [{ rule: rule.id, at: 'id', words: `“${rule.id}”是系统自带核查规则的编号，请另取一个。` }]
    : []
  const others = [...taken, ...faults, ...examples].map((one) => ({ ...one, words: replaceNumbers(one.words, mask) }))
  return { rule, faults: [...numbersIn(rule, rule.id), ...others] }
}

/** A pack read and judged, every rule of it. */
export function judgedPack(written: unknown, codeWords: CodeWords): { pack: RulePack | null; faults: RuleFault[] } {
  if (typeof written !== 'object' || written === null || (written as { format?: unknown }).format !== FORMAT) {
    return { pack: null, faults: [{ rule: '', at: 'format', words: notAPack }] }
  }
  const { rules, ...bare } = written as Record<string, unknown>
  const head = RulePack.omit({ rules: true }).safeParse(bare)
  if (!head.success) return { pack: null, faults: schemaFaults('', head.error) }
  if (!Array.isArray(rules) || rules.length === 0 || rules.length > 1000) {
    return { pack: null, faults: [{ rule: '', at: 'rules', words: '规则包里要有 1 至 1000 条规则（rules）。' }] }
  }
  const read = rules.map((rule) => judged(rule, head.data.lists, codeWords))
  const ids = rules.map((rule) => String((rule as { id?: unknown } | null)?.id))
  const twice = [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))]
  const faults = [
    ...numbersIn(head.data, ''),
    ...tooLong(head.data.lists, rules),
    ...read.flatMap(({ faults }) => faults),
    ...twice.map((id) => ({ rule: id, at: 'id', words: `“${id}”在规则包里出现了不止一次。` })),
  ]
  if (faults.length > 0) return { pack: null, faults }
  return { pack: { ...head.data, rules: read.map(({ rule }) => rule!) }, faults }
}

/** Each rule is kept with the lists it names, and all of them are written at once: D1 takes 2 MB a value. */
function tooLong(lists: Record<string, string[]>, rules: unknown[]): RuleFault[] {
  const words = '规则包太长：名单随用它的每条规则各存一份，请拆成几个规则包，或者把名单写短。'
  let bytes = 0
  const over = rules.some((rule) => {
    bytes += utf8.encode(JSON.stringify(JSON.stringify(documentOf(rule as Rule, lists)))).length
    return bytes > mostKeptBytes
  })
  return over ? [{ rule: '', at: 'rules', words }] : []
}

const utf8 = new TextEncoder()

/** Faults in a line each, no more than a person reads. */
export function faultWords(faults: RuleFault[]): string {
  const said = faults
    .slice(0, 8)
    .map(({ rule, at, words }) => `${[rule, at].filter((one) => one !== '').join(' ')}：${words}`)
  return [...said, ...(faults.length > 8 ? [`另有 ${faults.length - 8} 处`] : [])].join('\n')
}
