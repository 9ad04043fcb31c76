import { spawnSync } from 'node:child_process'
import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Home } from '../../shared/home.ts'
import { newFolder, type Server, startServer } from '../home/server.ts'

let server: Server
beforeAll(async () => {
  server = await startServer({ 529901: '清禾县' })
})
afterAll(() => server.stop())

const start = (env: NodeJS.ProcessEnv) =>
  spawnSync(process.execPath, [fileURLToPath(new URL('../../workers/home/start.ts', import.meta.url)), '--no-demo'], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 20_000,
  })

test('a home is healthy and says it is no demo', async () => {
  const health = (await (await fetch(`${server.url}/health`)).json()) as object
  expect(health).toMatchObject({ ok: true })
  expect(health).not.toHaveProperty('signIns')
})

test('its keys are readable by their owner only', () => {
  expect(statSync(join(server.data, 'secrets.json')).mode & 0o777).toBe(0o600)
})

test('a second server on the same data folder is refused in words', () => {
  const { status, stderr } = start({ JIEDUI_DATA: server.data, PORT: '0' })
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('请先停下它') })
})

test('a taken port is said in words', () => {
  const { port } = new URL(server.url)
  const data = newFolder()
  const { status, stderr } = start({ JIEDUI_DATA: data, PORT: port })
  rmSync(data, { recursive: true })
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(`端口 ${port} 已被占用`) })
})

test('two servers with their own port and folder run side by side', async () => {
  const other = await startServer({ 529902: '石桥旗' })
  await expect((await other.client('529902')).ask<Home>('/home')).resolves.toBeTruthy()
  await expect((await other.client('529901')).ask<Home>('/home')).rejects.toThrow()
  await expect((await server.client('529901')).ask<Home>('/home')).resolves.toBeTruthy()
  await other.stop()
})

test('started again, a home knows its county and its administrator', async () => {
  const first = await startServer({ 529901: '清禾县' })
  await first.kill()
  const second = await startServer({}, first.data)
  await expect((await second.client('529901')).ask<Home>('/home')).resolves.toBeTruthy()
  await second.stop()
})

test('pages carry the safety headers, and a deep link opens the app', async () => {
  const page = await fetch(`${server.url}/findings/1`, { headers: { 'sec-fetch-mode': 'navigate' } })
  expect(page.headers.get('content-type')).toContain('text/html')
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
})
