import { useState } from 'preact/hooks'
import { type FillOrder, type Rosters, rowShapeNames, type Template } from '../../../../../shared/template.ts'
import { useCounty } from '../../../../session.tsx'
import { Deed } from '../../../../ui/Deed.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { Empty } from '../../../../ui/Empty.tsx'
import { Note } from '../../../../ui/Note.tsx'
import { type Column, Table } from '../../../../ui/Table.tsx'
import { instant } from '../../../../words.ts'
import { SendTemplate } from './SendTemplate.tsx'
import { Take } from './Take.tsx'
import { TemplateColumns } from './TemplateColumns.tsx'

type Doing = { what: 'columns' | 'drop'; template: Template } | null

/** Empty forms somebody sent, filled as often as they are asked for. */
export function Templates(props: {
  rosters: Rosters
  order: FillOrder
  waits: boolean
  manages: boolean
  reload: () => void
}) {
  const { rosters, order, waits, manages, reload } = props
  const county = useCounty()
  const [doing, setDoing] = useState<Doing>(null)
  const [fresh, setFresh] = useState<Template | null>(null)
  const done = () => {
    setDoing(null)
    reload()
  }
  const came = (template: Template) => {
    setFresh(template)
    setDoing({ what: 'columns', template })
    reload()
  }
  return (
    <section class="stack" aria-label="填报模板">
      <h2>填报模板</h2>
      <p>
        别人发来的空表（.xlsx、.xls、.csv）传一次，以后随时填。按表头认列，填在原表里，字体、边框、合并、打印设置都不变；行不够会自动加，合计、签字还在表的下面。
      </p>
      {manages && <SendTemplate came={came} />}
      {fresh && !doing && <Note tone="good">已收下《{fresh.fileName}》。选好范围就能填。</Note>}
      {rosters.templates.length === 0 ? (
        <Empty title="还没有模板。">{manages ? '把空表传上来试试。' : '请县级管理员上传。'}</Empty>
      ) : (
        <Table
          quiet
          caption="填报模板"
          rows={rosters.templates}
          rowKey={({ id }) => id}
          columns={columns({ county, order, waits, manages, setDoing })}
        />
      )}
      {doing?.what === 'columns' && (
        <TemplateColumns template={doing.template} fields={rosters.fields} close={() => setDoing(null)} done={done} />
      )}
      {doing?.what === 'drop' && <DropDialog template={doing.template} close={() => setDoing(null)} done={done} />}
    </section>
  )
}

function columns(props: {
  county: ReturnType<typeof useCounty>
  order: FillOrder
  waits: boolean
  manages: boolean
  setDoing: (doing: Doing) => void
}): Column<Template>[] {
  const { county, order, waits, manages, setDoing } = props
  return [
    { name: '模板', kind: 'main', cell: ({ fileName }) => <strong>{fileName}</strong> },
    { name: '怎么填', kind: 'wide', cell: (template) => filledWords(template) },
    { name: '上传', cell: ({ uploadedBy, uploadedAt }) => `${uploadedBy} ${instant(uploadedAt)}` },
    {
      name: '填写',
      cell: ({ id, fileName }) => (
        <Take
          words="填好下载"
          what={fileName}
          disabled={waits}
          fetchIt={(progress) => county.fillTemplate(id, order, progress)}
        />
      ),
    },
    ...(manages
      ? [
          {
            name: '管理',
            cell: (template: Template) => (
              <div class="actions">
                <button
                  type="button"
                  class="quiet"
                  aria-label={`核对列：${template.fileName}`}
                  onClick={() => setDoing({ what: 'columns', template })}
                >
                  核对列
                </button>
                <button
                  type="button"
                  class="quiet"
                  aria-label={`删除：${template.fileName}`}
                  onClick={() => setDoing({ what: 'drop', template })}
                >
                  删除
                </button>
              </div>
            ),
          },
        ]
      : []),
  ]
}

/** 一户一行，认出 12 列，留空 3 列；having several sheets, by name. */
function filledWords({ sheets }: Template): string {
  const used = sheets.filter(({ off }) => !off)
  return used
    .map(({ name, shape, sides, card }) => {
      if (card !== undefined)
        return `一户一张，填 ${card.length} 处${sides.length > 0 ? '和成员表' : ''}，下载的是一个压缩包`
      const columns = sides.flat()
      const filled = columns.filter(({ field, numbered }) => field !== null || numbered).length
      const left = columns.length - filled
      const sheet = used.length > 1 ? `“${name}”` : ''
      return `${sheet}${rowShapeNames[shape]}，填 ${filled} 列${left > 0 ? `，留空 ${left} 列` : ''}`
    })
    .join('；')
}

function DropDialog({ template, close, done }: { template: Template; close: () => void; done: () => void }) {
  const county = useCounty()
  return (
    <Dialog title={`删除模板：${template.fileName}`} close={close}>
      <Deed
        deed={() => county.dropTemplate(template.id)}
        done={done}
        close={close}
        words={['删除', '正在删除…', '不删']}
      >
        <p>以后不能再用它填报；已经下载的表不受影响。要用时可以重新上传。</p>
      </Deed>
    </Dialog>
  )
}
