import { createHmac } from 'node:crypto'

/** A row of an audit trail (审计记录) as it is kept: `id` counts 1, 2, 3 …; `detail` is JSON; `mac` chains it to the row before. */
export type TrailRow = {
  id: number
  at: string
  actor: string
  action: string
  subject: string
  detail: string
  mac: string
}

/** An anchor (锚点): how far a trail had come, kept outside its database; `rowMac` is that row's, `mac` the anchor's own. */
export type Anchor = { id: number; rowMac: string; at: string; mac: string }

/** What comes before the first row. */
export const genesis = ''

/** HMAC-SHA256 (hex) of a row behind the row whose mac is `previous`: changed, moved or put behind another, it differs. */
export function rowMac(key: Uint8Array, previous: string, row: Omit<TrailRow, 'mac'>): string {
  const { id, at, actor, action, subject, detail } = row
  return createHmac('sha256', key)
    .update(previous)
    .update(JSON.stringify([id, at, actor, action, subject, detail]))
    .digest('hex')
}

/** HMAC-SHA256 (hex) of an anchor; never equal to a row's, whose text begins otherwise. */
export function anchorMac(key: Uint8Array, { id, rowMac, at }: Omit<Anchor, 'mac'>): string {
  return createHmac('sha256', key)
    .update(`anchor ${JSON.stringify([id, rowMac, at])}`)
    .digest('hex')
}

export function isGenuine(key: Uint8Array, anchor: Anchor): boolean {
  return anchorMac(key, anchor) === anchor.mac
}
