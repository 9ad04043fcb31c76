/** A small bar: `value` of `max`; `label` says it in words. */
export function Bar(props: { value: number; max: number; label: string; tone?: 'good' | 'warn' | 'bad' }) {
  const { value, max, label, tone = 'good' } = props
  const share = max > 0 ? Math.min(1, value / max) * 100 : 0
  return (
    <svg class={`meter meter-${tone}`} viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={label}>
      <rect class="meter-ground" width="100" height="8" />
      <rect class="meter-value" width={share} height="8" />
    </svg>
  )
}
