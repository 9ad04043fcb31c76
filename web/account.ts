import type { MadeAccounts, SessionRow } from '../shared/account.ts'
import { request } from './request.ts'

/** What a sign-in is answered with: in, or a second step to take with the ticket. */
export type SignInAnswer = { secondFactor?: false } | { secondFactor: true; ticket: string }

/** A one-time password as it is handed out; it is nowhere else. */
export type Slip = MadeAccounts['made'][number]

/** The routes of one's own account, outside any county. */
export const account = {
  signIn: (username: string, password: string) =>
    request<SignInAnswer>('POST', '/api/auth/sign-in/username', { username, password }),
  second: (ticket: string, code: string) => request<unknown>('POST', '/api/auth/sign-in/second', { ticket, code }),
  signOut: () => request<unknown>('POST', '/api/auth/sign-out', {}),
  password: (current: string, next: string) => request<unknown>('POST', '/api/account/password', { current, next }),
  sessions: () => request<SessionRow[]>('GET', '/api/account/sessions'),
  signOutEverywhere: () => request<unknown>('POST', '/api/account/sign-out-everywhere', {}),
  startTotp: () => request<{ uri: string; secret: string }>('POST', '/api/account/totp/start', {}),
  confirmTotp: (code: string) => request<{ backupCodes: string[] }>('POST', '/api/account/totp/confirm', { code }),
  removeTotp: (password: string) => request<unknown>('POST', '/api/account/totp/remove', { password }),
}
