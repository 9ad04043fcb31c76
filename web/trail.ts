import type { AuditEvent } from '../shared/audit.ts'
import { detailNames, valueNames } from './trailwords.ts'

const actionNames: Record<string, string> = {
  'account.create': '开设账号',
  'account.disable': '停用账号',
  'account.enable': '启用账号',
  'account.extend': '延长账号',
  'account.link': '关联外部登录',
  'account.lock': '连续输错，暂时锁住',
  'account.password': '修改自己的密码',
  'account.reset-password': '重置密码',
  'account.second-factor-off': '移除动态口令',
  'account.second-factor-on': '开启动态口令',
  'account.sign-out': '退出所有设备',
  'bulletin.issue': '印发月分析或季通报',
  'check.run': '运行核查',
  'county.add': '开通县',
  'roster.export': '导出结对花名册',
  'template.upload': '上传填报模板',
  'template.map': '指定填报模板的列',
  'template.fill': '填写填报模板',
  'template.drop': '删除填报模板',
  'finding.assign': '分派疑点',
  'finding.answer': '答复疑点',
  'finding.verify': '核验疑点的答复',
  'finding.recall': '撤回疑点的分派或答复',
  'finding.expire': '情况说明、误报到期',
  'finding.evidence': '上传佐证材料',
  'finding.drop-evidence': '清除没有用上的佐证材料',
  'finding.unmask': '导出疑点中的完整号码',
  'header.forget': '忘掉记住的表头',
  'import.map': '指定工作表和列的对应',
  'import.mend': '更正导入中的单元格',
  'import.reread': '应用更正，重新读取',
  'import.upload': '上传台账',
  'import.continue': '上传改好的工作簿',
  'upload.start': '开始上传',
  'upload.part': '上传一部分',
  'upload.cancel': '放弃上传',
  'import.decide': '处置没有出现的记录',
  'import.submit': '提请第二人确认',
  'import.return': '退回导入',
  'import.download': '下载原始工作簿',
  'import.handback': '下载标注问题的工作簿',
  'import.commit': '确认入库',
  'import.finish': '台账入库完成',
  'import.fail': '导入没有完成',
  'import.cancel': '取消导入',
  'import.retry': '接着做完导入',
  'import.hold': '导入退回待确认',
  'import.undo': '撤销导入',
  'import.undone': '导入撤销完成',
  'cadre.add': '登记帮扶责任人',
  'cadre.edit': '修改帮扶责任人登记',
  'cadre.return': '帮扶责任人回岗',
  'cadre.leave': '办理离岗交接',
  'cadre.handover': '移交部分帮扶户',
  'pairing.accept': '答复接收交接的户',
  'kinship.declare': '备案亲属关系',
  'kinship.withdraw': '撤销亲属备案',
  'key.rotate': '更换加密密钥',
  'number.unmask': '查看完整号码',
  'pairing.assign': '安排结对',
  'pairing.end': '解除或更换结对',
  'pairing.reason': '补写结对结束的原因',
  'pairing.withdraw': '撤回结对变动',
  'floor.set': '设置省定底线',
  'policy.set': '修改政策参数',
  'question.answer': '答复待村核实',
  'record.depart': '处置入库：去册、待村核实',
  'record.restore': '恢复去册的记录',
  'register.empty': '清空登记册',
  'rule.set': '新增、修改自定义规则',
  'rule.enable': '启用自定义规则',
  'rule.disable': '停用自定义规则',
  'rule.withdraw': '撤下自定义规则',
  'rule.install': '装入规则包',
  'village.edit': '登记和调整包村',
  'visit.plan': '安排下次走访',
  'session.start': '登录',
}

const named = Object.entries(actionNames).map(([value, name]) => ({ value, name }))
const isOfAccounts = ({ value }: { value: string }) => /^(account|session|county|floor)\./.test(value)

/** The actions one can look for in each trail, with their names. */
export const trailActions = {
  data: named.filter((one) => !isOfAccounts(one)),
  accounts: named.filter(isOfAccounts),
}

/** What was done, in words; what has no word yet stays as written. */
export const actionName = (action: string): string => actionNames[action] ?? action

/** A fingerprint in groups of four, to be written down or read out. */
export const inFours = (text: string): string => text.match(/.{1,4}/g)?.join(' ') ?? ''

/** What an event's detail says, a line each: `理由：核对证件`. Names without a word stay as written. */
export function detailLines(detail: AuditEvent['detail']): string[] {
  const read = typeof detail === 'string' ? parsed(detail) : detail
  if (typeof read !== 'object' || read === null) return detail === '' ? [] : [String(read)]
  return (
    Object.entries(read)
      // A count of nothing (变更：0) says nothing; how things stood before is kept to be taken back to.
      .filter(
        ([name, value]) => name !== 'before' && value !== null && value !== undefined && value !== '' && value !== 0,
      )
      .map(([name, value]) => `${detailNames[name] ?? name}：${said(inWords(name, value))}`)
  )
}

const inWords = (name: string, value: unknown) => valueNames[name]?.[String(value)] ?? value

/** So many of a long list are named. */
const many = 20

const said = (value: unknown): string =>
  Array.isArray(value)
    ? `${value.slice(0, many).map(said).join('、')}${value.length > many ? ` 等 ${value.length} 个` : ''}`
    : typeof value === 'object' && value !== null
      ? detailLines(value as Record<string, unknown>).join('，')
      : String(value)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
