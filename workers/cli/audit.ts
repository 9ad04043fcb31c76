import type { AuditState, AuditVerdict } from '../../shared/audit.ts'
import { connect } from './client.ts'
import { type Answer, type Command, Refusal, serverOptions } from './command.ts'

/** Verify the county's audit trail, and the installation's own, row by row; broken, it says where and exits with 1. */
export const audit: Command = {
  usage: 'audit verify --county 代码 [--url 地址] [--token 令牌] [--json]',
  options: serverOptions,
  async run([what], values) {
    if (what !== 'verify') throw new Refusal(`看不懂这条命令。用法：${audit.usage}`)
    const verdict = await (await connect(values)).ask<AuditVerdict>('/audit/verify')
    return answerOf(verdict)
  },
}

function answerOf(verdict: AuditVerdict): Answer {
  const { registry, ...county } = verdict
  const trails: [string, AuditState][] = [
    ['本县审计链', county],
    ['账号与授权审计链', registry],
  ]
  const broken = trails.filter(([, { ok }]) => !ok).flatMap(([name, { faults }]) => faultsOf(name, faults))
  return {
    json: verdict,
    words: trails.map(([name, state]) => lineOf(name, state)).join('\n'),
    ...(broken.length > 0
      ? { failed: [...broken, '请保全数据目录和备份，不要再往里写，并联系纪检审计人员。'].join('\n') }
      : {}),
  }
}

function lineOf(name: string, { ok, rows, head }: AuditState): string {
  const last = head === null ? '' : `，末行 ${head.id} ${head.mac}`
  return `${name}：${ok ? '完整' : '不完整'}，${rows} 行${last}`
}

function faultsOf(name: string, faults: AuditState['faults']): string[] {
  return faults.map(({ id, what }) => `${name}第 ${id} 行：${what}`)
}
