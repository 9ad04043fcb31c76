import { Day } from '../../shared/pairing.ts'
import { type Proposal, ProposalScope } from '../../shared/proposal.ts'
import { connect } from './client.ts'
import { type Command, Refusal, serverOptions, text, type Values } from './command.ts'

/** Propose who should take which household (拟结对); with --apply and a reason the pairs are made, all or none. */
export const propose: Command = {
  usage:
    'propose --county 代码 [--scope unpaired,gone,over] [--township 乡镇] [--village 村] [--cap 级别=户数 …] [--apply --reason 原因 [--on 年-月-日]] [--url 地址] [--token 令牌] [--json]',
  options: {
    ...serverOptions,
    scope: { type: 'string' },
    township: { type: 'string' },
    village: { type: 'string' },
    cap: { type: 'string', multiple: true },
    apply: { type: 'boolean' },
    reason: { type: 'string' },
    on: { type: 'string' },
  },
  async run(_files, values) {
    const order = { scope: scopeOf(values), township: text(values, 'township'), village: text(values, 'village') }
    const caps = capsOf(values)
    const changes = values.apply === true ? changesOf(values, caps) : null
    const client = await connect(values)
    const proposal = await client.ask<Proposal>('/pairings/proposal', post({ ...order, ...(caps ? { caps } : {}) }))
    if (changes === null) return { json: proposal, words: wordsOf(proposal) }
    if (proposal.pairs.length === 0) throw new Refusal('方案里没有可以结对的户，没有办理。')
    await client.ask(
      '/pairings/changes',
      post({ ...changes, on: changes.on ?? proposal.asOf, changes: proposal.pairs.map(changeOf) }),
    )
    return { json: proposal, words: `${wordsOf(proposal)}\n已办理 ${proposal.pairs.length} 户结对。` }
  },
}

function post(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function scopeOf(values: Values): ProposalScope[] | undefined {
  const read = ProposalScope.array().safeParse(text(values, 'scope')?.split(','))
  if (read.success || values.scope === undefined) return read.data
  throw new Refusal('--scope 只能写 unpaired（没有帮扶责任人）、gone（帮扶人已离岗）、over（超出户数），用逗号隔开。')
}

function capsOf({ cap }: Values): Record<string, number> | null {
  if (!Array.isArray(cap)) return null
  return Object.fromEntries(
    cap.map((one) => {
      const [, level, most] = /^(.+)=(\d{1,3})$/.exec(String(one)) ?? []
      if (level === undefined) throw new Refusal(`--cap「${one}」读不懂，请写成 --cap 一般干部=3。`)
      return [level, Number(most)]
    }),
  )
}

/** What holds for all changes. Other caps are a what-if: the pairs would be refused under the policy's own. */
function changesOf(values: Values, caps: Record<string, number> | null) {
  const reason = text(values, 'reason')
  const on = Day.optional().safeParse(text(values, 'on'))
  if (caps !== null) throw new Refusal('--cap 只用来试算，不能同时 --apply。要改上限，请先修改政策参数 pairing.cap。')
  if (!reason) throw new Refusal('--apply 要用 --reason 写明原因。')
  if (!on.success) throw new Refusal('--on 请写成 年-月-日，例如 2026-11-20。')
  return { reason, on: on.data }
}

function changeOf({ household, cadre, replaces }: Proposal['pairs'][number]) {
  return { householdNo: household, cadreKey: cadre, replaces: replaces === null ? null : replaces.id }
}

function wordsOf({ asOf, pairs, unsolved, limits, whatIf, milliseconds }: Proposal): string {
  const place = (one: Pick<Proposal['pairs'][number], 'township' | 'village'>) =>
    [one.township, one.village].filter(Boolean).join('')
  return [
    `截至 ${asOf}，拟结对 ${pairs.length} 户，未能落实 ${unsolved.length} 户，用时 ${milliseconds} 毫秒`,
    ...pairs.map(
      (pair) =>
        `${pair.household} ${pair.headName ?? '户主不详'}（${place(pair)}）→ ${pair.cadreName}（${pair.cadreUnit}）：${pair.why.join('；')}`,
    ),
    ...unsolved.map(
      (one) => `${one.household} ${one.headName ?? '户主不详'}（${place(one)}）未落实：${one.why.join('')}`,
    ),
    ...limits,
    ...whatIf.map(
      ({ postLevel, cap, solved, unsolved }) =>
        `如果${postLevel}最多 ${cap} 户：可结对 ${solved} 户，未落实 ${unsolved} 户`,
    ),
  ].join('\n')
}
