import { ApiProblem, offline, problemOf } from './problem.ts'

let signedOut: () => void = () => {}

/** Who hears that the session has ended (a 401 on any request). */
export const onSignedOut = (hear: () => void): void => {
  signedOut = hear
}

/** Sends one request and gives its JSON; throws ApiProblem. */
export async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json', 'x-jiedui': '1' }
  if (body !== undefined) headers['content-type'] = 'application/json'
  const response = await fetch(path, {
    method,
    headers,
    credentials: 'same-origin',
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch(() => {
    throw offline()
  })
  const text = await response.text().catch(() => {
    throw offline()
  })
  return answer<T>(response.status, text)
}

/** Asks for a file (with a body: by POST), telling how many bytes have come; it has the name the server gives it. */
export async function requestFile(
  path: string,
  body: unknown,
  progress: (come: number) => void,
): Promise<{ name: string; content: Blob }> {
  const headers = { 'content-type': 'application/json', 'x-jiedui': '1' }
  const lost = () => {
    throw offline()
  }
  const method = body === undefined ? 'GET' : 'POST'
  const asked = { method, headers, credentials: 'same-origin', body: JSON.stringify(body) } as const
  const response = await fetch(path, asked).catch(lost)
  if (!response.ok || response.body === null) return answer(response.status, await response.text().catch(lost))
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const reader = response.body.getReader()
  let come = 0
  for (;;) {
    const { done, value } = await reader.read().catch(lost)
    if (done) break
    pieces.push(value)
    come += value.length
    progress(come)
  }
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return { name: named === undefined ? '工作簿' : decodeURIComponent(named), content: new Blob(pieces) }
}

/** Sends bytes as they are, telling how many have gone. */
export function sendBytes<T>(
  method: 'POST' | 'PUT',
  path: string,
  bytes: Blob,
  { name, progress }: { name: string; progress: (sent: number) => void },
): Promise<T> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    sending.open(method, path)
    sending.setRequestHeader('x-jiedui', '1')
    sending.setRequestHeader('x-file-name', encodeURIComponent(name))
    sending.setRequestHeader('content-type', 'application/octet-stream')
    sending.upload.onprogress = (event) => progress(event.loaded)
    sending.onerror = () => reject(offline())
    sending.onload = () => {
      try {
        resolve(answer<T>(sending.status, sending.responseText))
      } catch (problem) {
        reject(problem)
      }
    }
    sending.send(bytes)
  })
}

function answer<T>(status: number, text: string): T {
  if (status === 401 && text.includes('not-signed-in')) signedOut()
  if (status < 200 || status > 299) throw problemOf(status, text)
  if (status === 204) return undefined as T
  if (text === '') throw new ApiProblem('unexpected', '没有办成', '服务器没有回答内容，请再试一次。', status)
  return JSON.parse(text) as T
}
