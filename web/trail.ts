/** An event of the audit trail (操作留痕); `detail` is what was done, `mac` chains it to the one before. */
export type AuditEvent = {
  id: number
  at: string
  actor: string
  action: string
  subject: string
  detail: Record<string, unknown> | string
  mac: string
}

/** What checking the whole chain said; `head` is its newest event. */
export type TrailVerdict = {
  ok: boolean
  rows: number
  faults: { id: number; what: string }[]
  head: { id: number; mac: string; at: string } | null
}

const actionNames: Record<string, string> = {
  'account.create': '新建账号',
  'account.disable': '停用账号',
  'account.enable': '启用账号',
  'account.reset-password': '重置密码',
  'account.sign-out': '强制退出',
  'check.run': '运行核查',
  'finding.unmask': '导出疑点中的完整号码',
  'import.upload': '上传台账',
  'import.commit': '台账入库',
  'import.cancel': '取消导入',
  'import.retry': '重新读取台账',
  'import.discard': '清理未入库的台账',
  'keys.rotate': '更换加密密钥',
  'number.unmask': '查看完整号码',
  'pairing.assign': '安排帮扶责任人',
  'pairing.end': '解除结对',
  'policy.set': '修改政策参数',
  'register.empty': '清空台账',
}

/** The actions one can look for, with their names. */
export const trailActions = Object.entries(actionNames).map(([value, name]) => ({ value, name }))

/** What was done, in words; what has no word yet stays as written. */
export const actionName = (action: string): string => actionNames[action] ?? action

/** A fingerprint in groups of four, to be written down or read out. */
export const inFours = (text: string): string => text.match(/.{1,4}/g)?.join(' ') ?? ''

const detailNames: Record<string, string> = {
  reason: '理由',
  override: '超出户数的理由',
  cadreKey: '帮扶责任人',
  successorKey: '接替人',
  successor: '接替人',
  householdNo: '户编号',
  sinceOn: '开始',
  untilOn: '结束',
  fileName: '文件',
  sizeBytes: '大小（字节）',
  sha256: '文件指纹',
  role: '角色',
  memberships: '开通',
  township: '乡镇',
  village: '村',
  name: '姓名',
  kind: '类别',
  key: '对象',
  count: '个数',
  values: '项目',
  check: '核查规则',
  asOf: '截至',
  version: '版本',
  document: '参数',
  import: '导入',
  rows: '行数',
  households: '户',
  persons: '人',
  cadres: '帮扶责任人',
  pairings: '结对',
}

/** What an event's detail says, a line each: `理由：核对证件`. Names without a word stay as written. */
export function detailLines(detail: AuditEvent['detail']): string[] {
  const read = typeof detail === 'string' ? parsed(detail) : detail
  if (typeof read !== 'object' || read === null) return detail === '' ? [] : [String(read)]
  return Object.entries(read)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `${detailNames[name] ?? name}：${said(value)}`)
}

const said = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(said).join('、')
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
