import type { Rule, RulePack } from '../../../shared/rule.ts'
import type { Document } from './compile.ts'
import { quality2023 } from './pack/quality2023.ts'

/** The packs that come with the product. */
export const shippedPacks: RulePack[] = [quality2023]

/** A county's own rules are a pack of that name. */
export const OWN = 'own'

const shipped = new Map(shippedPacks.flatMap((pack) => pack.rules.map((rule) => [rule.id, { pack, rule }] as const)))

export const shippedRule = (id: string): { pack: RulePack; rule: Rule } | null => shipped.get(id) ?? null

/** A rule as it is kept: with the lists of its pack that it names, so that it says all by itself. */
export function documentOf(rule: Rule, lists: Record<string, string[]>): Document {
  const text = JSON.stringify(rule)
  const named = Object.entries(lists).filter(([name]) => text.includes(JSON.stringify(`@${name}`)))
  return { ...rule, lists: Object.fromEntries(named) }
}

/** Rules as they are kept, as a pack to be handed on. */
export function packOf(head: Omit<RulePack, 'format' | 'lists' | 'rules'>, documents: Document[]): RulePack {
  const lists = Object.assign({}, ...documents.map(({ lists }) => lists)) as RulePack['lists']
  const { id, title, version, source } = head
  const rules = documents.map(({ lists: _, ...rule }) => rule)
  return { format: 'jiedui-rules/1', id, title, version, source, lists, rules }
}

/** A rule of a shipped pack as the product has it now, as it would be kept; null for any other. */
export function shippedDocument(id: string): Document | null {
  const one = shippedRule(id)
  return one && documentOf(one.rule, one.pack.lists)
}
