import { useState } from 'preact/hooks'
import type { Import } from '../../../../shared/import.ts'
import type { RecognisedSheet } from '../../../../shared/recognised.ts'
import { useAct, useLoad } from '../../../load.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Note } from '../../../ui/Note.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { count } from '../../../words.ts'
import { alike, spread } from './mapping/alike.ts'
import { changesIn, choicesOf } from './mapping/draft.ts'
import { holdReading, readBefore, readingOf, useDraft } from './mapping/held.ts'
import { SheetMapping } from './mapping/SheetMapping.tsx'

const changeable = ['ready', 'refused', 'failed']

/** What was made of each sheet — and, before anything counts, how to have it read otherwise. */
export function Recognised({ it, changed }: { it: Import; changed: () => void }) {
  const county = useCounty()
  const { data, problem, reload } = useLoad(`mapping ${it.id} ${it.state}`, () => county.mapping(it.id))
  const found = useLoad(`issues by column ${it.id} ${it.state} ${JSON.stringify(it.summary?.issues)}`, () =>
    county.issues(it.id, { size: 1 }),
  )
  const may = useMay('import.map') && changeable.includes(it.state)
  const [draft, change] = useDraft(`mapping ${it.id} ${data?.chosenAt}`)
  const sheets = it.summary?.sheets ?? []
  if (problem) return <ErrorNote problem={problem} again={reload} />
  if (data === undefined) return <Progress words="正在取各列的对应…" />
  const issues = new Map<string, number>()
  for (const { header, total } of [...(found.data?.columns ?? []), ...(found.data?.groups ?? [])]) {
    if (header !== null) issues.set(header, (issues.get(header) ?? 0) + total)
  }
  return (
    <div class="stack">
      <Compared it={it} key={data?.chosenAt} />
      {may && <p>{hint}</p>}
      {sheets.map((sheet) => (
        <SheetMapping
          key={sheet.name}
          importId={it.id}
          sheet={sheet}
          kinds={data.kinds}
          choice={data.choices.find((choice) => choice.sheet === sheet.name)}
          issues={issues}
          isOpen={isOpen(sheet, sheets) || draft[sheet.name] !== undefined}
          draft={may ? draft[sheet.name] : undefined}
          alike={(table) => {
            const names = alike(sheets, sheet, table)
            const same = names.filter((name) => JSON.stringify(draft[name]?.tables?.[0]) !== JSON.stringify(table))
            return { count: same.length, change: () => change((all) => spread(all, same, table)) }
          }}
          change={
            may
              ? (next) =>
                  change(({ [sheet.name]: _, ...others }) => (next ? { ...others, [sheet.name]: next } : others))
              : undefined
          }
        />
      ))}
      {may && changesIn(draft) > 0 && (
        <Send
          changes={changesIn(draft)}
          ready={choicesOf(sheets, data.choices, draft)}
          drop={() => change(() => ({}))}
          send={async (choices) => {
            await county.choose(it.id, choices)
            holdReading(it.id, readingOf(it))
            change(() => ({}))
            reload()
            changed()
          }}
        />
      )}
    </div>
  )
}

/** Many sheets begin folded: only what asks for something is open. */
function isOpen(sheet: RecognisedSheet, all: RecognisedSheet[]): boolean {
  if (sheet.leftOut === 'unknown' || all.length <= 2) return all.length <= 20
  return sheet.tables.length > 0 && all.filter(({ tables }) => tables.length > 0).length === 1
}

const hint =
  '认错了可以改：点图里的行号移动表头，换台账类型，或给某一列另选对应。入库后会记住，下次同样的表头不用再指定。'

/** Changes wait here until they are sent together. */
function Send(props: {
  changes: number
  ready: ReturnType<typeof choicesOf>
  send: (choices: Extract<ReturnType<typeof choicesOf>, { choices: unknown }>['choices']) => Promise<unknown>
  drop: () => void
}) {
  const { changes, ready, send, drop } = props
  const { running, problem, act } = useAct()
  const missing = 'missing' in ready ? ready.missing : null
  return (
    <section class="card at-hand unsent" aria-label="未发送的更改">
      {problem && <ErrorNote problem={problem} />}
      <p>{missing === null ? '更改还没有用上，入库之前要先重新读取。' : `${missing}。`}</p>
      <div class="actions">
        <button
          type="button"
          class="strong"
          disabled={running || missing !== null}
          onClick={() => 'choices' in ready && act(() => send(ready.choices))}
        >
          按这样重新读取（{count(changes)} 处更改）
        </button>
        <button type="button" disabled={running} onClick={drop}>
          放弃更改
        </button>
      </div>
    </section>
  )
}

/** After it was read again: what that changed. */
function Compared({ it }: { it: Import }) {
  const [before, setBefore] = useState(() => readBefore(it.id))
  if (before === null || !changeable.includes(it.state)) return null
  const now = readingOf(it)
  const say = (name: string, was: number, is: number) =>
    was === is ? `${name} ${count(is)}` : `${name} ${count(was)} → ${count(is)}`
  return (
    <Note tone="good">
      <strong>已按您的指定重新读取。</strong>{' '}
      {[
        say('数据行', before.rows, now.rows),
        say('记录', before.records, now.records),
        say('必须改的问题', before.errors, now.errors),
        say('提示', before.notices, now.notices),
      ].join('，')}
      。{' '}
      <button
        type="button"
        class="quiet"
        onClick={() => {
          holdReading(it.id, null)
          setBefore(null)
        }}
      >
        知道了
      </button>
    </Note>
  )
}
