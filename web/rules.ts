import type {
  PackInstalled,
  RuleAsked,
  RuleChange,
  RuleList,
  RulePage,
  RulePreview,
  RuleSwitch,
  RuleSwitched,
} from '../shared/rulepage.ts'
import type { RuleFields } from '../shared/rulewords.ts'
import { request } from './request.ts'

/** Rules of one county; `at` makes addresses. */
export function rules(at: (path: string) => string) {
  const one = (id: string) => at(`rules/${encodeURIComponent(id)}`)
  return {
    rules: () => request<RuleList>('GET', at('rules')),
    rule: (id: string) => request<RulePage>('GET', one(id)),
    ruleFields: () => request<RuleFields>('GET', at('rules/fields')),
    previewRules: (asked: RuleAsked) => request<RulePreview[]>('POST', at('rules/preview'), asked),
    setRule: (id: string, change: RuleChange) => request<RulePage>('PUT', one(id), change),
    withdrawRule: (id: string, reason: string) => request<void>('DELETE', one(id), { reason }),
    switchRules: (order: RuleSwitch) => request<RuleSwitched>('POST', at('rules/enable'), order),
    installPack: (pack: unknown) => request<PackInstalled>('POST', at('rules/packs'), pack),
    rulePack: (id: string) => request<unknown>('GET', at(`rules/packs/${encodeURIComponent(id)}`)),
  }
}
