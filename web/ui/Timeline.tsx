import type { ComponentChildren } from 'preact'

export type TimelineSpan = {
  key: string | number
  name: ComponentChildren
  /** What the line shows, in words. */
  words: ComponentChildren
  since: string | null
  until: string | null
  current: boolean
  /** Something beside: a button. */
  action?: ComponentChildren
  /** A time without anybody. */
  empty?: boolean
}

/** Times that lie one after or beside another, a line each under its words, over years. A day may be a month or a year. */
export function Timeline({ spans, today }: { spans: TimelineSpan[]; today: string }) {
  const known = spans.flatMap(({ since, until }) => [since, until].filter((day) => day !== null && day !== ''))
  const first = Math.floor(Math.min(...known.map((day) => place(day as string, false)), place(today, false) - 1))
  const last = Math.max(place(today, true), ...known.map((day) => place(day as string, true)))
  const at = (year: number) => `${(((year - first) / (last - first)) * 100).toFixed(2)}%`
  const step = Math.max(1, Math.ceil((last - first) / 6))
  const years = Array.from({ length: Math.ceil(last - first) }, (_, i) => first + i).filter((_, i) => i % step === 0)
  return (
    <div class="timeline">
      <ol>
        {spans.map((span) => (
          <li key={span.key} class={span.empty ? 'empty-time' : span.current ? 'current' : 'past'}>
            <span class="timeline-words">
              <span>{span.name}</span> <small>{span.words}</small>
            </span>
            {span.action}
            <Line span={span} at={at} first={first} last={last} years={years} />
          </li>
        ))}
      </ol>
      <svg class="timeline-years" aria-hidden="true">
        {years.map((year) => (
          <text key={year} x={at(year)} y="12">
            {year}
          </text>
        ))}
      </svg>
    </div>
  )
}

function Line(props: {
  span: TimelineSpan
  at: (year: number) => string
  first: number
  last: number
  years: number[]
}) {
  const { span, at, first, last, years } = props
  const since = span.since ? place(span.since, false) : first
  const until = span.until ? place(span.until, true) : span.current ? last : since
  return (
    <svg class="timeline-line" aria-hidden="true">
      {years.map((year) => (
        <line key={year} class="timeline-year" x1={at(year)} x2={at(year)} y1="0" y2="14" />
      ))}
      <line class={span.since ? 'timeline-span' : 'timeline-span unsure'} x1={at(since)} x2={at(until)} y1="7" y2="7" />
      {span.since && <circle cx={at(since)} cy="7" r="4" />}
      {!span.current && span.until && <circle cx={at(until)} cy="7" r="4" />}
    </svg>
  )
}

/** A day as a year with its part: 2026-07-01 is 2026.5. A month or a year is its first or its last day. */
export function place(day: string, end: boolean): number {
  const [year = 0, month = end ? 12 : 1, date = end ? 31 : 1] = day.split('-').map(Number)
  return year + (month - 1) / 12 + (date - (end ? 0 : 1)) / 372
}
