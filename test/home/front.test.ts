import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type Front, openFront } from '../../workers/home/front.ts'

const open: { stop(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop()
})

/** A workerd that answers what it was asked, as JSON; pages for what it has not. */
async function behind(port = 0): Promise<URL> {
  const server: Server = createServer(async (asked, answer) => {
    if (asked.url?.startsWith('/assets/gone')) {
      answer.writeHead(200, { 'content-type': 'text/html', 'x-own': 'kept' }).end('<!doctype html>')
      return
    }
    let body = ''
    for await (const part of asked.setEncoding('utf8')) body += part
    const { method, url, headers } = asked
    answer.writeHead(201, { 'x-own': 'kept' }).end(JSON.stringify({ method, url, headers, length: body.length }))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  open.push({ stop: async () => void server.close().closeAllConnections() })
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
}

async function front(to: URL, proxied = false): Promise<Front> {
  const opened = await openFront({ host: '127.0.0.1', port: 0, proxied }, to)
  open.unshift(opened)
  return opened
}

const ask = async (url: URL, path: string, headers: Record<string, string> = {}, body?: string) => {
  const answer = await fetch(new URL(path, url), { headers, ...(body === undefined ? {} : { method: 'POST', body }) })
  const text = await answer.text()
  return {
    status: answer.status,
    own: answer.headers.get('x-own'),
    told: answer.status === 201 ? JSON.parse(text) : text,
  }
}

const forged = { 'cf-connecting-ip': '9.9.9.9', 'mf-original-url': 'http://x', 'x-forwarded-for': '8.8.8.8, 7.7.7.7' }

test('the Worker hears where a request comes from, whatever the request says', async () => {
  const { url } = await front(await behind())
  const { status, own, told } = await ask(url, '/api?a=1', { ...forged, 'x-jiedui': '1' }, '一'.repeat(100_000))
  expect([status, own, told.method, told.url, told.length]).toEqual([201, 'kept', 'POST', '/api?a=1', 100_000])
  expect(told.headers).toMatchObject({ 'cf-connecting-ip': '127.0.0.1', 'x-jiedui': '1', host: url.host })
  expect(Object.keys(told.headers).filter((name) => /^(mf-|x-forwarded)/.test(name))).toEqual([])
})

test('behind a proxy it hears what that one says last', async () => {
  const { url } = await front(await behind(), true)
  const { told } = await ask(url, '/', { ...forged, 'x-forwarded-proto': 'https' })
  expect(told.headers).toMatchObject({ 'cf-connecting-ip': '7.7.7.7', 'x-forwarded-proto': 'https' })
})

test('a script that is gone is not answered with a page, and what Miniflare adds is not there', async () => {
  const { url } = await front(await behind())
  const status = async (path: string) => (await ask(url, path)).status
  expect(await ask(url, '/assets/gone.js')).toEqual({ status: 404, own: 'kept', told: '' })
  expect([await status('/assets/gone.js'), await status('/cdn-cgi/mf/reload'), await status('/CDN-CGI/')]).toEqual([
    404, 404, 404,
  ])
})

/** As no browser would write it. */
const askRaw = (url: URL, path: string, host = url.host) =>
  new Promise<number | undefined>((resolve) => {
    request({ hostname: url.hostname, port: url.port, path, headers: { host } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    }).end()
  })

test.each([
  '/x/../cdn-cgi/mf/reload',
  '/./cdn-cgi/',
  '/%2e/cdn-cgi/',
  '/x/..\\cdn-cgi/',
  '/\\cdn-cgi/',
  '/cdn-cgi?x',
  'http://a/',
  '*',
])('what is no plain path is not there: %s', async (path) => {
  const { url } = await front(await behind())
  expect(await askRaw(url, path)).toBe(404)
})

test('a host that is none is refused here, and a plain path with Chinese words is asked as it is', async () => {
  const { url } = await front(await behind())
  expect([
    await askRaw(url, '/', 'a b/\\@evil'),
    await askRaw(url, `/api/${encodeURIComponent('李四/局')}?a=/../b`),
  ]).toEqual([404, 201])
})

test('waits while one workerd takes over from another', async () => {
  const first = await behind()
  const { url } = await front(first)
  await open.pop()?.stop()
  const asked = ask(url, '/later', {}, 'x')
  await new Promise((resolve) => setTimeout(resolve, 200))
  await behind(Number(first.port))
  expect((await asked).told.url).toBe('/later')
})

test('a request cut off in the middle is cut off behind it too', async () => {
  let ended: Promise<unknown> = Promise.resolve()
  const server = createServer((asked) => {
    ended = new Promise((resolve) => asked.once('error', resolve))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push({ stop: async () => void server.close().closeAllConnections() })
  const { url } = await front(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
  const asked = request(url, { method: 'POST', headers: { 'content-length': '100' } })
  asked.on('error', () => undefined)
  asked.write('half')
  await new Promise((resolve) => server.once('request', resolve))
  asked.destroy()
  expect(await ended).toMatchObject({ code: 'ECONNRESET' })
})
