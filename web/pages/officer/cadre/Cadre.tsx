import { useState } from 'preact/hooks'
import type { CadrePage } from '../../../../shared/cadre.ts'
import { useLoad } from '../../../load.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { keyOf, to } from '../../../to.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Note } from '../../../ui/Note.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { written } from '../../../words.ts'
import { CadreHistory } from '../household/PairingHistory.tsx'
import { Unmask } from '../Unmask.tsx'
import { EditDialog } from './EditDialog.tsx'
import { isGone } from './gone.ts'
import { Kin } from './Kin.tsx'
import { Load } from './Load.tsx'
import { ReturnDialog } from './ReturnDialog.tsx'

type Cadre = CadrePage['cadre']
type Span = CadrePage['pairings'][number]

/** A cadre: the record, the households there are and were, the relatives on file. */
export default function CadreOfCounty({ params }: { params: { key: string } }) {
  const key = keyOf(params)
  const county = useCounty()
  const { data, problem, reload } = useLoad(`cadre ${key}`, () => county.cadre(key))
  const crumbs = [{ href: to.cadres(), name: '帮扶责任人' }]
  if (data === undefined) {
    return (
      <Page title="帮扶责任人" crumbs={crumbs}>
        {problem ? <ErrorNote problem={problem} again={reload} /> : <Progress words="正在取这名帮扶责任人…" />}
      </Page>
    )
  }
  const { cadre, pairings } = data
  return (
    <Page title={cadre.name} crumbs={crumbs} aside={<Actions key={cadre.editedAt} cadre={cadre} changed={reload} />}>
      <div class="stack">
        <Left cadre={cadre} />
        <section class="card">
          <h2>登记</h2>
          <Record cadre={cadre} />
        </section>
        <Unmask of={{ kind: 'cadre', key: cadre.key, name: cadre.name }} />
        <Households pairings={pairings.filter(({ current }) => current)} />
        <Kin of={{ cadre: cadre.key }} name={cadre.name} />
        <Past pairings={pairings.filter(({ current }) => !current)} />
      </div>
    </Page>
  )
}

function Actions({ cadre, changed }: { cadre: Cadre; changed: () => void }) {
  const edits = useMay('cadre.edit')
  const leaves = useMay('cadre.leave')
  const [open, setOpen] = useState<'edit' | 'return' | null>(null)
  const close = () => setOpen(null)
  const done = () => {
    close()
    changed()
  }
  return (
    <div class="actions">
      {leaves && (cadre.load > 0 || !isGone(cadre)) && (
        <a class="button strong" href={to.handover(cadre.key)}>
          {isGone(cadre) ? '办理交接' : '办理离岗、交接'}
        </a>
      )}
      {edits && (
        <button type="button" onClick={() => setOpen('edit')}>
          修改登记
        </button>
      )}
      {leaves && isGone(cadre) && (
        <button type="button" onClick={() => setOpen('return')}>
          回岗
        </button>
      )}
      {open === 'edit' && <EditDialog cadre={cadre} close={close} done={done} />}
      {open === 'return' && <ReturnDialog cadre={cadre} close={close} done={done} />}
    </div>
  )
}

function Left({ cadre }: { cadre: Cadre }) {
  const edits = useMay('cadre.edit')
  if (!isGone(cadre)) return null
  const words = [cadre.leftOn && `已于 ${cadre.leftOn} 离岗`, cadre.leftReason].filter(Boolean).join('，')
  return (
    <Note tone={cadre.load > 0 ? 'warn' : 'info'}>
      {words}。{cadre.load > 0 && `还有 ${cadre.load} 户没有人接替，请办理交接。`}
      {cadre.laterKey !== null ? (
        <>
          现登记为 <a href={to.cadre(cadre.laterKey)}>{cadre.laterKey.replace('/', '，')}</a>。
        </>
      ) : (
        edits && <a href={to.newCadre({ from: cadre.key })}>调到县内其他单位的，登记到新单位</a>
      )}
    </Note>
  )
}

function Record({ cadre }: { cadre: Cadre }) {
  return (
    <Facts
      facts={[
        ['单位', cadre.unit || '未登记'],
        ['职务', written(cadre.post)],
        ['职务级别', written(cadre.postLevel)],
        ['帮扶户', <Load load={cadre.load} cap={cadre.cap} />],
        ['联系电话', written(cadre.phoneMasked)],
        ['证件号码', written(cadre.idMasked)],
        ['性别', written(cadre.sex)],
        ['单位类型', written(cadre.unitKind)],
        ['任职开始', written(cadre.employedFrom)],
        ['原单位登记', cadre.formerKey ? <a href={to.cadre(cadre.formerKey)}>{cadre.formerKey.split('/')[1]}</a> : '—'],
        ['备注', written(cadre.note)],
      ]}
    />
  )
}

function Households({ pairings }: { pairings: Span[] }) {
  return (
    <section class="card">
      <h2>现在帮扶 {pairings.length} 户</h2>
      {pairings.length === 0 && (
        <Empty title="没有帮扶户。">
          <a href={to.pairing()}>去安排结对</a>
        </Empty>
      )}
      <ul class="lines">
        {pairings.map((span) => (
          <li key={span.id}>
            <span>
              <a href={to.household(span.householdNo)}>{span.headName || '未登记户主'}</a> {span.township}{' '}
              {span.village} <small>{span.sinceOn ? `${span.sinceOn} 起` : '开始时间未登记'}</small>
            </span>
            {span.acceptance === 'open' && <Badge tone="info">待本人确认接收</Badge>}
            {span.acceptance === 'declined' && <Badge tone="warn">有异议：{span.acceptanceNote}</Badge>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Past({ pairings }: { pairings: Span[] }) {
  if (pairings.length === 0) return null
  return (
    <details class="card">
      <summary>以前帮扶过 {pairings.length} 户</summary>
      <CadreHistory pairings={pairings} />
    </details>
  )
}
