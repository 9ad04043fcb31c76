import type { ComponentChildren } from 'preact'
import { useEffect, useErrorBoundary } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { ErrorNote } from './ErrorNote.tsx'

/** Says so where a page breaks, instead of leaving it white; going to another page begins anew. */
export function Mishap({ children }: { children: ComponentChildren }) {
  const [error, forget] = useErrorBoundary((thrown) => console.error(thrown))
  const { path } = useLocation()
  useEffect(() => forget(), [path])
  if (error === undefined) return <>{children}</>
  return (
    <div class="page">
      <ErrorNote
        problem={{
          title: '这个页面没能打开',
          detail: '请刷新再试；还不行，请把刚才做的操作告诉管理员。已保存的内容不会丢。',
        }}
        again={() => location.reload()}
      />
    </div>
  )
}
