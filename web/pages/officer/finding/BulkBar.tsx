import { useState } from 'preact/hooks'
import type { Finding } from '../../../../shared/finding.ts'
import { count } from '../../../words.ts'
import type { Chosen } from './chosen.ts'
import { type Doing, doingWords } from './doing.ts'
import { HandlingDialog } from './HandlingDialog.tsx'
import type { Done } from './Outcome.tsx'

/** What is done with the ticked findings, at hand wherever one has scrolled to. */
export function BulkBar(props: { chosen: Chosen; doings: Doing[]; rows: Finding[]; done: (done: Done) => void }) {
  const { chosen, doings, rows, done } = props
  const [doing, setDoing] = useState<Doing>()
  const ids = [...chosen.ids]
  return (
    <section class="at-hand go-bar" aria-label="已选的疑点">
      <p role="status">
        已选 <strong>{count(ids.length)}</strong> 条
      </p>
      <div class="actions">
        {doings.map((one, index) => (
          <button key={one} type="button" class={index === 0 ? 'strong' : undefined} onClick={() => setDoing(one)}>
            {doingWords[one][0]}
          </button>
        ))}
        <button type="button" onClick={() => chosen.only([])}>
          取消选择
        </button>
      </div>
      {doing && (
        <HandlingDialog
          doing={doing}
          ids={ids}
          rows={rows.filter(({ id }) => chosen.ids.has(id))}
          close={() => setDoing(undefined)}
          done={(handled) => {
            setDoing(undefined)
            done({ doing, handled })
          }}
        />
      )}
    </section>
  )
}
