import type { Allowed, Evidence, FindingStep } from '../../../shared/handling.ts'
import { namesOf } from '../../db/people.ts'
import { mayAnswer, mayAssign, mayRecall, mayVerify } from './decide.ts'
import { whoIs } from './orders.ts'
import type { Reading } from './reader.ts'
import { foundOf } from './stood.ts'

type Row = Omit<FindingStep, 'evidence'>

/** What was done with a finding, oldest first. */
export async function stepsOf({ db, county }: Reading, finding: number): Promise<FindingStep[]> {
  const [steps, files] = await db.batch<unknown>([
    db
      .prepare(
        `SELECT id, step, by, at, assignee, due_on AS dueOn, answer, reason, until_on AS untilOn
         FROM finding_step WHERE finding_id = ?1 ORDER BY id`,
      )
      .bind(finding),
    db
      .prepare(
        `SELECT t.step_id AS step, e.id, e.file_name AS fileName, e.media_type AS mediaType, e.size_bytes AS sizeBytes,
           e.uploaded_by AS uploadedBy, e.uploaded_at AS uploadedAt
         FROM finding_step s JOIN step_evidence t ON t.step_id = s.id JOIN evidence e ON e.id = t.evidence_id
         WHERE s.finding_id = ?1 ORDER BY t.step_id, e.id`,
      )
      .bind(finding),
  ])
  const rows = steps!.results as Row[]
  const behind = files!.results as (Evidence & { step: number })[]
  const people = [...rows.flatMap(({ by, assignee }) => [by, assignee]), ...behind.map(({ uploadedBy }) => uploadedBy)]
  const name = await namesOf(county.registry, people)
  const called = (username: string | null) => (username === null ? null : name(username))
  const evidence = Map.groupBy(behind, ({ step }) => step)
  return rows.map((row) => ({
    ...row,
    by: called(row.by),
    assignee: called(row.assignee),
    evidence: (evidence.get(row.id) ?? []).map(({ step: _, ...one }) => ({ ...one, uploadedBy: name(one.uploadedBy) })),
  }))
}

/** What the reader may do with a finding as it stands. */
export async function allowedOf(reading: Reading, finding: number): Promise<Allowed> {
  const { assigns, answers, verifies } = reading.reader
  const [found] = await foundOf(reading, [finding])
  const by = whoIs(reading)
  const never = (what: string) => `您的角色不能${what}。`
  if (found === undefined) throw new Error(`finding ${finding} was seen a moment ago`)
  return {
    assign: assigns ? mayAssign(found) : never('分派疑点'),
    answer: answers ? mayAnswer(found, by) : never('答复疑点'),
    verify: verifies ? mayVerify(found, by) : never('核验疑点'),
    recall: answers ? mayRecall(found, by) : never('撤回'),
  }
}
