import { useEffect, useState } from 'preact/hooks'
import { askable, type GoneDecision, type GoneRow, goneDecisionNames } from '../../../../shared/difference.ts'
import type { Import } from '../../../../shared/import.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Badge, type Tone } from '../../../ui/Badge.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Note } from '../../../ui/Note.tsx'
import { Paging } from '../../../ui/Paging.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { type Column, Table } from '../../../ui/Table.tsx'
import { count } from '../../../words.ts'
import { RecordLink } from '../../RecordLink.tsx'
import { DecideGone } from './DecideGone.tsx'
import type { EntityCount } from './state.ts'

const decisions: GoneDecision[] = ['keep', 'left', 'ask']
const tones: Record<GoneDecision, Tone> = { keep: 'plain', left: 'bad', ask: 'warn' }

/** What the register has and the file does not name, and what to do with each: some, or all of them. */
export function Gone({ it, entity }: { it: Import; entity: EntityCount }) {
  const county = useCounty()
  const offered = useMay('import.decide') && it.state === 'ready'
  const { query, page, pageHref } = useQuery()
  const asked = { entity: entity.entity, q: query.q, page }
  const key = `gone ${it.id} ${JSON.stringify(asked)}`
  const { data, problem, loading, reload } = useLoad(key, () => county.gone(it.id, asked))
  const [picked, setPicked] = useState<number[]>([])
  const [deciding, setDeciding] = useState<GoneDecision | null>(null)
  const [leftOut, setLeftOut] = useState(0)
  useEffect(() => setPicked([]), [key])
  if (problem) return <ErrorNote problem={problem} again={reload} />
  if (data === undefined) return <Progress words={`正在取 ${count(entity.gone)} 条没有出现的记录…`} />
  const { rows, counts } = data
  if (rows.total === 0) return <Empty title="没有符合条件的记录。" />
  const mine = counts.find((one) => one.entity === entity.entity)
  const held = it.summary?.issues.held ?? 0
  const toggle = (id: number) => setPicked((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]))
  const number = picked.length > 0 ? picked.length : rows.total
  const possible = decisions.filter((one) => one !== 'ask' || askable.includes(entity.entity))
  return (
    <div class="stack-small">
      {mine && (
        <p>
          现在的处置：{decisions.map((one) => `${goneDecisionNames[one]} ${count(mine[one])}`).join('，')}。
          {it.state === 'ready' && '确认入库时才执行。'}
        </p>
      )}
      {it.state === 'ready' && held > 0 && (
        <Note tone="warn">
          这个文件还有 {count(held)} 行因为<a href={to.import(it.id, { view: 'issues' })}>问题</a>
          暂不入库，它们说的人和户可能也列在这里。请先更正，再决定去册。
        </Note>
      )}
      {leftOut > 0 && <Note tone="warn">有 {count(leftOut)} 条没有写明乡镇和村，不能请村里核实，仍按原来的处置。</Note>}
      {offered && (
        <div class="actions">
          {possible.map((one) => (
            <button type="button" key={one} onClick={() => setDeciding(one)}>
              {picked.length > 0 ? `选中的 ${count(number)} 条` : `${query.q ? '查到的' : '全部'} ${count(number)} 条`}
              {verbs[one]}
            </button>
          ))}
        </div>
      )}
      <Table
        caption={`${entity.name} · 本次未出现`}
        columns={columns(offered, picked, toggle)}
        rows={rows.rows}
        rowKey={(one) => one.id}
        busy={loading}
      />
      <Paging page={rows.page} size={rows.size} total={rows.total} href={pageHref} />
      {deciding && (
        <DecideGone
          id={it.id}
          entity={entity}
          decision={deciding}
          number={number}
          chosen={picked.length > 0 ? { ids: picked } : { q: query.q }}
          close={() => setDeciding(null)}
          decided={(decided) => {
            setLeftOut(number - decided)
            setPicked([])
            reload()
          }}
        />
      )}
    </div>
  )
}

const verbs: Record<GoneDecision, string> = { keep: '保留', left: '去册', ask: '请村里核实' }

function columns(offered: boolean, picked: number[], toggle: (id: number) => void): Column<GoneRow>[] {
  return [
    {
      name: '记录',
      kind: 'main',
      cell: (one) => (
        <span class="pick">
          {offered && (
            <input
              type="checkbox"
              aria-label={`选中 ${one.title}`}
              checked={picked.includes(one.id)}
              onChange={() => toggle(one.id)}
            />
          )}
          <RecordLink {...one} />
        </span>
      ),
    },
    { name: '乡镇 / 村', cell: (one) => [one.township, one.village].filter(Boolean).join(' ') || '—' },
    {
      name: '台账里来自',
      cell: (one) => (one.from === null ? '—' : `《${one.from.fileName}》${one.from.sheet} 第 ${one.from.row} 行`),
    },
    {
      name: '处置',
      cell: (one) => (
        <span>
          <Badge tone={tones[one.decision]}>{goneDecisionNames[one.decision]}</Badge>
          {one.reason && <small class="under">{one.reason}</small>}
        </span>
      ),
    },
  ]
}
