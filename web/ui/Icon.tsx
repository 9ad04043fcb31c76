const drawings = {
  brand: 'M9 6a6 6 0 1 0 0 12A6 6 0 0 0 9 6zm6 0a6 6 0 1 1 0 12 6 6 0 0 1 0-12z',
  home: 'M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z',
  import: 'M12 15V4m0 0L7.5 8.5M12 4l4.5 4.5M4 15v4a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-4',
  finding: 'M12 4l9 16H3zm0 6v4m0 3v.2',
  pair: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zm8 0a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 20a5.5 5.5 0 0 1 11 0m1.5-5.8A5.5 5.5 0 0 1 21.5 20',
  household: 'M5 4h14v16H5zm3.5 5h7m-7 4h7m-7 4h4',
  trail: 'M4 6h2m3 0h11M4 12h2m3 0h11M4 18h2m3 0h11',
  settings: 'M4 7h9m4 0h3M4 17h3m4 0h9M15 4.5v5M9 14.5v5',
} as const

export type IconName = keyof typeof drawings

/** A line drawing beside a word; it says nothing alone. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  )
}
