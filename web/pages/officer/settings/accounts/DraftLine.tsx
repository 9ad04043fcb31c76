import { type Role, roleNames } from '../../../../../shared/role.ts'
import type { Area } from '../../../../api.ts'
import { Day } from '../../../../ui/Day.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { type Draft, givenRoles, needsEnd, needsTownship, needsVillage } from './draft.ts'

const roles = givenRoles.map((role) => ({ value: role, name: roleNames[role] }))

/** One account to be made. */
export function DraftLine(props: {
  number: number
  draft: Draft
  areas: Area[]
  fault: string | null
  change: (draft: Draft) => void
  paste: (text: string) => boolean
  remove: (() => void) | undefined
}) {
  const { number, draft, areas, fault, change, paste, remove } = props
  const villages = areas.find(({ township }) => township === draft.township)?.villages ?? []
  return (
    <li class="filters">
      <Field label="姓名" error={fault ?? undefined}>
        {(said) => (
          <input
            {...said}
            autocomplete="off"
            maxLength={40}
            value={draft.name}
            onInput={(event) => change({ ...draft, name: event.currentTarget.value })}
            onPaste={(event) => {
              if (paste(event.clipboardData?.getData('text') ?? '')) event.preventDefault()
            }}
          />
        )}
      </Field>
      <Select
        label="角色"
        value={draft.role}
        options={roles}
        onChange={(role) => change({ ...draft, role: role as Role })}
      />
      {needsTownship(draft.role) && (
        <Select
          label="乡镇"
          all="请选择"
          value={draft.township}
          options={areas.map(({ township }) => ({ value: township, name: township }))}
          onChange={(township) => change({ ...draft, township, village: '' })}
        />
      )}
      {needsVillage(draft.role) && (
        <Select
          label="村"
          all="请选择"
          value={draft.village}
          options={villages.map(({ name }) => ({ value: name, name }))}
          onChange={(village) => change({ ...draft, village })}
        />
      )}
      {needsEnd(draft.role) && (
        <>
          <Day label="用到哪天" value={draft.untilOn} onInput={(untilOn) => change({ ...draft, untilOn })} />
          <Field label="事由">
            {(said) => (
              <input
                {...said}
                maxLength={200}
                placeholder="哪次抽查"
                value={draft.reason}
                onInput={(event) => change({ ...draft, reason: event.currentTarget.value })}
              />
            )}
          </Field>
        </>
      )}
      <Field label="用户名（可不填）">
        {(said) => (
          <input
            {...said}
            autocomplete="off"
            autocapitalize="none"
            placeholder="系统自动编号"
            maxLength={30}
            value={draft.username}
            onInput={(event) => change({ ...draft, username: event.currentTarget.value.trim().toLowerCase() })}
          />
        )}
      </Field>
      {remove && (
        <button type="button" class="quiet" aria-label={`去掉第 ${number} 行`} onClick={remove}>
          去掉
        </button>
      )}
    </li>
  )
}
