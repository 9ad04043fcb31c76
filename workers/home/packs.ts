import { z } from 'zod'
import { dayOf } from '../../shared/day.ts'
import type { PackInstalled, RuleSwitched } from '../../shared/rulepage.ts'
import { installPack } from '../checks/rule/install.ts'
import { faultWords, judgedPack } from '../checks/rule/reading.ts'
import { switchRules } from '../checks/rule/switch.ts'
import { Refusal } from '../cli/command.ts'
import { type CountyDatabase, listReadyCounties, openCounty } from '../db/county.ts'
import { policyOn } from '../db/policy.ts'
import type { Registry } from '../db/registrykey.ts'
import type { Env } from '../env.ts'
import { Problem } from '../http/problem.ts'
import { codeWords } from '../import/cell/codewords.ts'
import { recheck } from '../recheck.ts'
import type { Databases } from './counties.ts'

/** A pack handed to every county; `enable`: its rules are switched on there as well. */
export const PackOrder = z.object({ pack: z.unknown(), enable: z.boolean() })
export type PackOrder = z.infer<typeof PackOrder>

/** What came of it in one county; `why`: in words what stopped it. */
export type Handed = {
  code: string
  name: string
  installed: Omit<PackInstalled, 'pack'> | null
  switched: number
  refused: RuleSwitched['refused']
  why: string | null
}

type Hand = { actor: string; at: Date }

/** Install a pack in every county that is not disabled, one by one: what stops one stops no other. Each has it on its own trail. */
export async function handOutPack(
  env: Registry,
  { open }: Pick<Databases, 'open'>,
  counties: { code: string; name: string }[],
  order: PackOrder,
  hand: Hand,
): Promise<Handed[]> {
  const { pack, faults } = judgedPack(order.pack, codeWords)
  if (pack === null) throw new Refusal(faultWords(faults))
  const lines = await listReadyCounties(env.REGISTRY)
  const handed: Handed[] = []
  for (const { code, name } of counties) {
    const nothing: Handed = { code, name, installed: null, switched: 0, refused: [], why: null }
    const line = lines.find((one) => one.code === code)
    if (line === undefined) {
      handed.push({ ...nothing, why: '数据库还没有升级到当前版本，请先运行 county migrate 再装一次。' })
      continue
    }
    try {
      const county = await openCounty({ ...env, [`COUNTY_${code}`]: await open(code) } as unknown as Env, line)
      handed.push({ ...nothing, ...(await installIn(county, order, hand)) })
    } catch (error) {
      if (!(error instanceof Problem)) console.error(`pack to ${code}`, error)
      handed.push({ ...nothing, why: error instanceof Problem ? error.detail : '没有装成，请再装一次。' })
    }
  }
  return handed
}

async function installIn(
  county: CountyDatabase,
  { pack, enable }: PackOrder,
  hand: Hand,
): Promise<Pick<Handed, 'installed' | 'switched' | 'refused'>> {
  const asOf = dayOf(hand.at)
  const day = { asOf, policy: (await policyOn(county.db, asOf)).document }
  const { on: changed, pack: row, ...installed } = await installPack(county, pack, codeWords, hand, day)
  const ids = (pack as { rules: { id: string }[] }).rules.map(({ id }) => id)
  const reason = `规则包 ${row.title} ${row.version}`
  const switched = enable ? await switchRules(county, { ids, enabled: true, reason }, hand, day) : null
  const on = [...new Set([...changed, ...(switched?.on ?? [])])]
  if (on.length > 0) await recheck(county.db, { asOf, cause: 'rules', checks: on }, hand.at)
  return { installed, switched: switched?.switched ?? 0, refused: switched?.refused ?? [] }
}
