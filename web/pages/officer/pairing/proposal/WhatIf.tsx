import type { Proposal } from '../../../../../shared/proposal.ts'
import { useLoad } from '../../../../load.ts'
import { useCounty } from '../../../../session.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { count } from '../../../../words.ts'

export type Caps = Record<string, number>

/** Caps in the address: 一般干部:3,乡科级:6. */
export const capsOf = (text: string | undefined): Caps =>
  Object.fromEntries(
    (text ?? '').split(',').flatMap((one) => {
      const [level, cap] = one.split(':')
      return level && cap && /^\d{1,3}$/.test(cap) ? [[level, Number(cap)]] : []
    }),
  )
export const capsText = (caps: Caps): string =>
  Object.entries(caps)
    .map(([level, cap]) => `${level}:${cap}`)
    .join(',')
export const capsWords = (caps: Caps): string =>
  Object.entries(caps)
    .map(([level, cap]) => `${level}每人 ${cap} 户`)
    .join('、')

/** What other caps would bring: those that help ready made, any other to be typed. The policy stays as it is. */
export function WhatIf(props: {
  offered: Proposal['whatIf']
  solved: number
  caps: Caps
  choose: (caps: Caps) => void
}) {
  const { offered, solved, caps, choose } = props
  const county = useCounty()
  const now = useLoad('policy caps', county.policy).data?.document.pairing.cap ?? {}
  return (
    <details class="areas" open={offered.length > 0 || Object.keys(caps).length > 0}>
      <summary>
        <strong>设想：户数上限放宽一些</strong>
        <small>只是算一算，政策参数不变</small>
      </summary>
      {offered.length > 0 && (
        <ul class="lines">
          {offered.map((one) => (
            <li key={`${one.postLevel} ${one.cap}`}>
              <span>
                {one.postLevel}每人 {one.cap} 户
                {now[one.postLevel] !== undefined && `（现在 ${now[one.postLevel]} 户）`}
                ：有方案的 {count(one.solved)} 户{one.solved > solved && `，多 ${count(one.solved - solved)} 户`}，还剩{' '}
                {count(one.unsolved)} 户
              </span>
              <button type="button" onClick={() => choose({ ...caps, [one.postLevel]: one.cap })}>
                按这个上限拟
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault()
          choose(typed(new FormData(event.currentTarget), now))
        }}
      >
        {Object.entries(now).map(([level, cap]) => (
          <Field key={level} label={`${level}（政策 ${cap} 户）`}>
            {(said) => (
              <input
                {...said}
                key={caps[level] ?? cap}
                type="number"
                name={level}
                min={0}
                max={1000}
                required
                defaultValue={String(caps[level] ?? cap)}
              />
            )}
          </Field>
        ))}
        <button type="submit">按这些上限再拟一次</button>
      </form>
    </details>
  )
}

/** Only what differs from the policy. */
function typed(form: FormData, now: Caps): Caps {
  const entries = Object.entries(now).map(([level]): [string, number] => [level, Number(form.get(level))])
  return Object.fromEntries(entries.filter(([level, cap]) => cap !== now[level]))
}
