import { useState } from 'preact/hooks'
import { passwordFault, passwordLength } from '../../../shared/password.ts'
import { account } from '../../account.ts'
import { useAct } from '../../load.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Field } from '../../ui/Field.tsx'
import { Note } from '../../ui/Note.tsx'
import { Tick } from '../../ui/Tick.tsx'

/** Changes one's password: the present one once, the next one twice. */
export function PasswordForm(props: { username: string; present?: string; done?: () => void }) {
  const [words, setWords] = useState({ current: '', next: '', again: '' })
  const [visible, setVisible] = useState(false)
  const [tried, setTried] = useState(false)
  const [changed, setChanged] = useState(false)
  const { running, problem, act } = useAct()
  const weak = passwordFault(words.next, { username: props.username, current: words.current })
  const faults = {
    current: undefined,
    next: weak,
    again: words.next === words.again ? null : '两次输入的不一样，请重新输入。',
  }
  const submit = async (event: Event) => {
    event.preventDefault()
    setTried(true)
    setChanged(false)
    if (faults.next || faults.again || !(await act(() => account.password(words.current, words.next)))) return
    setTried(false)
    setWords({ current: '', next: '', again: '' })
    setChanged(true)
    props.done?.()
  }
  const line = (name: keyof typeof words, label: string, hint?: string) => (
    <Field label={label} hint={hint} error={(tried && faults[name]) || undefined}>
      {(said) => (
        <input
          {...said}
          {...(visible ? { type: 'text' as const } : { type: 'password' as const })}
          autocomplete={name === 'current' ? 'current-password' : 'new-password'}
          autocapitalize="none"
          spellcheck={false}
          required
          maxLength={128}
          value={words[name]}
          onInput={(event) => setWords({ ...words, [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  )
  return (
    <form class="form" onSubmit={submit}>
      {problem && <ErrorNote problem={problem} />}
      {changed && <Note tone="good">密码已修改，下次登录请用新密码。</Note>}
      {line('current', props.present ?? '现在的密码')}
      {line('next', '新密码', `至少 ${passwordLength.least} 个字。几个不相干的词连起来，又长又好记。`)}
      {line('again', '再输一遍新密码')}
      <Tick ticked={visible} onTick={setVisible}>
        显示输入的内容
      </Tick>
      <div class="actions">
        <button type="submit" class="strong" disabled={running}>
          {running ? '正在保存…' : '保存新密码'}
        </button>
      </div>
    </form>
  )
}
