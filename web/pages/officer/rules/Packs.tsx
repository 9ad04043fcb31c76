import { useState } from 'preact/hooks'
import type { PackInstalled, RulePackRow, RuleRow } from '../../../../shared/rulepage.ts'
import { download } from '../../../download.ts'
import { useAct } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Drop } from '../../../ui/Drop.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Note } from '../../../ui/Note.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { type Column, Table } from '../../../ui/Table.tsx'
import { count } from '../../../words.ts'

const origins = { shipped: '随软件提供', installed: '从文件装入', own: '本县自建' }

/** Packs: handed on as files, brought in as files. */
export function Packs(props: { packs: RulePackRow[]; rules: RuleRow[]; may: boolean; changed: () => void }) {
  const { packs, rules, may, changed } = props
  const county = useCounty()
  const { running, problem, act } = useAct()
  const [installed, setInstalled] = useState<PackInstalled>()
  const install = (file: File | undefined) => {
    if (!file) return
    act(async () => {
      setInstalled(await county.installPack(packIn(await file.text())))
      changed()
    })
  }
  const save = (pack: RulePackRow) =>
    act(async () => {
      const written = JSON.stringify(await county.rulePack(pack.id), null, 2)
      download(`规则包_${pack.id}_${pack.version}.json`, written, 'application/json')
    })
  const ofPack = (id: string) => rules.filter(({ pack }) => pack === id)
  const columns: Column<RulePackRow>[] = [
    { name: '规则包', kind: 'main', cell: ({ id, title }) => <a href={to.rules({ pack: id })}>{title}</a> },
    { name: '来历', kind: 'short', cell: ({ origin, version }) => `${origins[origin]} ${version}` },
    {
      name: '已启用 / 全部',
      kind: 'number',
      cell: ({ id }) => `${count(ofPack(id).filter(({ enabled }) => enabled).length)} / ${count(ofPack(id).length)}`,
    },
    { name: '出处', cell: ({ source }) => source },
    {
      name: '操作',
      kind: 'short',
      cell: (pack) => (
        <button type="button" disabled={running} aria-label={`导出规则包：${pack.title}`} onClick={() => save(pack)}>
          导出
        </button>
      ),
    },
  ]
  return (
    <section class="stack">
      <h2>规则包</h2>
      <Table quiet caption="规则包，已启用和全部规则" columns={columns} rows={packs} rowKey={({ id }) => id} />
      {problem && <ErrorNote problem={problem} />}
      {installed && (
        <Note tone="good">
          已装入“{installed.pack.title}” {installed.pack.version}：新增 {installed.added} 条，变更 {installed.changed}{' '}
          条，相同 {installed.same} 条{installed.withdrawn > 0 && `，撤下 ${installed.withdrawn} 条`}
          。还没有启用，请试算后启用。
        </Note>
      )}
      {may && (running ? <Progress words="正在核对规则包…" /> : <Bring install={install} />)}
    </section>
  )
}

function Bring({ install }: { install: (file: File | undefined) => void }) {
  return (
    <Drop
      button="装入规则包文件"
      label="选择规则包文件"
      take={([file]) => install(file)}
      below="装入以后都不启用，试算过再启用。"
    >
      把省里、兄弟县发来的规则包（.json）拖到这里
    </Drop>
  )
}

/** What is in the file; what is no JSON is sent as it is, so that it is refused in words. */
function packIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
