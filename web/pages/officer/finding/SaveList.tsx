import { useState } from 'preact/hooks'
import { type Finding, findingStatusNames, severityNames } from '../../../../shared/finding.ts'
import type { CountyApi, ListQuery } from '../../../api.ts'
import { csv } from '../../../csv.ts'
import { download } from '../../../download.ts'
import { useAct } from '../../../load.ts'
import { useCounty, useSigned } from '../../../session.tsx'
import { count, today } from '../../../words.ts'

/** Saves the findings of the list as it is filtered, numbers masked. */
export function SaveList({ asked, total }: { asked: ListQuery; total: number }) {
  const county = useCounty()
  const { membership } = useSigned()
  const { running, problem, act } = useAct()
  const [got, setGot] = useState(0)
  const save = () =>
    act(async () => {
      const findings = await everyPage(county, asked, setGot)
      download(`${membership.county.name}疑点清单_${today()}.csv`, csv(header, findings.map(line)))
    })
  return (
    <>
      {problem && <span class="wrong">{problem.detail}</span>}
      <button type="button" disabled={running} onClick={save}>
        {running ? `已取 ${count(got)} / ${count(total)} 条` : `下载这 ${count(total)} 条`}
      </button>
    </>
  )
}

async function everyPage(county: CountyApi, asked: ListQuery, tell: (got: number) => void): Promise<Finding[]> {
  const all: Finding[] = []
  for (let page = 1; ; page++) {
    const next = await county.findings({ ...asked, page, size: 200 })
    all.push(...next.rows)
    tell(all.length)
    if (next.rows.length === 0 || all.length >= next.total) return all
  }
}

const header = ['核查', '程度', '状态', '疑点', '户编号', '户主', '乡镇', '村', '首次发现']

const line = (one: Finding) => [
  one.title,
  severityNames[one.severity],
  findingStatusNames[one.status],
  one.sentence,
  one.householdNo,
  one.headName,
  one.township,
  one.village,
  one.firstFoundAt.slice(0, 10),
]
