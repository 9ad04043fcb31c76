import { useState } from 'preact/hooks'
import type { Assignee } from '../../../../shared/handling.ts'
import { type Role, roleNames } from '../../../../shared/role.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty } from '../../../session.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Rows } from '../../../ui/Rows.tsx'
import { areaWords, count } from '../../../words.ts'
import type { Handle } from './HandlingDialog.tsx'

/** So many people are shown at once; the rest is found by typing. */
const shown = 30

type Asked = Record<string, string | undefined>

/** One person whom the findings may be given to, found by name or place. */
export function AssigneePicker(props: { handle: Handle; chosen: Assignee | null; choose: (person: Assignee) => void }) {
  const { handle, chosen, choose } = props
  const county = useCounty()
  const [typed, setTyped] = useState('')
  const { query } = useQuery()
  const asked = askedFor(handle, query)
  const { data, problem, reload } = useLoad(`assignees ${JSON.stringify(asked)}`, () => county.assignees(asked))
  if (problem) return <ErrorNote problem={problem} again={reload} />
  if (data === undefined) return <Progress words="正在取可以分派的人…" />
  const found = data.filter((one) => wordsOf(one).includes(typed.trim()))
  return (
    <div class="stack-small">
      {data.length > 8 && (
        <Field label="找人" hint="姓名、乡镇或村">
          {(said) => (
            <input
              {...said}
              type="search"
              autocomplete="off"
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      {found.length === 0 && <p>没有找到能办理这里疑点的账号。请换个名字找，或请县级管理员开设账号。</p>}
      <div class="assignees">
        <Rows
          label="可以分派的人"
          rows={found.slice(0, shown)}
          rowKey={(one) => one.username}
          chosen={chosen?.username ?? null}
          onPick={choose}
        >
          {(one) => (
            <>
              <span class="row-main">
                <strong>{one.name}</strong>
                <small>手上 {count(one.open)} 条</small>
              </span>
              <small>
                {roleNames[one.role as Role] ?? one.role} · {areaWords(one)}
              </small>
            </>
          )}
        </Rows>
      </div>
      {found.length > shown && <small>还有 {count(found.length - shown)} 人，请输入名字找</small>}
    </div>
  )
}

const wordsOf = (one: Assignee) => `${one.name} ${one.township} ${one.village} ${one.username}`

/** Whoever reaches the findings: told one by one where they are few, else by the place their list keeps to. */
function askedFor({ ids }: Handle, { township, village }: Asked): Asked {
  return ids.length <= 50 ? { findings: ids.join(',') } : { township, village }
}
