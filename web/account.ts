import type { Role } from '../shared/role.ts'
import type { Session as Shared } from '../shared/session.ts'
import { request } from './request.ts'

/** Who is signed in, and what their account still needs before anything else opens. */
export type Session = Shared & { mustChangePassword?: boolean; secondFactor?: 'off' | 'optional' | 'needed' | 'on' }

/** What a sign-in is answered with: in, or a second step to take with the ticket. */
export type SignInAnswer = { secondFactor?: false } | { secondFactor: true; ticket: string }
export type OwnSession = { id: string; at: string; lastAt: string; current: boolean }

/** An account as an administrator's list shows it. */
export type AccountRow = {
  id: string
  username: string
  name: string
  role: Role
  township: string | null
  village: string | null
  cadreKey: string | null
  /** The last day it opens the county; null without end. */
  untilOn: string | null
  disabledAt: string | null
  disabledWhy: string | null
  lastSignInAt: string | null
  secondFactor: boolean
  mustChangePassword: boolean
}
export type NewAccount = Pick<AccountRow, 'name' | 'role'> &
  Partial<Record<'username' | 'township' | 'village' | 'cadreKey' | 'untilOn' | 'reason', string>>
/** A one-time password as it is handed out; it is nowhere else. */
export type Slip = { username: string; name: string; role: Role; unit: string | null; password: string }
export type Made = { made: Slip[]; refused: { name: string; why: string }[] }
export type MadeBatch = Made & { next: string | null }

/** The routes of one's own account, outside any county. */
export const account = {
  signIn: (username: string, password: string) =>
    request<SignInAnswer>('POST', '/api/auth/sign-in/username', { username, password }),
  second: (ticket: string, code: string) => request<unknown>('POST', '/api/auth/sign-in/second', { ticket, code }),
  signOut: () => request<unknown>('POST', '/api/auth/sign-out', {}),
  password: (current: string, next: string) => request<unknown>('POST', '/api/account/password', { current, next }),
  sessions: () => request<OwnSession[]>('GET', '/api/account/sessions'),
  signOutEverywhere: () => request<unknown>('POST', '/api/account/sign-out-everywhere', {}),
  startTotp: () => request<{ uri: string; secret: string }>('POST', '/api/account/totp/start', {}),
  confirmTotp: (code: string) => request<{ backupCodes: string[] }>('POST', '/api/account/totp/confirm', { code }),
  removeTotp: (password: string) => request<unknown>('POST', '/api/account/totp/remove', { password }),
}
