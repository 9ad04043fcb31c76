import type { MadeAccounts, RosterAccounts } from '../../../../../shared/account.ts'

/**
 * Asks for accounts batch by batch until none is left, telling after each all that is made so far; what was made before
 * a batch failed has been told already, and its passwords are nowhere else.
 */
export async function inBatches(
  ask: (after: string | undefined) => Promise<RosterAccounts>,
  told: (sofar: MadeAccounts) => void,
): Promise<void> {
  const sofar: MadeAccounts = { made: [], refused: [] }
  let after: string | undefined
  do {
    const batch = await ask(after)
    sofar.made.push(...batch.made)
    sofar.refused.push(...batch.refused)
    told({ made: [...sofar.made], refused: [...sofar.refused] })
    after = batch.next ?? undefined
  } while (after !== undefined)
}
