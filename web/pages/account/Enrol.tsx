import { useState } from 'preact/hooks'
import { account } from '../../account.ts'
import { useAct, useLoad } from '../../load.ts'
import { inFours } from '../../trail.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { Qr } from '../../ui/Qr.tsx'
import { BackupCodes } from './BackupCodes.tsx'
import { CodeField } from './CodeField.tsx'

/** Ties a second factor to the account: the secret into a phone's app, its first code back, then the backup codes. */
export function Enrol({ done }: { done: () => void }) {
  const { data, problem: failed, reload } = useLoad('totp', account.startTotp)
  const { running, problem, act } = useAct()
  const [code, setCode] = useState('')
  const [backup, setBackup] = useState<string[]>()
  if (backup) return <BackupCodes codes={backup} done={done} />
  if (failed) return <ErrorNote problem={failed} again={reload} />
  if (data === undefined) return <Progress words="正在准备…" />
  const submit = (event: Event) => {
    event.preventDefault()
    act(async () => setBackup((await account.confirmTotp(code)).backupCodes))
  }
  return (
    <form class="form" onSubmit={submit}>
      <ol class="steps">
        <li>
          <strong>在手机上打开验证器</strong>
          <span>任何一种“身份验证器”都行，它不用联网、不收短信。没有的请先在应用商店安装一个。</span>
        </li>
        <li>
          <strong>用验证器扫这个码</strong>
          <Qr text={data.uri} label="动态口令的二维码；不便扫码请展开下面的密钥，手动输入" />
          <details>
            <summary>扫不了？</summary>
            <span>
              正在用手机看这个页面，就<a href={data.uri}>直接加到验证器</a>
              。否则在验证器里选“手动输入密钥”，按时间计算：
            </span>
            <code class="secret">{inFours(data.secret)}</code>
          </details>
        </li>
        <li>
          <strong>核对一次</strong>
          <CodeField label="验证器现在显示的 6 位数字" value={code} onInput={setCode} />
        </li>
      </ol>
      {problem && <ErrorNote problem={problem} />}
      <div class="actions">
        <button type="submit" class="strong" disabled={running}>
          {running ? '正在核对…' : '核对并开启'}
        </button>
      </div>
    </form>
  )
}
