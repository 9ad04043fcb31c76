import { env } from 'cloudflare:workers'
import { ask, type Example, type Ground } from './examples.ts'

/** An account of the county that is not the officer's own. */
async function other({ officer }: Ground): Promise<string> {
  const id = await env.REGISTRY.prepare('SELECT id FROM user WHERE username <> ?1 ORDER BY username LIMIT 1')
    .bind(officer.username)
    .first<string>('id')
  return id!
}

const managed = (verb: string): Example => ({
  action: `account.${verb}`,
  done: async (ground) => ask(ground, 'POST', `accounts/${await other(ground)}/${verb}`),
  refused: (ground) => ask(ground, 'POST', `accounts/nobody/${verb}`),
})

export const accountExamples: Record<string, Example> = {
  'POST accounts': {
    action: 'account.create',
    done: (ground) => ask(ground, 'POST', 'accounts', { accounts: [{ name: '赵六', role: 'auditor' }] }),
    refused: (ground) => ask(ground, 'POST', 'accounts', { accounts: [] }),
  },
  'POST accounts/from-cadres': {
    action: 'account.create',
    done: async (ground) => {
      await ground.county.cadre({ name: '钱七' })
      return ask(ground, 'POST', 'accounts/from-cadres', {})
    },
    refused: (ground) => ask(ground, 'POST', 'accounts/from-cadres', { limit: 0 }),
  },
  'POST accounts/:id/disable': managed('disable'),
  'POST accounts/:id/enable': managed('enable'),
  'POST accounts/:id/reset-password': managed('reset-password'),
  'POST accounts/:id/sign-out': managed('sign-out'),
}
