import { askInternal } from './internal.ts'
import { keepSecrets, type Secrets } from './secrets.ts'

/** A new DATA_KEY (`jiedui keys rewrap`): once every county's keys are wrapped under it, the one before is forgotten. */
export async function finishRewrap(data: string, url: URL, secrets: Secrets): Promise<void> {
  if (secrets.dataKeyBefore === undefined) return
  const answer = await askInternal(url, secrets, '/internal/keys/rewrap')
  if (!answer.ok) throw new Error(`the counties’ keys were not wrapped under the new DATA_KEY (${answer.status})`)
  const { dataKeyBefore: _, ...kept } = secrets
  await keepSecrets(data, kept)
}
