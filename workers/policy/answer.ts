import { parameters, policyLines } from '../../shared/policy.ts'
import type { PolicyAnswer, PolicyLineShown, Reader } from '../../shared/policychange.ts'
import { floorUnder } from '../../shared/policyfloor.ts'
import { type Form, formOf } from '../../shared/policyform.ts'
import { valueAt } from '../../shared/policypath.ts'
import { isSame } from '../../shared/tighter.ts'
import { type InForce, inForce, latestOf, type Timeline } from '../db/timeline.ts'
import { comingOf } from './history.ts'

/** The policy of a day as the page shows it. `readersOf` says which checks read a parameter, which is another capability's. */
export function answerOf(timeline: Timeline, today: string, readersOf: (path: string) => Reader[]): PolicyAnswer {
  const standing = inForce(timeline, today)
  const { version = 0, effectiveOn = null, setBy = null, setAt = null } = standing.last ?? {}
  return {
    ...{ version, latest: latestOf(timeline), document: standing.document, effectiveOn, setBy, setAt },
    lines: linesOf(standing, readersOf),
    coming: comingOf(timeline, today),
  }
}

const forms = new Map<string, Form>()
/** Read off the schemas when first asked for: an isolate keeps them. */
function formsByPath(): Map<string, Form> {
  if (forms.size === 0) for (const { path, schema } of parameters) forms.set(path, formOf(schema))
  return forms
}

function linesOf({ document, own, floors, setters }: InForce, readersOf: (path: string) => Reader[]) {
  return policyLines(document).map((line): PolicyLineShown => {
    const { path } = line
    const ownValue = valueAt(own, path)
    const kept = setters.get(path)
    const { version, effectiveOn, setBy, setAt, reason } = kept ?? {}
    return {
      ...line,
      form: formsByPath().get(path)!,
      floor: floorUnder(path, line, floors),
      ...(isSame(ownValue, line.value) ? {} : { own: ownValue }),
      readers: readersOf(path),
      last: kept === undefined ? null : ({ version, effectiveOn, setBy, setAt, reason } as PolicyLineShown['last']),
    }
  })
}
