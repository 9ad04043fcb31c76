import { useState } from 'preact/hooks'
import { to } from '../../../../to.ts'
import { type Column, Table } from '../../../../ui/Table.tsx'
import { Tick } from '../../../../ui/Tick.tsx'
import { Load } from '../../cadre/Load.tsx'
import type { Plan, PlannedPair } from './plan.ts'

/** The proposed pairs of a village: ticked all at once or one by one. Closed, only its heading is there. */
export function VillagePairs(props: {
  name: string
  pairs: PlannedPair[]
  open: boolean
  plan: Plan
  change: (pair: PlannedPair) => void
}) {
  const { name, pairs, plan, change } = props
  const [open, setOpen] = useState(props.open)
  const ticked = pairs.filter((one) => one.ticked).length
  const households = pairs.map((one) => one.household)
  return (
    <details class="areas village-pairs" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <strong>{name}</strong>
        <small>
          {pairs.length} 户{ticked < pairs.length && `，勾选 ${ticked} 户`}
        </small>
      </summary>
      {open && (
        <>
          {pairs.length > 1 && (
            <Tick
              ticked={ticked === pairs.length}
              some={ticked > 0 && ticked < pairs.length}
              onTick={(on) => plan.tick(households, on)}
            >
              {name}全部 {pairs.length} 户
            </Tick>
          )}
          <Table
            caption={`${name}的拟结对`}
            quiet
            even
            columns={columns(plan, change)}
            rows={pairs}
            rowKey={(one) => one.household}
          />
        </>
      )}
    </details>
  )
}

function columns(plan: Plan, change: (pair: PlannedPair) => void): Column<PlannedPair>[] {
  return [
    {
      name: '户',
      kind: 'main',
      cell: (one) => (
        <span class="pick">
          <input
            type="checkbox"
            aria-label={`结对 ${one.headName || one.household}`}
            checked={one.ticked}
            onChange={(event) => plan.tick([one.household], event.currentTarget.checked)}
          />
          <span>
            <a href={to.household(one.household)}>{one.headName || '未登记户主'}</a>
            <small class="under">{one.household}</small>
          </span>
        </span>
      ),
    },
    { name: '拟派责任人', cell: (one) => <Proposed pair={one} /> },
    {
      name: '理由',
      kind: 'wide',
      cell: (one) => (
        <>
          {one.refused !== null && <p class="wrong">{one.refused}</p>}
          <ul class="will">
            {one.why.map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
        </>
      ),
    },
    {
      name: '改',
      cell: (one) => (
        <span class="stack-small">
          <button type="button" aria-label={`给 ${one.headName || one.household} 换人`} onClick={() => change(one)}>
            换人
          </button>
          {one.byHand && (
            <button type="button" class="quiet" onClick={() => plan.swap(one.household, null)}>
              恢复
            </button>
          )}
        </span>
      ),
    },
  ]
}

function Proposed({ pair }: { pair: PlannedPair }) {
  const { cadreName, cadreUnit, postLevel, replaces, loadAfter, cap } = pair
  return (
    <>
      <strong>{cadreName}</strong>
      <small class="under">
        {cadreUnit || '单位未登记'}
        {postLevel && ` · ${postLevel}`}
      </small>
      {replaces && <small class="under">换下 {replaces.cadreName}</small>}
      <Load load={loadAfter} cap={cap} words="结对后" />
    </>
  )
}
