import { useState } from 'preact/hooks'
import { Note } from '../../ui/Note.tsx'
import { Tick } from '../../ui/Tick.tsx'
import { today } from '../../words.ts'

/** Codes for the day the phone is lost: shown once, printed and kept. */
export function BackupCodes({ codes, done }: { codes: string[]; done: () => void }) {
  const [kept, setKept] = useState(false)
  return (
    <div class="form">
      <div class="no-print">
        <Note tone="good">动态口令已开启。下次登录，输入密码后再输入验证器上的 6 位数字。</Note>
      </div>
      <h3>备用码</h3>
      <p>
        手机丢了或换了，就用一个备用码代替 6 位数字，每个只能用一次。这里只显示这一次，请打印或抄下来，和手机分开放。
      </p>
      <ol class="backup-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p class="print-only">结对系统备用码，打印于 {today()}。请妥善保管，用过的划掉。</p>
      <div class="no-print">
        <Tick ticked={kept} onTick={setKept}>
          我已经打印或抄好了
        </Tick>
      </div>
      <div class="actions no-print">
        <button type="button" onClick={() => print()}>
          打印备用码
        </button>
        <button type="button" class="strong" disabled={!kept} onClick={done}>
          完成
        </button>
      </div>
    </div>
  )
}
