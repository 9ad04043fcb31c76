import { parseArgs } from 'node:util'
import { makeCounty } from './county.ts'
import { writeWorkbooks } from './workbooks.ts'

/** `node workers/demo/write.ts --seed 1 --households 400 --code 529901 --name 清禾县 FOLDER`: an invented county's workbooks and truth.json. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    households: { type: 'string', default: '400' },
    cadres: { type: 'string' },
    code: { type: 'string', default: '529901' },
    name: { type: 'string', default: '清禾县' },
    'as-of': { type: 'string', default: '2026-10-31' },
    style: { type: 'string', default: 'mixed' },
  },
})
const [folder] = positionals
if (!folder || (values.style !== 'mixed' && values.style !== 'national')) {
  console.error(
    '用法：node workers/demo/write.ts [--seed 1] [--households 400] [--cadres N] [--code 529901] [--name 清禾县] [--as-of 日期] [--style mixed|national] 文件夹',
  )
  process.exit(2)
}
const county = makeCounty({
  seed: Number(values.seed),
  code: values.code,
  name: values.name,
  households: Number(values.households),
  asOf: values['as-of'],
  ...(values.cadres ? { cadres: Number(values.cadres) } : {}),
})
await writeWorkbooks(county, values.style, folder)
console.log(`${county.name}：${county.households.length}户，${county.planted.length}处问题 → ${folder}`)
