import { useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Tabs } from '../../../ui/Tabs.tsx'

/** The pages of 设置 this person is offered. */
export function useSettings() {
  const policy = useMay('policy.read')
  const accounts = useMay('account.read')
  const access = useMay('access.read')
  const trail = useMay('audit.read')
  const rules = useMay('rule.read')
  const headers = useMay('import.read')
  const manages = policy || accounts
  return [
    ...(accounts ? [{ id: 'accounts', name: '账号', href: to.accounts() }] : []),
    ...(accounts ? [{ id: 'areas', name: '区域', href: to.areas() }] : []),
    ...(policy ? [{ id: 'policy', name: '政策参数', href: to.policy() }] : []),
    ...(rules && manages ? [{ id: 'rules', name: '自定义规则', href: to.rules() }] : []),
    ...(headers && manages ? [{ id: 'headers', name: '表头记忆', href: to.headerMemory() }] : []),
    ...(access && manages ? [{ id: 'access', name: '权限表', href: to.access() }] : []),
    ...(trail ? [{ id: 'trail', name: '操作留痕', href: to.trail() }] : []),
  ]
}

export function SettingsTabs({ now }: { now: string }) {
  return <Tabs label="设置" now={now} tabs={useSettings()} />
}
