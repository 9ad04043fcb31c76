import { useState } from 'preact/hooks'
import {
  type Rosters,
  rowShapeNames,
  type Template,
  type TemplateColumn,
  type TemplateSheet,
} from '../../../../../shared/template.ts'
import { useCounty } from '../../../../session.tsx'
import { Deed } from '../../../../ui/Deed.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { Tick } from '../../../../ui/Tick.tsx'

/** Chosen otherwise: by sheet and column. */
type Chosen = Record<string, { off: boolean; columns: Record<number, string | null> }>

/** What was recognised in a form, and what stands in a column otherwise. */
export function TemplateColumns(props: {
  template: Template
  fields: Rosters['fields']
  close: () => void
  done: () => void
}) {
  const { template, fields, close, done } = props
  const county = useCounty()
  const [chosen, setChosen] = useState<Chosen>(() =>
    Object.fromEntries(template.sheets.map(({ name, off }) => [name, { off: off === true, columns: {} }])),
  )
  const change = (name: string, patch: Partial<Chosen[string]>) =>
    setChosen((all) => ({ ...all, [name]: { ...all[name]!, ...patch } }))
  const save = () =>
    county.chooseTemplate(template.id, {
      sheets: Object.entries(chosen).map(([name, { off, columns }]) => ({
        name,
        off,
        columns: Object.entries(columns).map(([at, field]) => ({ at: Number(at), field })),
      })),
    })
  return (
    <Dialog title={`《${template.fileName}》怎么填`} close={close}>
      <Deed deed={save} done={done} close={close} words={['就这样填', '正在保存…', '关闭']}>
        <p>认错的列在这里改。没有认出的列留空，由填表人自己写；表里带公式的格不填。</p>
        {template.sheets.map((sheet) => (
          <SheetColumns
            key={sheet.name}
            sheet={sheet}
            alone={template.sheets.length === 1}
            fields={fields}
            chosen={chosen[sheet.name]!}
            change={(patch) => change(sheet.name, patch)}
          />
        ))}
      </Deed>
    </Dialog>
  )
}

function SheetColumns(props: {
  sheet: TemplateSheet
  alone: boolean
  fields: Rosters['fields']
  chosen: Chosen[string]
  change: (patch: Partial<Chosen[string]>) => void
}) {
  const { sheet, alone, fields, chosen, change } = props
  const options = fields[sheet.card ? 'person' : sheet.shape]
  const [first, last] = sheet.headerRows
  const columns = sheet.sides.flat()
  return (
    <fieldset class="template-sheet">
      <legend>
        “{sheet.name}”：
        {sheet.card
          ? '一户一张'
          : `${rowShapeNames[sheet.shape]}，表头在第 ${first === last ? first : `${first}–${last}`} 行`}
      </legend>
      {!alone && (
        <Tick ticked={!chosen.off} onTick={(on) => change({ off: !on })}>
          填这张表
        </Tick>
      )}
      {sheet.card && (
        <p>
          填在栏目旁边或下面：{sheet.card.map(({ label }) => label).join('、')}。
          {columns.length > 0 && '家庭成员表的列：'}
        </p>
      )}
      {!chosen.off && (
        <ul class="template-columns">
          {columns.map((column) => (
            <li key={column.at}>
              <span>{column.header.split('/').join('·')}</span>
              {column.numbered ? (
                <span>顺序号</span>
              ) : (
                <Choice
                  column={column}
                  options={options}
                  now={column.at in chosen.columns ? chosen.columns[column.at]! : column.field}
                  onChange={(field) => change({ columns: { ...chosen.columns, [column.at]: field } })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  )
}

function Choice(props: {
  column: TemplateColumn
  options: { name: string; title: string }[]
  now: string | null
  onChange: (field: string | null) => void
}) {
  const { column, options, now, onChange } = props
  const offered = now === null || options.some(({ name }) => name === now)
  return (
    <select
      aria-label={`“${column.header}”填什么`}
      value={now ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    >
      <option value="">留空</option>
      {!offered && <option value={now!}>按表头认出的项</option>}
      {options.map(({ name, title }) => (
        <option key={name} value={name}>
          {title}
        </option>
      ))}
    </select>
  )
}
