import { readFile } from 'node:fs/promises'
import { connect } from './client.ts'
import { type Command, Refusal, serverOptions, text } from './command.ts'

type Policy = { version: number; document: unknown }

/** Show the county's policy; with --set merge a JSON document over it. */
export const policy: Command = {
  usage: 'policy --county 代码 [--set 文件.json] [--url 地址] [--token 令牌] [--json]',
  options: { ...serverOptions, set: { type: 'string' } },
  async run(_files, values) {
    const client = await connect(values)
    const file = text(values, 'set')
    const now =
      file === undefined ? await client.ask<Policy>('/policy') : await client.ask<Policy>('/policy', await put(file))
    return { json: now, words: `政策参数第 ${now.version} 版\n${JSON.stringify(now.document, null, 2)}` }
  },
}

async function put(file: string): Promise<RequestInit> {
  const written = await readFile(file, 'utf8').catch(() => {
    throw new Refusal(`打不开文件 ${file}，请核对路径。`)
  })
  try {
    const body = JSON.stringify({ document: JSON.parse(written) })
    return { method: 'PUT', headers: { 'content-type': 'application/json' }, body }
  } catch {
    throw new Refusal(`${file} 不是 JSON，请核对内容。`)
  }
}
