import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { RulePack, ruleSubjectNames } from '../../../shared/rule.ts'
import { quality2023 } from '../../../workers/checks/rule/pack/quality2023.ts'

const published = readFileSync('workers/checks/rule/pack/published.tsv', 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t') as [id: string, name: string, note?: string])
const byPublicId = new Map(quality2023.rules.map((rule) => [rule.publicId, rule]))
const uncovered = '未覆盖：'

const row = ([id, name, note = '']: (typeof published)[number]) => {
  const rule = byPublicId.get(id)
  const how = rule ? `${ruleSubjectNames[rule.subject]} · ${rule.title}` : '—'
  return `| ${[id, name, how, note].join(' | ').replaceAll('\n', ' ')} |`
}

const table = () => `# 规则包“${quality2023.title}”

What of the ${published.length} published rule names the shipped pack \`${quality2023.id}\` covers: ${quality2023.rules.length}, each with an example that finds and near misses that
do not (\`workers/checks/rule/pack/*.json\`; \`test/checks/rule/pack.d1.test.ts\` runs them on D1). Only names were published: a condition says what its name
says and no more, and what no ledger has delivered is never found. Written by \`npx vitest run --project node test/checks/rule/packtable.test.ts -u\`.

| 规则号 | 公布的名称 | 由哪条规则核对 | 说明 |
| --- | --- | --- | --- |
${published.map(row).join('\n')}
`

test('COVERAGE.md says of every published name what covers it, or why nothing does', async () => {
  await expect(table()).toMatchFileSnapshot('../../../workers/checks/rule/pack/COVERAGE.md')
})

test('the pack is a pack, every rule under its public number, and what is left out says why', () => {
  expect(RulePack.parse(quality2023)).toEqual(quality2023)
  const ids = quality2023.rules.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)])
  expect(quality2023.rules.filter(({ id, publicId }) => id !== `q23-${publicId}`)).toEqual([])
  const known = published.map(([id]) => id)
  expect(quality2023.rules.filter(({ publicId }) => !known.includes(publicId!))).toEqual([])
  const left = published.filter(([id]) => !byPublicId.has(id))
  expect(left.filter(([, , note]) => !note?.startsWith(uncovered))).toEqual([])
  expect(published.filter(([id, , note]) => note?.startsWith(uncovered) && byPublicId.has(id))).toEqual([])
  expect(quality2023.rules.length).toBeGreaterThanOrEqual(200)
})

test('every rule has an example that finds and one of near misses that does not', () => {
  const rows = (given: object) => Object.values(given).flat().length
  const lacking = quality2023.rules.filter(
    ({ examples }) =>
      !examples.some(({ finds }) => finds.length > 0) ||
      !examples.some(({ given, finds }) => finds.length === 0 && rows(given) > 0),
  )
  expect(lacking.map(({ id }) => id)).toEqual([])
})
