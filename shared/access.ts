import { z } from 'zod'
import { Role } from './role.ts'

/** A reach (范围): how far a role's right goes — the county, its township, its village, or what is its own. */
export const Reach = z.enum(['county', 'township', 'village', 'own'])
export type Reach = z.infer<typeof Reach>

export const reachNames: Record<Reach, string> = { county: '全县', township: '本乡镇', village: '本村', own: '本人' }

/** The reach of a role: domain.md's “sees”. An operator runs the platform and sees no county from inside. */
export const roleReach: Record<Role, Reach | null> = {
  operator: null,
  county_admin: 'county',
  department: 'county',
  township_clerk: 'township',
  village_officer: 'village',
  cadre: 'own',
  inspector: 'county',
  auditor: 'county',
}

/** Who may do what (权限表): for every role and action the reach, null where the role never does it. */
export const Access = z.object({
  roles: z.array(z.object({ role: Role, name: z.string() })),
  actions: z.array(z.object({ action: z.string(), title: z.string() })),
  reach: z.record(Role, z.record(z.string(), Reach.nullable())),
})
export type Access = z.infer<typeof Access>
