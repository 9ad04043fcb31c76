import type { ComponentChildren } from 'preact'

/** Nothing here: says why, and what to do next. `all`: where everything is that conditions have hidden. */
export function Empty({ title, all, children }: { title: string; all?: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <strong>{title}</strong>
      {(all || children) && (
        <div>
          {all && <a href={all}>清除条件，看全部</a>}
          {all && children && '　'}
          {children}
        </div>
      )}
    </div>
  )
}
