/** Views of one thing as links, with how much is in each; `pills` for a choice within a view. */
export function Tabs(props: {
  label: string
  now: string
  pills?: boolean
  tabs: { id: string; name: string; count?: number; href: string }[]
}) {
  return (
    <nav class={props.pills ? 'tabs pills' : 'tabs'} aria-label={props.label}>
      {props.tabs.map((tab) => (
        <a key={tab.id} href={tab.href} aria-current={tab.id === props.now ? 'page' : undefined}>
          {tab.name}
          {tab.count !== undefined && <small>{tab.count.toLocaleString('zh-CN')}</small>}
        </a>
      ))}
    </nav>
  )
}
