import type { Import } from '../../shared/import.ts'
import type { Undo } from '../../shared/undo.ts'
import { connect } from './client.ts'
import { type Command, Refusal, say, serverOptions, text } from './command.ts'
import { lineOf, settled } from './upload.ts'

/** Take an import back, for a reason that stays on the trail; answers what was taken back and what stays. */
export const undo: Command = {
  usage: 'undo 导入号 --reason 理由 --county 代码 [--url 地址] [--token 令牌] [--json]',
  options: { ...serverOptions, reason: { type: 'string' } },
  async run([id], values) {
    const reason = text(values, 'reason')
    if (id === undefined || !/^\d+$/.test(id) || reason === undefined) {
      throw new Refusal(`请写明导入号和理由。用法：${undo.usage}`)
    }
    const client = await connect(values)
    const begun = await client.ask<Import>(`/imports/${id}/undo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reason }),
    })
    const done = await settled(client, begun, (imported) => say(lineOf(imported)))
    const { counts, kept } = await client.ask<Undo>(`/imports/${id}/undo?size=1`)
    const stays = kept.map(({ words, count }) => `  保留 ${count} 条：${words}`)
    const line = `${lineOf(done)}，已撤回 ${counts.reversed}，没有可撤回的 ${counts.nothing}，保留 ${counts.kept}，未能撤回 ${counts.failed}`
    return {
      json: { import: done, counts, kept },
      words: [line, ...stays].join('\n'),
      ...(done.state === 'undone' ? {} : { failed: `导入 ${id} 没有撤销完。` }),
    }
  },
}
