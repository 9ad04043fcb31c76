import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import app from '../../workers/app.ts'

test.each([
  [{ AUTH_SECRET: '' }, 'AUTH_SECRET 应为至少 32 个字符的密钥'],
  [{ DATA_KEY: 'c2hvcnQ=' }, 'DATA_KEY 应为 32 字节密钥的 base64'],
  [{ REGISTRY: undefined }, '缺少绑定 REGISTRY'],
])('with %j the service says what is missing', async (missing, fault) => {
  const response = await app.request('/api/session', {}, { ...env, ...missing })
  expect(await response.json()).toMatchObject({ code: 'not-ready', detail: expect.stringContaining(fault) })
})

test('a body over a megabyte is refused', async () => {
  const body = JSON.stringify({ username: 'qinghe', password: 'x'.repeat(1024 * 1024) })
  const headers = { 'content-type': 'application/json' }
  const response = await app.request('/api/auth/sign-in/username', { method: 'POST', body, headers }, env)
  expect(await response.json()).toMatchObject({ code: 'too-large' })
})

test('answers forbid framing, sniffing and scripts from elsewhere', async () => {
  const { headers } = await app.request('/api/nowhere', {}, env)
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect([headers.get('x-frame-options'), headers.get('x-content-type-options')]).toEqual(['DENY', 'nosniff'])
})
