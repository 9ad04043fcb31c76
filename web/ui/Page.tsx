import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

export type Crumb = { href: string; name: string }

let shownBefore = false

/** A page: where it is, its heading (focused when one comes from another page), what can be done. */
export function Page(props: {
  title: string
  crumbs?: Crumb[]
  aside?: ComponentChildren
  children: ComponentChildren
}) {
  const { title, crumbs, aside, children } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (shownBefore) heading.current?.focus({ preventScroll: true })
    shownBefore = true
  }, [])
  useEffect(() => {
    document.title = `${title} · 结对`
  }, [title])
  return (
    <div class="page">
      {crumbs && (
        <nav class="crumbs" aria-label="当前位置">
          {crumbs.map((crumb) => (
            <a key={crumb.href} href={crumb.href}>
              {crumb.name}
            </a>
          ))}
        </nav>
      )}
      <header class="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {aside && <div class="page-aside">{aside}</div>}
      </header>
      {children}
    </div>
  )
}
