/**
 * The door people come in by: it stands before workerd, which listens to this machine alone. Tells the Worker where a request
 * comes from and believes nobody else about it, keeps what workerd and Miniflare offer to whoever asks, and waits while one
 * workerd takes over from another.
 */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Front {
  url: URL
  stop(): Promise<void>
}

/** How long a workerd may take to come up. */
const patienceMilliseconds = 10_000

/** `behind`: where workerd listens; `proxied`: a proxy stands before this one and says where a request comes from. */
export async function openFront(
  { host, port, proxied }: { host: string; port: number; proxied: boolean },
  behind: URL,
): Promise<Front> {
  const server = createServer((incoming, outgoing) => {
    if (isClosed(incoming.url, incoming.headers.host)) outgoing.writeHead(404).end()
    else pass(incoming, outgoing, { behind, proxied }, Date.now() + patienceMilliseconds)
  })
  server.requestTimeout = 0 // a workbook over a poor line takes what it takes
  await listening(server, host, port)
  const address = server.address() as AddressInfo
  return {
    url: new URL(`http://${host.includes(':') ? `[${host}]` : host}:${address.port}`),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
}

/** What Miniflare adds for whoever develops, and what is no plain path: behind this door `/x/../y` would be `/y`. */
function isClosed(target: string | undefined, host: string | undefined): boolean {
  if (target === undefined || !target.startsWith('/') || /^\/cdn-cgi(?:[/?]|$)/i.test(target)) return true
  const url = URL.parse(`http://${host}${target}`)
  return url === null || url.pathname !== target.split('?', 1)[0]
}

type Way = { behind: URL; proxied: boolean }

function pass(incoming: IncomingMessage, outgoing: ServerResponse, way: Way, until: number): void {
  const { method, url } = incoming
  const { hostname, port } = way.behind
  const options = { host: hostname, port, method, path: url, headers: headersFor(incoming, way), agent: false as const }
  const asked = request(options, (answer) => {
    const html = String(answer.headers['content-type']).startsWith('text/html')
    // A page of before an update asks for what is gone: the first page instead of a script would be a riddle.
    if (url?.startsWith('/assets/') && html) {
      answer.resume()
      const { 'content-type': _, 'content-length': __, ...safety } = answer.headers
      outgoing.writeHead(404, safety).end()
      return
    }
    outgoing.writeHead(answer.statusCode as number, answer.rawHeaders)
    answer.pipe(outgoing)
    answer.on('error', () => outgoing.destroy())
  })
  let connected = false
  asked.once('socket', (socket) =>
    socket.once('connect', () => {
      connected = true
      incoming.pipe(asked)
    }),
  )
  asked.on('error', async () => {
    if (connected || Date.now() > until) {
      if (outgoing.headersSent) outgoing.destroy()
      else
        outgoing.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' }).end('服务正在重新启动，请稍后再试。')
      return
    }
    await sleep(50)
    pass(incoming, outgoing, way, until)
  })
  outgoing.on('close', () => asked.destroy())
}

const hops = /^(?:cf-|mf-|connection$|expect$)/
/** What a proxy says, and only where there is one. */
const proxys = /^(?:x-forwarded-|x-real-ip$|forwarded$)/

/** The request's own headers, and where it comes from. */
function headersFor({ headers, socket }: IncomingMessage, { proxied }: Way): Record<string, string | string[]> {
  const own = Object.entries(headers).filter(
    (header): header is [string, string | string[]] =>
      header[1] !== undefined && !hops.test(header[0]) && (proxied || !proxys.test(header[0])),
  )
  const told = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim()
  const from = proxied && told ? told : socket.remoteAddress
  return { ...Object.fromEntries(own), ...(from === undefined ? {} : { 'cf-connecting-ip': from }) }
}
