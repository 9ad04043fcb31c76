import type { ComponentChildren } from 'preact'

/** A sentence that stands out: something done (good), to heed (warn) or to know (info). */
export function Note({ tone, children }: { tone: 'good' | 'warn' | 'info'; children: ComponentChildren }) {
  return (
    <div class={`note note-${tone}`} role="status">
      <div>{children}</div>
    </div>
  )
}
