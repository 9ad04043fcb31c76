import { expect, test } from 'vitest'
import { health } from '../../workers/http/health.ts'

const asked = async (bindings: object) => (await health.request('/health', {}, bindings)).json()

test('an installation says that it is there and which version it is', async () => {
  expect(await asked({})).toEqual({ ok: true, version: expect.stringMatching(/^\d+\.\d+\.\d+$/), demo: false })
})

test('only a demo installation says who can sign in', async () => {
  const signIns = [{ username: 'qinghe', password: 'shown to everybody' }]
  expect(await asked({ DEMO_SIGN_INS: JSON.stringify(signIns) })).toMatchObject({ demo: true, signIns })
})
