import type { Home } from '../../../../shared/home.ts'
import { useMay, useSigned } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { Page } from '../../../ui/Page.tsx'
import { LatestImports } from './LatestImports.tsx'

/** An empty county: how to begin. */
export function FirstSteps({ imports }: { imports: Home['imports'] }) {
  const { membership } = useSigned()
  const offered = useMay('import.upload')
  return (
    <Page title={`${membership.county.name} · 从这里开始`}>
      {offered ? (
        <div class="stack">
          <section class="card">
            <h2>台账里还没有一户，请先上传手头已有的工作簿</h2>
            <p>不用改格式，也不用另外填表：系统自己认表头、认乡镇和单位，认不准的会告诉您是哪张表、哪一行。</p>
            <ol class="steps">
              <li>
                <strong>上传台账</strong>
                <span>花名册、帮扶责任人名册、结对一览表、走访台账、收入测算、比对名单，一次可以选多个文件。</span>
              </li>
              <li>
                <strong>看差异，确认入库</strong>
                <span>先看识别得对不对、哪些行有问题、新增和变更了什么，您确认之前什么都不会写进台账。</span>
              </li>
              <li>
                <strong>看疑点，去结对</strong>
                <span>入库后自动核查，首页会列出今天要做的事。</span>
              </li>
            </ol>
            <p>
              <a class="button strong" href={to.imports()}>
                上传第一批台账
              </a>
            </p>
          </section>
          {imports.length > 0 && <LatestImports imports={imports} />}
        </div>
      ) : (
        <Empty title="这个县还没有上传台账。">请等待县级管理员上传后再来查看。</Empty>
      )}
    </Page>
  )
}
