import { expect, test } from 'vitest'
import { optionsOf } from '../../workers/home/options.ts'

test('a home starts as a demo at port 8787 on this machine alone, unless told otherwise', () => {
  expect(optionsOf([], {})).toMatchObject({ port: 8787, host: '127.0.0.1', demo: true, watch: false, counties: [] })
})

test('PORT, JIEDUI_DATA and JIEDUI_DEMO are taken from the environment', () => {
  const options = optionsOf([], { PORT: '8790', JIEDUI_DATA: '/srv/jiedui', JIEDUI_DEMO: '0' })
  expect(options).toMatchObject({ port: 8790, data: '/srv/jiedui', demo: false })
})

test('a flag wins over the environment', () => {
  expect(optionsOf(['--no-demo', '--port', '9000'], { PORT: '1', JIEDUI_DEMO: '1' })).toMatchObject({
    port: 9000,
    demo: false,
  })
})

test('counties are named by code and name', () => {
  expect(optionsOf(['--county', '529901=清禾县'], {})).toMatchObject({ counties: [{ code: '529901', name: '清禾县' }] })
})

test('a port or county that cannot be read is answered in words', () => {
  expect(optionsOf(['--port', 'http'], {})).toBe('端口「http」不是 0–65535 的数字，请改 PORT 或 --port。')
  expect(optionsOf(['--county', '清禾县'], {})).toBe('「清禾县」读不懂，请写成 --county 六位代码=县名。')
})
