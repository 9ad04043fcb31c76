import type { Import } from '../../../../shared/import.ts'
import { useLoad } from '../../../load.ts'
import { useCounty, useSigned } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { bytes, count, instant, unknown } from '../../../words.ts'
import { Counts } from './Counts.tsx'
import { goneWords } from './goneWords.ts'
import { entityCounts, total } from './state.ts'
import { UndoImport } from './UndoDialog.tsx'

/** What was written, from which file, by whom and when, read by what: to keep, to print. */
export function Receipt({ it, changed }: { it: Import; changed: () => void }) {
  const county = useCounty()
  const { membership } = useSigned()
  const { data, problem, reload } = useLoad(`receipt ${it.id}`, () => county.receipt(it.id))
  const counts = entityCounts(it)
  const written = counts
    .filter((one) => one.new + one.changed > 0)
    .map((one) => `${one.name} ${count(one.new + one.changed)} 条`)
  return (
    <section class="card stack" aria-labelledby="receipt">
      <div>
        <h2 id="receipt">已入库 · 回执</h2>
        <p class="print-only">
          {membership.county.name} · 《{it.fileName}》 · 导入编号 {it.id}
        </p>
        <p>{written.length > 0 ? `写入：${written.join('，')}。` : '台账没有变化。'}</p>
        {data && goneWords(data.gone).map((words) => <p key={words}>{words}</p>)}
      </div>
      {problem && <ErrorNote problem={problem} again={reload} />}
      {data === undefined && !problem && <Progress words="正在取回执…" />}
      <Facts
        facts={[
          ['读取', `${count(it.rowsRead)} 行`],
          ['识别', `${count(it.rowsStaged)} 条记录`],
          ['暂不入库', `${count(total(counts, 'refused'))} 行`],
          ...(data ? ([['合计、说明等非数据行', `${count(data.skipped)} 行`]] as [string, string][]) : []),
          ['文件大小', bytes(it.sizeBytes)],
          ['上传', by(it.uploadedBy, it.uploadedAt)],
          ...(data && data.fixes > 0
            ? ([['更正', `${count(data.fixes)} 条（${data.mendedBy.join('、')}）`]] as [string, string][])
            : []),
          ...(it.submittedBy ? ([['提请确认', by(it.submittedBy, it.submittedAt)]] as [string, string][]) : []),
          ['入库人', it.committedBy ?? unknown],
          ['入库时间', instant(it.committedAt)],
          ...(data ? versionFacts(data) : []),
        ]}
      />
      <p>
        文件指纹（SHA-256）：<code>{it.sha256 ?? unknown}</code>
      </p>
      {data && <p>{data.findings === 0 ? '没有带来新的疑点。' : `核查后新发现 ${count(data.findings)} 条疑点。`}</p>}
      <div class="scrolls">
        <Counts caption="入库时与台账的差异" counts={counts} />
      </div>
      <p class="print-only">经办人签字：＿＿＿＿＿＿＿＿　　复核人签字：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿＿</p>
      <div class="actions no-print">
        <a class="button strong" href={to.checks()}>
          看疑点
        </a>
        <a class="button" href={to.imports()}>
          继续导入
        </a>
        <button type="button" onClick={() => window.print()}>
          打印回执
        </button>
        <UndoImport it={it} changed={changed} />
      </div>
    </section>
  )
}

const by = (who: string, at: string | null) => `${who} ${instant(at)}`

function versionFacts(data: {
  tables: { recognised: number; remembered: number; chosen: number }
  versions: { product: string; schema: string; policy: number } | null
}): [string, string][] {
  const { recognised, remembered, chosen } = data.tables
  const ways = [
    recognised > 0 && `自动识别 ${recognised} 张表`,
    remembered > 0 && `按以前的选择 ${remembered} 张表`,
    chosen > 0 && `人工指定 ${chosen} 张表`,
  ].filter(Boolean)
  const { versions } = data
  return [
    ['列的对应', ways.join('，') || unknown],
    ...(versions
      ? ([
          ['软件版本', versions.product],
          ['台账结构', versions.schema.replace(/\.sql$/, '')],
          ['政策参数', versions.policy === 0 ? '默认值' : `第 ${versions.policy} 版`],
        ] as [string, string][])
      : []),
  ]
}
