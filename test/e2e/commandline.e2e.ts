import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../../workers/cli/client.ts'
import { administrator, type Server, startServer } from '../home/server.ts'
import { jiedui } from './commandline.ts'
import { file, head, registerHeader, workbook } from './ledger.ts'

let server: Server
let token: string
beforeAll(async () => {
  server = await startServer({ 529901: '清禾县' })
  token = await signIn(server.url, administrator.username, administrator.password)
})
afterAll(() => server.stop())

const onCounty = (...args: string[]) =>
  jiedui(...args, '--county', '529901', '--url', server.url, '--token', token, '--json')

const pack = { format: 'jiedui-rules/1', id: 'province', title: '省包', version: '1', source: '省发〔2026〕1号' }
const rule = {
  ...{ id: 'p-house', title: '户主住危房', severity: 'serious', subject: 'household', says: '{head_name}户住危房。' },
  ...{ when: { of: 'unsafe_house', is: true }, rule: '住房安全', source: '省定', mend: '核实住房。', examples: [] },
}

test('inspect says what is in a workbook without any server', async () => {
  const path = await workbook('花名册.xlsx', { 花名册: [registerHeader, head(1), head(2)] })
  const { code, out } = await jiedui('inspect', path, '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    file: path,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    sheets: [{ name: '花名册', hidden: false, tables: [{ kind: 'register', headerRows: [1, 1], rows: 2 }] }],
  })
})

test('inspect of several files answers them in their order', async () => {
  const paths = [await file('甲.pdf', '%PDF-1.7'), await workbook('乙.xlsx', { 花名册: [registerHeader, head(1)] })]
  const { out } = await jiedui('inspect', ...paths, '--json')
  expect(JSON.parse(out)).toMatchObject([{ file: paths[0], refused: { code: 'pdf' }, sheets: [] }, { file: paths[1] }])
})

test('import, check, findings and policy work on one county, with one JSON value each on standard output', async () => {
  const path = await workbook('花名册.xlsx', { 花名册: [registerHeader, head(1), head(2)] })
  const imported = await onCounty('import', path, '--commit')
  expect(JSON.parse(imported.out)).toMatchObject([
    { state: 'committed', summary: { counts: { household: { new: 2 } } } },
  ])

  const checked = await onCounty('check', '--as-of', '2026-10-31')
  expect(JSON.parse(checked.out)).toMatchObject({ asOf: '2026-10-31', checks: { 'pair-none': { found: 2 } } })

  const found = await onCounty('findings', '--check', 'pair-none')
  const keys = ['5299010000000001', '5299010000000002']
  expect(JSON.parse(found.out)).toMatchObject(keys.map((key) => ({ check: 'pair-none', kind: 'household', key })))

  const proposed = await onCounty('propose', '--scope', 'unpaired')
  const nobody = { why: [expect.stringContaining('没有可以派到')] }
  expect(JSON.parse(proposed.out)).toMatchObject({
    pairs: [],
    unsolved: keys.map((household) => ({ household, ...nobody })),
    milliseconds: expect.any(Number),
  })

  const before = JSON.parse((await onCounty('policy')).out) as { version: number }
  await writeFile(`${path}.json`, JSON.stringify({ incomeLineYuan: { 2025: 9000 } }))
  const after = JSON.parse((await onCounty('policy', '--set', `${path}.json`)).out) as typeof before
  expect(after).toMatchObject({ version: before.version + 1, document: { incomeLineYuan: { 2025: 9000 } } })

  const rules = { ...pack, rules: [rule] }
  await writeFile(`${path}.rules.json`, JSON.stringify(rules))
  const handed = await jiedui('rules', 'install', `${path}.rules.json`, '--data', server.data, '--enable', '--json')
  expect(JSON.parse(handed.out)).toMatchObject([{ code: '529901', installed: { added: 1 }, switched: 1, why: null }])

  const emptied = await onCounty('import', '--empty', '--yes')
  expect(emptied).toMatchObject({ code: 0, out: '[]\n' })
  expect(JSON.parse((await onCounty('findings')).out)).toEqual([])
})

test('the same file twice is committed twice, and the first is taken back under the second', async () => {
  const path = await workbook('花名册.xlsx', { 花名册: [registerHeader, head(3)] })
  const [first, second] = JSON.parse((await onCounty('import', path, path, '--commit')).out) as { id: number }[]
  expect([first, second]).toMatchObject([
    { state: 'committed', summary: { counts: { household: { new: 1 } } } },
    { state: 'committed', summary: { counts: { household: { same: 1 } } } },
  ])
  const undone = await onCounty('undo', `${first!.id}`, '--reason', '重复上传')
  expect(JSON.parse(undone.out)).toMatchObject({ import: { state: 'undone' }, counts: { kept: 0, failed: 0 } })
  const listed = JSON.parse((await onCounty('imports')).out) as { id: number; state: string }[]
  expect(listed.slice(0, 2)).toMatchObject([
    { id: second!.id, state: 'committed' },
    { id: first!.id, state: 'undone' },
  ])
  const found = JSON.parse((await onCounty('findings', '--check', 'pair-none')).out) as { key: string }[]
  expect(found.map(({ key }) => key)).toEqual(['5299010000000003'])
  const none = await onCounty('undo', `${second!.id}`)
  expect(none).toMatchObject({ code: 1, words: expect.stringContaining('理由') })
})

test('a refused file is told on standard error and by the exit code, and is still in the JSON', async () => {
  const path = await file('照片.xlsx', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]))
  const { code, out, words } = await onCounty('import', path)
  expect(code).toBe(1)
  expect(words).toContain('照片.xlsx')
  expect(JSON.parse(out)).toMatchObject([{ state: 'refused', refused: { code: 'image' } }])
})

test('mistakes at the command line are answered in words', async () => {
  expect(
    await jiedui('import', '没有.xlsx', '--county', '529901', '--url', server.url, '--token', token),
  ).toMatchObject({
    code: 1,
    words: expect.stringContaining('打不开文件'),
  })
  expect(await jiedui('check', '--county', '清禾')).toMatchObject({
    code: 1,
    words: expect.stringContaining('六位县代码'),
  })
  expect(await jiedui('check', '--county', '529901', '--url', 'http://127.0.0.1:65534')).toMatchObject({
    code: 1,
    words: expect.stringContaining('连不上'),
  })
  expect(await jiedui('findings', '--nonsense')).toMatchObject({ code: 1, words: expect.stringContaining('用法') })
  expect(await onCounty('import', '--empty')).toMatchObject({ code: 1, words: expect.stringContaining('--yes') })
  expect(await onCounty('propose', '--apply')).toMatchObject({ code: 1, words: expect.stringContaining('--reason') })
})
