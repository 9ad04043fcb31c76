import type { AccountRow } from '../../../../shared/account.ts'

/** The accounts in use that are held for exactly this township or village; undefined while they are not known. */
export function officersIn(accounts: AccountRow[] | undefined, township: string, village: string | null) {
  return accounts?.filter(
    (one) => one.disabledAt === null && one.township === township && (one.village ?? null) === village,
  )
}
