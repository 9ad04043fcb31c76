import { env } from 'cloudflare:workers'
import app from '../../workers/app.ts'
import { ask, type Example, type Ground } from './examples.ts'

const order = { findings: [987654], reason: null }
const reason = '入户核实'

/** What the routes of handling findings leave on the trail. */
export const findingExamples: Record<string, Example> = {
  'POST findings/assign': {
    action: 'finding.assign',
    done: async (ground) => {
      const to = { username: ground.officer.username }
      return ask(ground, 'POST', 'findings/assign', { findings: [await given(ground)], to, dueOn: null, reason })
    },
    refused: (ground) => ask(ground, 'POST', 'findings/assign', { ...order, to: { by: 'village' }, dueOn: null }),
  },
  'POST findings/answer': {
    action: 'finding.answer',
    done: async (ground) => {
      const said = { answer: 'rectify', reason, untilOn: null, evidence: [] }
      return ask(ground, 'POST', 'findings/answer', { findings: [await given(ground)], ...said })
    },
    refused: (ground) =>
      ask(ground, 'POST', 'findings/answer', { ...order, answer: 'rectify', reason, untilOn: null, evidence: [] }),
  },
  'POST findings/verify': {
    action: 'finding.verify',
    done: async (ground) => {
      const finding = await given(ground, 'somebody')
      return ask(ground, 'POST', 'findings/verify', { findings: [finding], accepted: true, reason: null })
    },
    refused: (ground) => ask(ground, 'POST', 'findings/verify', { ...order, accepted: true }),
  },
  'POST findings/recall': {
    action: 'finding.recall',
    done: async (ground) => {
      const finding = await given(ground, ground.officer.username)
      return ask(ground, 'POST', 'findings/recall', { findings: [finding], reason })
    },
    refused: (ground) => ask(ground, 'POST', 'findings/recall', order),
  },
  'POST findings/evidence': {
    action: 'finding.evidence',
    done: (ground) => bring(ground, '%PDF-1.7 a mended roof'),
    refused: (ground) => bring(ground, '<svg/>'),
  },
}

let subjects = 0

/** A finding of the county's, answered where it names by whom. */
async function given({ county }: Ground, answeredBy: string | null = null): Promise<number> {
  const { meta } = await county.db
    .prepare(
      `INSERT INTO finding (check_id, subject, figures, status, first_run, last_run, first_found_at, handling, answer, answered_by)
       VALUES ('reg-no-cause', ?1, '{}', 'new', 0, 0, '2026-01-01', ?2, ?3, ?4)`,
    )
    .bind(
      `handled ${++subjects}`,
      ...(answeredBy === null ? ['unassigned', null] : ['answered', 'rectify']),
      answeredBy,
    )
    .run()
  return meta.last_row_id
}

async function bring({ officer }: Ground, body: string): Promise<Response> {
  const length = String(new TextEncoder().encode(body).length)
  const headers = { authorization: officer.authorization, 'x-file-name': 'a.pdf', 'content-length': length }
  return app.request('/api/counties/529901/findings/evidence', { method: 'POST', headers, body }, env)
}
