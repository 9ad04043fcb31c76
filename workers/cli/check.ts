import { connect } from './client.ts'
import { type Command, serverOptions, text } from './command.ts'

type Run = { asOf: string; milliseconds: number; checks: Record<string, { found: number; milliseconds: number }> }

/** Run every check of the county, as of a day. */
export const check: Command = {
  usage: 'check --county 代码 [--as-of 年-月-日] [--url 地址] [--token 令牌] [--json]',
  options: { ...serverOptions, 'as-of': { type: 'string' } },
  async run(_files, values) {
    const client = await connect(values)
    const asOf = text(values, 'as-of')
    const run = await client.ask<Run>('/checks/run', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asOf === undefined ? {} : { asOf }),
    })
    const lines = Object.entries(run.checks).map(([id, { found }]) => `${String(found).padStart(7)}  ${id}`)
    return { json: run, words: [`截至 ${run.asOf}，用时 ${run.milliseconds} 毫秒`, ...lines].join('\n') }
  },
}
