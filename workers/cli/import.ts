import { createInterface } from 'node:readline/promises'
import { type Entity, entityNames, type Import } from '../../shared/import.ts'
import { importStateNames } from '../../shared/importstate.ts'
import { type Client, connect } from './client.ts'
import { type Command, Refusal, say, serverOptions } from './command.ts'
import { commit, inCommitOrder, lineOf, upload } from './upload.ts'

/** Upload workbooks and wait for what was read; with --commit put them into the register. */
export const importFiles: Command = {
  usage: 'import 文件… --county 代码 [--commit] [--empty [--yes]] [--url 地址] [--token 令牌] [--json]',
  options: {
    ...serverOptions,
    commit: { type: 'boolean' },
    empty: { type: 'boolean' },
    yes: { type: 'boolean' },
  },
  async run(files, values) {
    if (files.length === 0 && values.empty !== true) throw new Refusal(`没有给出文件。用法：${importFiles.usage}`)
    const client = await connect(values)
    if (values.empty === true) await emptyRegister(client, values.yes === true)
    const imports = await bringIn(client, files, values.commit === true, say)
    const stuck = imports.filter((imported) => imported.state !== (values.commit === true ? 'committed' : 'ready'))
    return {
      json: imports,
      words: imports.map(wordsOf).join('\n\n'),
      ...(stuck.length > 0
        ? { failed: `${stuck.length} 个文件没有导入：${stuck.map((one) => one.fileName).join('、')}` }
        : {}),
    }
  },
}

/** Upload every file, then commit those that are ready, in an order their references want. Answers in the files' order. */
export async function bringIn(
  client: Client,
  files: string[],
  committing: boolean,
  tell: (words: string) => void,
): Promise<Import[]> {
  const progress = (imported: Import) => tell(lineOf(imported))
  const read: Import[] = []
  for (const file of files) {
    const imported = await upload(client, file, progress)
    progress(imported)
    read.push(imported)
  }
  if (!committing) return read
  const done = new Map(read.map((imported) => [imported.id, imported]))
  for (const ready of inCommitOrder(read.filter((imported) => imported.state === 'ready'))) {
    const imported = await commit(client, ready, progress)
    progress(imported)
    done.set(imported.id, imported)
  }
  return [...done.values()]
}

async function emptyRegister(client: Client, told: boolean): Promise<void> {
  if (!told) await confirmEmpty(client.county)
  await client.ask('/register/empty', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ confirm: client.county }),
  })
  say(`${client.county} 的台账已清空。`)
}

async function confirmEmpty(county: string): Promise<void> {
  if (!process.stdin.isTTY) throw new Refusal('清空台账需要确认：请加 --yes。')
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const typed = await terminal.question(`将清空 ${county} 的全部台账数据，不能恢复。输入县代码确认：`)
  terminal.close()
  if (typed.trim() !== county) throw new Refusal('没有确认，什么都没有改动。')
}

function wordsOf(imported: Import): string {
  const lines = [`${imported.fileName}：${importStateNames[imported.state]}`]
  if (imported.refused) lines.push(`  ${imported.refused.message}`)
  for (const [entity, count] of Object.entries(imported.summary?.counts ?? {})) {
    const figures = `新增 ${count.new}，变更 ${count.changed}，相同 ${count.same}，保留手工修改 ${count.kept}，未收 ${count.refused}，本次未出现 ${count.gone}`
    lines.push(`  ${entityNames[entity as Entity]}：${figures}`)
  }
  const issues = imported.summary?.issues
  if (issues && issues.errors + issues.notices > 0)
    lines.push(`  问题：必须处理 ${issues.errors}，提示 ${issues.notices}`)
  return lines.join('\n')
}
