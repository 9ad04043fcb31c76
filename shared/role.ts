import { z } from 'zod'

/** A role (角色): what a person is in this software; domain.md's table. */
export const Role = z.enum([
  'operator',
  'county_admin',
  'department',
  'township_clerk',
  'village_officer',
  'cadre',
  'inspector',
  'auditor',
])
export type Role = z.infer<typeof Role>

export const roleNames: Record<Role, string> = {
  operator: '平台运维',
  county_admin: '县级管理员',
  department: '行业部门',
  township_clerk: '乡镇扶贫专干',
  village_officer: '村级信息员',
  cadre: '帮扶责任人',
  inspector: '抽查督导员',
  auditor: '纪检审计',
}
