import { qrCode } from '../qr.ts'

/** A text as a QR code to be read by a phone's camera; `label` says what it is. */
export function Qr({ text, label }: { text: string; label: string }) {
  const rows = qrCode(text)
  const size = rows.length + 8
  const dark = rows.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x + 4} ${y + 4}h1v1h-1z`] : [])))
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} />
      <path d={dark.join('')} />
    </svg>
  )
}
