import type { Import } from '../../../../shared/import.ts'
import { to } from '../../../to.ts'
import { Facts } from '../../../ui/Facts.tsx'
import { bytes, count, instant, unknown } from '../../../words.ts'
import { Counts } from './Counts.tsx'
import { entityCounts } from './state.ts'

/** What was written, from which file, by whom and when. */
export function Receipt({ it }: { it: Import }) {
  const counts = entityCounts(it)
  const written = counts
    .filter((one) => one.new + one.changed > 0)
    .map((one) => `${one.name} ${count(one.new + one.changed)}`)
  return (
    <section class="card stack" aria-labelledby="receipt">
      <div>
        <h2 id="receipt">已入库 · 回执</h2>
        <p>{written.length > 0 ? `写入 ${written.join('，')}。` : '台账没有变化。'}</p>
      </div>
      <Facts
        facts={[
          ['读取', `${count(it.rowsRead)} 行`],
          ['入库人', it.committedBy ?? unknown],
          ['入库时间', instant(it.committedAt)],
          ['上传', `${it.uploadedBy} ${instant(it.uploadedAt)}`],
          ['文件大小', bytes(it.sizeBytes)],
        ]}
      />
      <p>
        文件指纹（SHA-256）：<code>{it.sha256 ?? unknown}</code>
      </p>
      <div class="scrolls">
        <Counts caption="入库时与台账的差异" counts={counts} />
      </div>
      <div class="actions no-print">
        <a class="button strong" href={to.checks()}>
          看疑点
        </a>
        <a class="button" href={to.imports()}>
          继续导入
        </a>
      </div>
    </section>
  )
}
