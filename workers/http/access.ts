import { type Access, type Reach, roleReach } from '../../shared/access.ts'
import { Role, roleNames } from '../../shared/role.ts'

/**
 * What can be done in a county: in words, and by whom, each as far as the role reaches (shared/access.ts). `whole` is of the
 * whole county at once: whoever holds the role for less does not do it. Every route declares one of these.
 *
 * A department (行业部门) sees counts and rules only: its own programmes' persons come with its programmes, the register never.
 */
const table = {
  'home.read': { title: '查看首页', roles: every() },
  'area.read': { title: '查看乡镇和村', roles: every() },
  'access.read': { title: '查看权限表', roles: every() },
  'policy.read': { title: '查看政策参数', roles: every() },
  'check.read': { title: '查看核查规则和疑点数', roles: every() },
  'household.read': { title: '查看户', roles: every('department') },
  'cadre.read': { title: '查看帮扶责任人', roles: every('department') },
  'finding.read': { title: '查看疑点', roles: every('department') },
  'finding.export': { title: '导出疑点', roles: every('department', 'village_officer', 'cadre') },
  'finding.assign': { title: '分派疑点', roles: ['county_admin', 'township_clerk'] },
  'finding.answer': {
    title: '答复疑点、上传佐证',
    roles: ['county_admin', 'township_clerk', 'village_officer', 'cadre'],
  },
  'finding.verify': { title: '核验疑点的答复', roles: ['county_admin', 'township_clerk'] },
  'consistency.read': { title: '查看账账比对', roles: every('department', 'cadre') },
  'bulletin.read': { title: '查看月分析和季通报', roles: every('department', 'cadre', 'village_officer') },
  'bulletin.issue': { title: '印发月分析和季通报', roles: ['county_admin'], whole: true },
  'rule.read': { title: '查看自定义规则', roles: every() },
  'rule.set': { title: '新增、启用自定义规则', roles: ['county_admin'], whole: true },
  'pairing.assign': { title: '安排结对', roles: ['county_admin', 'township_clerk'] },
  'pairing.end': { title: '解除或更换结对', roles: ['county_admin', 'township_clerk'] },
  'pairing.read': { title: '查看六定和结对稳定情况', roles: every('department') },
  'pairing.propose': { title: '拟定结对方案', roles: ['county_admin', 'township_clerk'] },
  'pairing.accept': { title: '确认接收交接的户', roles: ['cadre'] },
  'pairing.export': { title: '导出结对花名册、填报模板', roles: ['county_admin', 'township_clerk'] },
  'cadre.edit': { title: '登记和修改帮扶责任人', roles: ['county_admin', 'township_clerk'] },
  'cadre.leave': { title: '办理离岗交接', roles: ['county_admin', 'township_clerk'] },
  'kinship.declare': { title: '备案亲属关系', roles: ['county_admin', 'township_clerk', 'village_officer', 'cadre'] },
  'visit.plan': { title: '安排下次走访', roles: ['county_admin', 'township_clerk', 'village_officer', 'cadre'] },
  'village.read': { title: '查看包村', roles: every() },
  'village.edit': { title: '登记和调整包村', roles: ['county_admin'], whole: true },
  'template.manage': { title: '上传填报模板', roles: ['county_admin'], whole: true },
  'number.unmask': { title: '查看完整号码（须写明理由）', roles: ['county_admin', 'township_clerk'] },
  'finding.unmask': { title: '导出含完整号码的疑点', roles: ['county_admin'], whole: true },
  'check.run': { title: '运行核查', roles: ['county_admin'], whole: true },
  'policy.set': { title: '修改政策参数', roles: ['county_admin'], whole: true },
  'import.read': { title: '查看导入', roles: ['county_admin', 'inspector', 'auditor'], whole: true },
  'import.upload': { title: '上传台账', roles: ['county_admin'], whole: true },
  'import.map': { title: '指定导入的列和工作表', roles: ['county_admin'], whole: true },
  'import.mend': { title: '更正导入中的单元格', roles: ['county_admin'], whole: true },
  'import.download': { title: '下载原始工作簿', roles: ['county_admin', 'auditor'], whole: true },
  'import.undo': { title: '撤销导入', roles: ['county_admin'], whole: true },
  'import.decide': { title: '处置文件中没有的记录', roles: ['county_admin'], whole: true },
  'question.read': { title: '查看待村核实的记录', roles: ['county_admin', 'township_clerk', 'village_officer'] },
  'question.answer': { title: '答复待村核实的记录', roles: ['county_admin', 'township_clerk', 'village_officer'] },
  'import.commit': { title: '确认入库', roles: ['county_admin'], whole: true },
  'import.cancel': { title: '取消导入', roles: ['county_admin'], whole: true },
  'register.empty': { title: '清空登记册', roles: ['county_admin'], whole: true },
  'account.read': { title: '查看账号', roles: ['county_admin', 'auditor'], whole: true },
  'account.create': { title: '开设账号', roles: ['county_admin'], whole: true },
  'account.manage': { title: '停用账号、重置密码', roles: ['county_admin'], whole: true },
  'audit.read': { title: '查看操作留痕', roles: ['county_admin', 'auditor'], whole: true },
} as const satisfies Record<string, { title: string; roles: readonly Role[]; whole?: true }>

/** Every role that is inside a county but the ones named. */
function every(...but: Role[]): readonly Role[] {
  return Role.options.filter((role) => roleReach[role] !== null && !but.includes(role))
}

/** What can be done in a county, noun.verb. */
export type Action = keyof typeof table

const lines: Record<Action, { title: string; roles: readonly Role[]; whole?: true }> = table
export const actions = Object.keys(lines) as Action[]

/** How far a role may do it; null where it never may. */
export function reachFor(role: Role, action: Action): Reach | null {
  return lines[action].roles.includes(role) ? roleReach[role] : null
}

export function isOfWholeCounty(action: Action): boolean {
  return lines[action].whole === true
}

/** The table as people read it. */
export function accessTable(): Access {
  const reach = (role: Role) => Object.fromEntries(actions.map((action) => [action, reachFor(role, action)]))
  return {
    roles: Role.options.map((role) => ({ role, name: roleNames[role] })),
    actions: actions.map((action) => ({ action, title: lines[action].title })),
    reach: Object.fromEntries(Role.options.map((role) => [role, reach(role)])) as Access['reach'],
  }
}
