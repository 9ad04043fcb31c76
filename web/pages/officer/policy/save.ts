import type { PolicyAnswer, PolicyChange } from '../../../../shared/policychange.ts'
import type { CountyApi } from '../../../api.ts'

/** Saves a change; the page then shows the policy as it counts, also where somebody else was faster. */
export async function savePolicy(county: CountyApi, change: PolicyChange, renew: (policy: PolicyAnswer) => void) {
  try {
    renew(await county.setPolicy(change))
  } catch (refused) {
    await county.policy().then(renew, () => undefined)
    throw refused
  }
}
