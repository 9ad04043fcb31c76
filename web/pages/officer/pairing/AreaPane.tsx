import { useState } from 'preact/hooks'
import type { BoardRow } from '../../../../shared/board.ts'
import { useLoad } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { count } from '../../../words.ts'

type Area = { township?: string; village?: string }

/** Townships and, within one, villages, with what is to be done in each; one is gone into by its name. */
export function AreaPane(props: Area & { turn: number; choose: (area: Required<Area>) => void }) {
  const { township = '', village = '', turn, choose } = props
  const county = useCounty()
  const { data, problem, reload } = useLoad(`board ${turn}`, county.board)
  const [open, setOpen] = useState(() => window.innerWidth >= 1200)
  if (problem) return <ErrorNote problem={problem} again={reload} />
  const here = data?.villages.find((one) => one.township === township && one.village === village)
  const within = data?.townships.find((one) => one.township === township)
  const rows = township === '' ? data?.townships : data?.villages.filter((one) => one.township === township)
  const go = (area: Required<Area>) => {
    choose(area)
    setOpen(area.village === '' || window.innerWidth >= 1200)
  }
  return (
    <details class="areas" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <strong>{[township, village].filter(Boolean).join(' ') || '全部乡镇'}</strong>
        {(here ?? within) && <small>{stateWords(here ?? within)}</small>}
      </summary>
      {here && <p>帮扶单位：{here.unit || '没有登记'}</p>}
      {township !== '' && (
        <p>
          <button type="button" onClick={() => go({ township: '', village: '' })}>
            ‹ 全部乡镇
          </button>
        </p>
      )}
      <ul class="rows pane" aria-label={township === '' ? '乡镇' : `${township}的村`}>
        {rows?.map((one) => (
          <li key={one.key}>
            <button
              type="button"
              aria-pressed={one.village !== null && one.village === village}
              onClick={() => go({ township: one.township, village: one.village ?? '' })}
            >
              <span class="row-main">
                <strong>{one.village ?? one.township}</strong>
                <span class="number">{count(one.households)} 户</span>
              </span>
              <small>
                {stateWords(one)}
                {one.village !== null && ` · ${one.unit || '没有帮扶单位'}包村`}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

function stateWords(row: BoardRow | undefined): string {
  if (row === undefined) return ''
  const { due, unpaired, gone, over } = row
  const words = [
    `应结对 ${count(due)}`,
    unpaired > 0 && `未结对 ${count(unpaired)}`,
    gone > 0 && `责任人已离岗 ${count(gone)}`,
    over > 0 && `责任人超限 ${count(over)}`,
  ].filter(Boolean)
  return words.join(' · ')
}
