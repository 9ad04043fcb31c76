import type { County } from '../../shared/county.ts'
import { type Role, roleNames } from '../../shared/role.ts'
import type { NewAccount } from '../accounts/create.ts'

/** The demo province: one county full of trouble, one that waits for somebody's first upload. */
export const qinghe: County = { code: '529901', name: '清禾县' }
const shiqiao: County = { code: '529902', name: '石桥旗' }
export const demoCounties: County[] = [qinghe, shiqiao]

type SignIn = { username: string; password: string; name: string; role: Role; roleName: string; county: string }

const password = 'jiedui-demo-2026'

/** Who can sign in to a demo; shown on its sign-in page and used by the command line when no token is given. */
export const demoSignIns: SignIn[] = [
  signIn('qinghe', '清禾县乡村振兴局', 'county_admin', qinghe),
  signIn('shiqiao', '石桥旗乡村振兴局', 'county_admin', shiqiao),
  signIn('ganbu', '清禾县帮扶责任人', 'cadre', qinghe),
  signIn('ducha', '省抽查督导员', 'inspector', qinghe),
]

function signIn(username: string, name: string, role: Role, county: County): SignIn {
  return { username, password, name, role, roleName: roleNames[role], county: county.code }
}

export const demoAccounts: NewAccount[] = demoSignIns.map((signIn) => ({
  username: signIn.username,
  name: signIn.name,
  password: signIn.password,
  memberships: [{ countyCode: signIn.county, role: signIn.role }],
}))
