import type { ComponentChildren } from 'preact'

export type Tone = 'bad' | 'warn' | 'info' | 'good' | 'plain'

export function Badge({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return <span class={`badge badge-${tone}`}>{children}</span>
}
