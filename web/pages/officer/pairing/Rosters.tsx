import { useState } from 'preact/hooks'
import type { FillOrder } from '../../../../shared/template.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { PairingTabs } from './PairingTabs.tsx'
import { Layouts } from './roster/Layouts.tsx'
import { Scope } from './roster/Scope.tsx'
import { Templates } from './roster/Templates.tsx'

/** 花名册和填报: the county's pairings in the layouts people ask for, and in whatever empty form somebody sends. */
export default function RostersPage() {
  const county = useCounty()
  const manages = useMay('template.manage')
  const { query } = useQuery()
  const [full, setFull] = useState<{ asked: boolean; reason: string }>({ asked: false, reason: '' })
  const { data, problem, reload } = useLoad('rosters', county.rosters)
  const { township, village, unit } = query
  const reason = full.reason.trim()
  const order: FillOrder = {
    ...(township && { township }),
    ...(village && { village }),
    ...(unit && { unit }),
    ...(full.asked && { reason }),
  }
  const waits = full.asked && reason === ''
  return (
    <Page title="花名册和填报">
      <PairingTabs now="rosters" />
      <div class="stack">
        <p>填一次，到处用：按现在的结对导出花名册，或者把别人发来的空表传上来，由结对填好。</p>
        <Scope full={full} onFull={setFull} />
        {waits && <p role="status">要导出完整号码，请先写明理由。</p>}
        {problem && <ErrorNote problem={problem} again={reload} />}
        {!data && !problem && <Progress words="正在取花名册版式和模板…" />}
        {data && (
          <>
            <Layouts layouts={data.layouts} order={order} waits={waits} />
            <Templates rosters={data} order={order} waits={waits} manages={manages} reload={reload} />
          </>
        )}
      </div>
    </Page>
  )
}
