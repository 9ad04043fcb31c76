import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import type { PolicyLineShown } from '../../../../shared/policychange.ts'
import { usesOf } from '../../../../shared/policyuses.ts'
import { floorWords, valueWords } from '../../../../shared/policywords.ts'
import { isLooser, isSame, tighterNames } from '../../../../shared/tighter.ts'
import { to } from '../../../to.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { type Draft, withLine } from './draft.ts'
import { namesIn } from './LineCells.tsx'
import { ValueFields } from './ValueFields.tsx'
import { columnsOf, readWritten, writtenOf } from './written.ts'

/** One parameter: what it does, what it is and may be, and what it shall be. Nothing is saved here. */
export function LineDialog(props: {
  line: PolicyLineShown
  draft: Draft
  change: (draft: Draft) => void
  close: () => void
}) {
  const { line, draft, change, close } = props
  const { route } = useLocation()
  const [written, setWritten] = useState(() => writtenOf(draft[line.path]?.to ?? line.value, line.form))
  const [back, setBack] = useState(draft[line.path]?.back ?? false)
  const [error, setError] = useState<string>()
  const toDefault = () => {
    setWritten(writtenOf(line.default, line.form))
    setBack(true)
    setError(undefined)
  }
  const keep = (review: boolean) => {
    const read = readWritten(written, line.form)
    const wrong = 'error' in read ? read.error : back ? undefined : underFloor(line, read.value)
    setError(wrong)
    if (wrong !== undefined || 'error' in read) return
    change(withLine(draft, line, read.value, back))
    close()
    if (review) route(to.policy({ view: 'review' }))
  }
  return (
    <Dialog title={line.line} close={close}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          keep(true)
        }}
      >
        <Facts facts={factsOf(line)} />
        <Effect line={line} />
        <ValueFields
          line={line}
          written={written}
          error={error}
          onInput={(next) => {
            setWritten(next)
            setBack(false)
          }}
        />
        {back && line.own !== undefined && <p>改回默认后，仍不会比省定底线宽。</p>}
        <div class="actions">
          <button type="submit" class="strong">
            看会怎样
          </button>
          <button type="button" onClick={() => keep(false)}>
            先记下，再改别的
          </button>
          <button type="button" onClick={toDefault}>
            填回默认值
          </button>
          <button type="button" onClick={close}>
            不改了
          </button>
        </div>
      </form>
    </Dialog>
  )
}

function underFloor({ floor, tighter, unit }: PolicyLineShown, value: unknown): string | undefined {
  if (floor === null || !isLooser(value, floor.value, tighter, floor.otherwise)) return undefined
  return `比省定底线宽：省定 ${floorWords(floor, unit)}（${floor.source}）。可以更严，不能更宽。`
}

function factsOf(line: PolicyLineShown): [string, string][] {
  const { unit, floor, source, tighter } = line
  const words = (value: unknown) => valueWords(value, unit, namesIn(line))
  return [
    ...(columnsOf(line.form) === null ? [['现在', words(line.value)] as [string, string]] : []),
    ['默认', isSame(line.value, line.default) ? '和现在一样' : words(line.default)],
    ['出处', source],
    ...(floor ? [['省定底线', `${floorWords(floor, unit)}（${floor.source}）`] as [string, string]] : []),
    ...(tighter === 'none' ? [] : [['怎样算更严', tighterWords(line)] as [string, string]]),
  ]
}

const tighterWords = ({ tighter, form }: PolicyLineShown): string =>
  form.kind === 'yesNo' ? `“${tighter === 'lower' ? '否' : '是'}”更严` : tighterNames[tighter]

/** Where more checks read a parameter, their titles say enough. */
const MOST_RULES = 3

/** What reads the parameter, so that whoever changes it knows what it does. */
function Effect({ line }: { line: PolicyLineShown }) {
  const uses = usesOf(line.path)
  const also = uses !== null && (
    <p>
      {line.readers.length === 0 ? '用在' : '还用在'}：{uses}。
    </p>
  )
  if (line.readers.length === 0)
    return (
      <div>
        {also}
        <p>没有核查规则用它，疑点不会因它变化。</p>
      </div>
    )
  return (
    <div>
      <strong>这些核查规则用它：</strong>
      <ul class="policy-readers">
        {line.readers.map(({ id, title, rule }) => (
          <li key={id}>
            <a href={to.findings({ check: id })}>{title}</a>
            {line.readers.length <= MOST_RULES && `：${rule}`}
          </li>
        ))}
      </ul>
      {also}
    </div>
  )
}
