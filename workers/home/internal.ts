import { createHmac } from 'node:crypto'
import type { Secrets } from './secrets.ts'

/** Asks this home's own Worker for what nobody else may ask for. */
export function askInternal(
  url: URL | string,
  { authSecret }: Pick<Secrets, 'authSecret'>,
  path: string,
  body?: unknown,
) {
  const token = createHmac('sha256', authSecret).update('internal').digest('hex')
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  return fetch(new URL(path, url), { method: 'POST', headers, body: body === undefined ? null : JSON.stringify(body) })
}
