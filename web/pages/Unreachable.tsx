import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Page } from '../ui/Page.tsx'

/** A page whose part did not arrive: no signal, or the software was renewed since this one was opened. */
export function Unreachable() {
  return (
    <Page title="页面没有取到">
      <ErrorNote
        problem={{ title: '网络不通，或系统刚刚更新过', detail: '请检查网络后再试一次，已保存的内容不会丢。' }}
        again={() => location.reload()}
      />
    </Page>
  )
}
