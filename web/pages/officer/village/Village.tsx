import { useState } from 'preact/hooks'
import { type Holding, postNames, type Term, type VillagePage } from '../../../../shared/village.ts'
import { useLoad } from '../../../load.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { keyOf, to } from '../../../to.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Note } from '../../../ui/Note.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Timeline } from '../../../ui/Timeline.tsx'
import { count, unknown, written } from '../../../words.ts'
import { Holder, mustHold, SecretaryTerm } from './Holder.tsx'
import { PostDialog } from './PostDialog.tsx'

/** 村: its posts with whoever holds them, the terms before, and how its households stand. */
export default function VillagePageView({ params }: { params: { key: string } }) {
  const key = keyOf(params)
  const county = useCounty()
  const { data, problem, reload } = useLoad(`village ${key}`, () => county.village(key))
  const crumbs = [{ href: to.villages(), name: '包村' }]
  const [asking, setAsking] = useState<Holding>()
  const [done, setDone] = useState<string>()
  if (data === undefined) {
    return (
      <Page title="村" crumbs={crumbs}>
        {problem ? <ErrorNote problem={problem} again={reload} /> : <Progress words="正在取这个村…" />}
      </Page>
    )
  }
  const { village, posts, terms, asOf } = data
  const changed = (words: string) => {
    setAsking(undefined)
    setDone(words)
    reload()
  }
  return (
    <Page title={`${village.name} · 包村`} crumbs={crumbs}>
      <div class="stack">
        {done && <Note tone="good">{done}</Note>}
        <section class="card">
          <h2>基本情况</h2>
          <Basics page={data} />
        </section>
        <section class="card" aria-labelledby="posts">
          <h2 id="posts">谁在包这个村</h2>
          <ul class="lines posts">
            {posts.map((held) => (
              <Post key={held.post} held={held} page={data} change={() => setAsking(held)} />
            ))}
          </ul>
        </section>
        <Terms terms={terms} today={asOf} />
      </div>
      {asking && (
        <PostDialog village={village} held={asking} asOf={asOf} close={() => setAsking(undefined)} done={changed} />
      )}
    </Page>
  )
}

function Basics({ page }: { page: VillagePage }) {
  const { village, due, unpaired } = page
  const { township, name } = village
  return (
    <Facts
      facts={[
        ['乡镇', township],
        ['行政区划代码', <span class="number">{written(village.code)}</span>],
        ['重点村', village.keyVillage === null ? unknown : village.keyVillage ? '是' : '否'],
        ['在册户', <a href={to.households({ township, village: name })}>{count(village.households)} 户</a>],
        ['应有帮扶责任人', `${count(due)} 户`],
        [
          '还没有帮扶责任人',
          unpaired === 0 ? (
            '0 户'
          ) : (
            <a href={to.households({ township, village: name, unpaired: true })}>{count(unpaired)} 户</a>
          ),
        ],
      ]}
    />
  )
}

function Post({ held, page, change }: { held: Holding; page: VillagePage; change: () => void }) {
  const edits = useMay('village.edit')
  const { post, holder, members, sinceOn, cadreKey } = held
  const { village } = page
  const linked = useMay('cadre.read') && cadreKey !== null
  return (
    <li>
      <span>
        <strong>{postNames[post]}</strong>{' '}
        {linked ? (
          <a href={to.cadre(cadreKey)}>{holder}</a>
        ) : (
          <Holder holder={holder} due={mustHold[post](village) && !(post === 'team' && members)} />
        )}
        {post === 'team' && members && (
          <small class="members">
            {' '}
            队员 {members}
            {sinceOn && '，'}
          </small>
        )}
        {sinceOn && <small> {sinceOn} 起</small>} {post === 'secretary' && <SecretaryTerm village={village} />}
        {post === 'unit' && holder && (
          <small>
            {' '}
            <a href={to.units({ q: holder })}>看这个单位</a>
          </small>
        )}
      </span>
      {edits && (
        <button type="button" onClick={change} aria-label={`${holder ? '调整' : '登记'}${postNames[post]}`}>
          {holder ? '调整' : '登记'}
        </button>
      )}
    </li>
  )
}

/** The terms of each post as lines, with the words beside. */
function Terms({ terms, today }: { terms: Term[]; today: string }) {
  if (terms.length === 0) {
    return (
      <section class="card">
        <h2>任期</h2>
        <p>在这里登记或调整以后，历任会留在这里。</p>
      </section>
    )
  }
  return (
    <section class="card">
      <h2>任期</h2>
      <Timeline
        today={today}
        spans={terms.map((term) => ({
          key: term.id,
          name: (
            <>
              <Badge tone="plain">{postNames[term.post]}</Badge> {term.holder}
              {term.members && <small> {term.members}</small>}
            </>
          ),
          words: termWords(term),
          since: term.sinceOn,
          until: term.untilOn,
          current: term.untilOn === null,
        }))}
      />
    </section>
  )
}

function termWords({ sinceOn, untilOn, endReason }: Term): string {
  const since = sinceOn ? `${sinceOn} 起` : '开始时间未登记'
  return untilOn === null ? since : `${since}，${untilOn} 止${endReason ? `，${endReason}` : ''}`
}
