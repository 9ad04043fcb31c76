import type { Import } from '../../shared/import.ts'
import type { Page } from '../../shared/page.ts'
import { connect } from './client.ts'
import { type Command, serverOptions } from './command.ts'
import { lineOf } from './upload.ts'

const size = 200

/** The county's imports, the latest first. */
export const imports: Command = {
  usage: 'imports --county 代码 [--url 地址] [--token 令牌] [--json]',
  options: serverOptions,
  async run(_files, values) {
    const client = await connect(values)
    const all: Import[] = []
    for (let page = 1; ; page++) {
      const { rows, total } = await client.ask<Page<Import>>(`/imports?size=${size}&page=${page}`)
      all.push(...rows)
      if (rows.length === 0 || all.length >= total) break
    }
    return { json: all, words: all.map((one) => `${one.id}  ${one.uploadedAt}  ${lineOf(one)}`).join('\n') }
  },
}
