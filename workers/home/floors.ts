import { z } from 'zod'
import { dayOf } from '../../shared/day.ts'
import { Day } from '../../shared/pairing.ts'
import { Refusal } from '../cli/command.ts'
import type { Registry } from '../db/registrykey.ts'
import { readFloors } from '../policy/floor.ts'
import { Unread } from '../policy/read.ts'
import { addFloors } from '../tenants/floors.ts'

/** What a person sets as floors: a part of the policy, the document it comes from, and from when on. */
export const FloorOrder = z.object({
  document: z.unknown(),
  source: z.string().trim().min(2).max(200),
  effectiveOn: Day.optional(),
})
export type FloorOrder = z.infer<typeof FloorOrder>

/** Keep floors in the registry; refused in words where they are none. */
export async function setFloors(env: Registry, order: FloorOrder, at: Date, actor: string): Promise<void> {
  const { document, source, effectiveOn = dayOf(at) } = order
  await addFloors(env, { document: readOrRefuse(document), source, effectiveOn, at, actor })
}

function readOrRefuse(document: unknown): Record<string, unknown> {
  try {
    return readFloors(document)
  } catch (error) {
    throw error instanceof Unread ? new Refusal(error.message) : error
  }
}
