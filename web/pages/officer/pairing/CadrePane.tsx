import { useEffect, useRef, useState } from 'preact/hooks'
import { useLoad } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Rows } from '../../../ui/Rows.tsx'
import { Search } from '../../../ui/Search.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Tick } from '../../../ui/Tick.tsx'
import { count } from '../../../words.ts'
import { cadreFlags } from '../cadre/flags.ts'
import { CadreLine } from './CadreLine.tsx'
import { type Taker, Taking } from './Taking.tsx'

const step = 40
const most = 200

/**
 * Cadres with what they carry against what they may. Beside households that are chosen each says whether it may take them,
 * and why or why not; those who may come first.
 */
export function CadrePane(props: {
  turn: number
  /** Households chosen, and the day they are to change hands; none: the whole list of cadres. */
  households: string[]
  on: string
  near: string | null
  over: string | null
  /** Whoever is listed now: what is dropped on one names it by key. */
  listed: (cadres: Taker[]) => void
  /** Asked anew, the first cadre has the focus once they are there. */
  focus: number
  pick: (cadre: Taker) => void
}) {
  const { turn, households, on, near, over, listed, focus, pick } = props
  const county = useCounty()
  const [asked, setAsked] = useState({ q: '', kind: '', near: false, size: step })
  const ask = (patch: Partial<typeof asked>) => setAsked({ ...asked, size: step, ...patch })
  const choosing = households.length > 0
  const query = {
    q: asked.q || undefined,
    township: (asked.near && near) || undefined,
    size: asked.size,
    ...(choosing ? { households: households.join(','), on } : asked.kind && { [asked.kind]: '1' }),
  }
  const load = (): Promise<{ rows: Taker[]; total: number }> =>
    choosing ? county.candidates(query) : county.cadres(query)
  const { data, problem, loading, reload } = useLoad(`cadres ${JSON.stringify(query)} ${turn}`, load)
  useEffect(() => listed(data?.rows ?? []), [data])
  const pane = useRef<HTMLDivElement>(null)
  const focused = useRef(focus)
  useEffect(() => {
    if (loading || focused.current === focus) return
    focused.current = focus
    pane.current?.querySelector('button')?.focus()
  }, [loading, focus])
  return (
    <div class="stack">
      <div class="filters">
        <Search label="找帮扶责任人" placeholder="姓名或单位" value={asked.q} onSearch={(q) => ask({ q })} />
        {!choosing && (
          <Select label="只看" all="全部" value={asked.kind} options={cadreFlags} onChange={(kind) => ask({ kind })} />
        )}
        {near !== null && (
          <Tick ticked={asked.near} onTick={(on) => ask({ near: on })}>
            只看在{near}帮扶的
          </Tick>
        )}
      </div>
      {problem && <ErrorNote problem={problem} again={reload} />}
      {data === undefined && !problem && <Progress words="正在取帮扶责任人…" />}
      {data?.total === 0 && <Empty title="没有找到帮扶责任人。">换个姓名或单位再找，或先导入帮扶责任人名册。</Empty>}
      {data && data.total > 0 && (
        <div>
          <p role="status">
            {count(data.total)} 名帮扶责任人{data.total > data.rows.length && `，先列出 ${count(data.rows.length)} 名`}
            {choosing && '，合适的在前'}
          </p>
          <div class="pane" ref={pane} aria-busy={loading}>
            <Rows
              label="帮扶责任人"
              rows={data.rows}
              rowKey={(one) => one.key}
              chosen={null}
              mark={(one) => ({
                'data-cadre': one.key,
                'data-over': over === one.key ? '' : undefined,
                'data-ok': one.ok === undefined ? undefined : String(one.ok),
              })}
              onPick={pick}
            >
              {(one) => (
                <>
                  <CadreLine cadre={one} />
                  <Taking cadre={one} />
                </>
              )}
            </Rows>
            {data.total > data.rows.length && asked.size < most && (
              <button type="button" onClick={() => ask({ size: asked.size + step })}>
                再列出 {step} 名
              </button>
            )}
            {data.total > data.rows.length && asked.size >= most && <p>人数较多，请用姓名或单位查找。</p>}
          </div>
        </div>
      )}
    </div>
  )
}
