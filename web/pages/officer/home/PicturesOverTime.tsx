import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { to, withQuery } from '../../../to.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { AgePicture } from './AgePicture.tsx'
import { CoveragePicture, OpenPicture } from './DayPictures.tsx'
import { DeadlinePicture } from './DeadlinePicture.tsx'

const ranges = ['30', '90', '365']

/** 走势: what no table of today tells, a question a picture, over so many days. */
export function PicturesOverTime() {
  const county = useCounty()
  const bulletins = useMay('bulletin.read')
  const { query } = useQuery()
  const days = ranges.find((one) => one === query.days) ?? '90'
  const { data, problem, reload } = useLoad(`pictures ${days}`, () => county.pictures(days))
  return (
    <section class="stack" aria-labelledby="pictures">
      <div class="range">
        <h2 id="pictures">走势</h2>
        <Tabs
          pills
          label="看多少天"
          now={days}
          tabs={ranges.map((one) => ({
            id: one,
            name: one === '365' ? '最近一年' : `最近 ${one} 天`,
            href: withQuery(to.home(), { days: one }),
          }))}
        />
        {bulletins && <a href={to.bulletins()}>月分析、季通报</a>}
      </div>
      {problem && <ErrorNote problem={problem} again={reload} />}
      {data === undefined && !problem && <Progress words="正在画走势…" />}
      {data && (
        <div class="pictures">
          {data.line.length > 0 && <CoveragePicture line={data.line} />}
          {data.line.length > 0 && <OpenPicture line={data.line} />}
          <AgePicture ages={data.ages} />
          <DeadlinePicture pictures={data} />
        </div>
      )}
    </section>
  )
}
