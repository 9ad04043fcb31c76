import { ZodError } from 'zod'
import { Policy, parameters } from '../../shared/policy.ts'
import { saidOf } from '../db/timeline.ts'

/** A document that is no policy: what it names and nobody knows, or what has a value that cannot be. */
export class Unread extends Error {}

/** What a document looks like. */
const shape = '内容应写成 {"visits": {"everyDays": 31}} 这样，请核对。'

/** A document as a policy. */
export function readPolicy(document: unknown): Policy {
  try {
    return Policy.parse(document)
  } catch (error) {
    if (!(error instanceof ZodError)) throw error
    const names = error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
    )
    if (names.every((path) => path.length === 0)) throw new Unread(shape)
    const said = [...new Set(names.map((path) => nameOf(path.join('.'))))].join('、')
    throw new Unread(`这些政策参数不认识或取值不对，请对照“设置”页改正：${said}。`)
  }
}

/** `visits.dayMax（一天入户走访超过多少户提示核对）` where it is a parameter, or something inside one. */
function nameOf(path: string): string {
  const known = parameters.find((one) => path === one.path || path.startsWith(`${one.path}.`))
  return known === undefined ? path : `${path}（${saidOf(known.path).line}）`
}
