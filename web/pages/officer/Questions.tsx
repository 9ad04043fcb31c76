import { useState } from 'preact/hooks'
import type { VillageQuestion } from '../../../shared/difference.ts'
import { entityNames } from '../../../shared/import.ts'
import { useLoad } from '../../load.ts'
import { useQuery } from '../../query.ts'
import { useCounty, useMay, useSigned } from '../../session.tsx'
import { to } from '../../to.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Listing } from '../../ui/Listing.tsx'
import { Page } from '../../ui/Page.tsx'
import type { Column } from '../../ui/Table.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { areaWords, today } from '../../words.ts'
import { RecordLink } from '../RecordLink.tsx'
import { AreaFilter } from './AreaFilter.tsx'
import { AnswerDialog } from './question/AnswerDialog.tsx'

/** 待村核实: records missing from a ledger, asked of whoever knows: still here, or gone? To print for a village without a computer. */
export default function QuestionsPage() {
  const county = useCounty()
  const { membership } = useSigned()
  const offered = useMay('question.answer')
  const { query, page, change, pageHref } = useQuery()
  const answered = query.answered === '1'
  const { township, village } = query
  const asked = { answered: answered ? '1' : '0', township, village, page, size: answered ? 50 : 100 }
  const list = useLoad(`questions ${JSON.stringify(asked)}`, () => county.questions(asked))
  const { data, reload } = list
  const [answering, setAnswering] = useState<{ question: VillageQuestion; answer: 'keep' | 'left' } | null>(null)
  const columns = answered ? done : open(offered, (question, answer) => setAnswering({ question, answer }))
  return (
    <Page
      title="待村核实"
      aside={
        !answered && (data?.total ?? 0) > 0 ? (
          <button type="button" onClick={() => window.print()}>
            打印核实表
          </button>
        ) : undefined
      }
    >
      <div class="stack">
        <Tabs
          label="待村核实"
          now={answered ? 'answered' : 'open'}
          tabs={[
            { id: 'open', name: '待答复', count: answered ? undefined : data?.total, href: to.questions() },
            { id: 'answered', name: '已答复', href: to.questions({ answered: true }) },
          ]}
        />
        <p class="no-print">
          这些记录在台账里有，新交来的工作簿里没有。请到村里问一问：还在的答“仍在”，确实走了的答“已离开”，答“已离开”的当即去册。
        </p>
        <p class="print-only">
          {membership.county.name}{' '}
          {areaWords({ township: township ?? membership.township, village: village ?? membership.village })}
          {'　'}打印 {today()}　核实人签字：＿＿＿＿＿＿
        </p>
        {membership.village === null && (
          <div class="filters">
            <AreaFilter township={township} village={village} onChange={change} />
          </div>
        )}
        <Listing
          list={list}
          waiting="正在取待核实的记录…"
          empty={<Empty title={answered ? '还没有答复过。' : '没有要核实的记录。'} />}
          caption={answered ? '已答复的，最近的在前' : '要核实的记录'}
          columns={columns}
          rowKey={(one) => one.id}
          href={pageHref}
        />
      </div>
      {answering && <AnswerDialog {...answering} close={() => setAnswering(null)} answered={reload} />}
    </Page>
  )
}

const what: Column<VillageQuestion>[] = [
  { name: '记录', kind: 'main', cell: (one) => <RecordLink title={one.title} householdNo={one.householdNo} /> },
  { name: '内容', kind: 'short', cell: (one) => entityNames[one.entity] },
  { name: '乡镇 / 村', cell: (one) => [one.township, one.village].filter(Boolean).join(' ') },
  { name: '哪份里没有', cell: (one) => (one.fileName === null ? '—' : `《${one.fileName}》（${one.askedOn}）`) },
  { name: '要核实什么', cell: (one) => one.asks ?? '是否还在' },
]

const open = (
  offered: boolean,
  answer: (question: VillageQuestion, answer: 'keep' | 'left') => void,
): Column<VillageQuestion>[] => [
  ...what,
  {
    name: '答复',
    cell: (one) => (
      <>
        <span class="print-only">□ 仍在　□ 已离开，原因：＿＿＿＿＿＿</span>
        {offered && (
          <span class="actions no-print">
            <button type="button" onClick={() => answer(one, 'keep')}>
              仍在
            </button>
            <button type="button" onClick={() => answer(one, 'left')}>
              已离开
            </button>
          </span>
        )}
      </>
    ),
  },
]

const done: Column<VillageQuestion>[] = [
  ...what.slice(0, 3),
  {
    name: '答复',
    cell: (one) => (
      <span>
        <Badge tone={one.answer === 'left' ? 'bad' : 'good'}>{one.answer === 'left' ? '已离开' : '仍在'}</Badge>{' '}
        {one.note}
      </span>
    ),
  },
  { name: '答复人', cell: (one) => `${one.answeredBy ?? '系统'} ${one.answeredOn ?? ''}` },
]
