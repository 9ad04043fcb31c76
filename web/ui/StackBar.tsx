type Tone = 'good' | 'warn' | 'bad' | 'info'

/** A bar of parts, one after the other, of `max`; `label` says it in words. */
export function StackBar(props: { parts: { tone: Tone; value: number }[]; max: number; label: string }) {
  const { parts, max, label } = props
  let from = 0
  return (
    <svg class="meter" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={label}>
      <rect class="meter-ground" width="100" height="8" />
      {parts.map(({ tone, value }) => {
        const width = max > 0 ? (value / max) * 100 : 0
        const x = from
        from += width
        return <rect key={tone} class={`fill-${tone}`} x={x} width={width} height="8" />
      })}
    </svg>
  )
}
