import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { Icon } from '../ui/Icon.tsx'

/** What is shown before the app opens: signing in, a first password, a second factor. */
export function Doorway(props: { title: string; words: string; leave?: () => void; children: ComponentChildren }) {
  const { title, words, leave, children } = props
  useEffect(() => {
    document.title = `${title} · 结对`
  }, [title])
  return (
    <main class="sign-in">
      <h1>
        <Icon name="brand" /> 结对
      </h1>
      <p>{words}</p>
      {children}
      {leave && (
        <button type="button" class="quiet" onClick={leave}>
          现在不做，退出登录
        </button>
      )}
    </main>
  )
}
