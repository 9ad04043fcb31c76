import { useState } from 'preact/hooks'
import type { CadreRow } from '../../../../shared/cadre.ts'
import { useLoad } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Rows } from '../../../ui/Rows.tsx'
import { Search } from '../../../ui/Search.tsx'
import { count } from '../../../words.ts'
import { CadreLine } from './CadreLine.tsx'

const step = 40
const most = 200

type Asked = { q: string; over: boolean; near: boolean; size: number }

/** Cadres with what they carry against what they may. */
export function CadrePane(props: {
  turn: number
  near: string | null
  ready: boolean
  pick: (cadre: CadreRow) => void
}) {
  const { turn, near, ready, pick } = props
  const county = useCounty()
  const [asked, setAsked] = useState<Asked>({ q: '', over: false, near: false, size: step })
  const query = {
    q: asked.q || undefined,
    over: asked.over ? '1' : undefined,
    township: (asked.near && near) || undefined,
    size: asked.size,
  }
  const { data, problem, reload } = useLoad(`cadres ${JSON.stringify(query)} ${turn}`, () => county.cadres(query))
  return (
    <div class="stack">
      <div class="filters">
        <Search
          label="找帮扶责任人"
          placeholder="姓名或单位"
          value={asked.q}
          onSearch={(q) => setAsked({ ...asked, q, size: step })}
        />
        <label class="tick">
          <input
            type="checkbox"
            checked={asked.over}
            onChange={(event) => setAsked({ ...asked, over: event.currentTarget.checked, size: step })}
          />
          只看已超限的
        </label>
        {near !== null && (
          <label class="tick">
            <input
              type="checkbox"
              checked={asked.near}
              onChange={(event) => setAsked({ ...asked, near: event.currentTarget.checked, size: step })}
            />
            只看在{near}帮扶的
          </label>
        )}
      </div>
      {problem && <ErrorNote problem={problem} again={reload} />}
      {data === undefined && !problem && <Progress words="正在取帮扶责任人…" />}
      {data?.total === 0 && <Empty title="没有找到帮扶责任人。">换个姓名或单位再找，或先导入帮扶责任人名册。</Empty>}
      {data && data.total > 0 && (
        <div class="pane">
          <p role="status">
            {count(data.total)} 名帮扶责任人{data.total > data.rows.length && `，先列出 ${count(data.rows.length)} 名`}
          </p>
          <Rows
            label="帮扶责任人"
            rows={data.rows}
            rowKey={(one) => one.key}
            chosen={null}
            onPick={(one) => ready && pick(one)}
          >
            {(one) => <CadreLine cadre={one} />}
          </Rows>
          {data.total > data.rows.length && asked.size < most && (
            <button type="button" onClick={() => setAsked({ ...asked, size: asked.size + step })}>
              再列出 {step} 名
            </button>
          )}
          {data.total > data.rows.length && asked.size >= most && <p>人数较多，请用姓名或单位查找。</p>}
        </div>
      )}
    </div>
  )
}
