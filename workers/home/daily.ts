import { askInternal } from './internal.ts'
import type { Secrets } from './secrets.ts'

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000

/** Once at the start and then once a day: what imports left behind goes (workers/tidy). Answers how to stop it. */
export function tidyDaily(url: URL, secrets: Secrets): () => void {
  const tidy = () => tidyNow(url, secrets)
  void tidy()
  const timer = setInterval(tidy, DAY_MILLISECONDS)
  return () => clearInterval(timer)
}

/** What is done once a day, out of turn. */
export async function tidyNow(url: URL, secrets: Secrets): Promise<void> {
  const answer = await askInternal(url, secrets, '/internal/tidy').catch(() => null)
  if (!answer?.ok) console.error(`每日清理没有完成（${answer?.status ?? '没有答复'}），明天会再做一次。`)
}
