/** A line of a chart: its name, and its value on each day; null where nothing is known. */
export type Line = { name: string; tone: 'good' | 'warn' | 'bad'; dashed?: boolean; values: (number | null)[] }

/**
 * Lines over days, drawn by ourselves: every library small enough draws on a canvas (no words for screen readers, coarse on paper)
 * or writes inline styles, which the content policy forbids. Lines stretch with the page, words stay words beside them.
 */
export function LineChart(props: {
  /** What it shows, in words. */
  label: string
  days: string[]
  lines: Line[]
  /** The lowest and the highest value of the scale. */
  scale: [number, number]
  said: (value: number) => string
}) {
  const { label, days, lines, scale, said } = props
  const [low, high] = scale
  const first = Date.parse(days[0]!)
  const whole = Math.max(1, Date.parse(days.at(-1)!) - first)
  const x = (i: number) => (days.length === 1 ? 100 : ((Date.parse(days[i]!) - first) / whole) * 100)
  const y = (value: number) => 40 - ((value - low) / Math.max(1, high - low)) * 40
  const half = (low + high) / 2
  return (
    <figure class="line-chart">
      <div class="line-scale number" aria-hidden="true">
        <span>{said(high)}</span>
        <span>{Number.isInteger(half) ? said(half) : ''}</span>
        <span>{said(low)}</span>
      </div>
      <svg viewBox="0 0 100 40" preserveAspectRatio="none" role="img" aria-label={label}>
        {[0, 20, 40].map((at) => (
          <line key={at} class="line-ground" x1="0" x2="100" y1={at} y2={at} />
        ))}
        {lines.map(({ name, tone, dashed, values }) => {
          const points = values.flatMap((value, i) => (value === null ? [] : [`${x(i)},${y(value)}`]))
          const last = points.at(-1)
          return (
            <g key={name} class={`line line-${tone}${dashed ? ' line-dashed' : ''}`}>
              <polyline points={points.join(' ')} />
              {last && <path class="line-end" d={`M${last} l0,0`} />}
            </g>
          )
        })}
        {days.map((day, i) => (
          <rect
            key={day}
            class="line-day"
            x={Math.max(0, (x(i) + x(Math.max(0, i - 1))) / 2)}
            width={(x(Math.min(days.length - 1, i + 1)) - x(Math.max(0, i - 1))) / 2 || 1}
            height="40"
          >
            <title>{`${day}：${lines.map(({ name, values }) => `${name} ${values[i] === null ? '—' : said(values[i]!)}`).join('，')}`}</title>
          </rect>
        ))}
      </svg>
      <div class="line-days number" aria-hidden="true">
        <span>{days.length > 1 ? days[0] : ''}</span>
        <span>{days.at(-1)}</span>
      </div>
      {lines.length > 1 && (
        <figcaption class="legend" aria-hidden="true">
          {lines.map(({ name, tone, dashed }) => (
            <span key={name} class={`key key-${tone}${dashed ? ' key-dashed' : ''}`}>
              {name}
            </span>
          ))}
        </figcaption>
      )}
    </figure>
  )
}

/** A round number not below the value, to end a scale at. */
export function roundUp(value: number): number {
  if (value <= 10) return 10
  const step = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 4, 5, 10].map((n) => n * step).find((round) => round >= value)!
}
