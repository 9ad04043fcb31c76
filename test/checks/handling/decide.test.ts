import { expect, test } from 'vitest'
import type { Handling } from '../../../shared/handling.ts'
import {
  answer,
  assign,
  type Decision,
  recall,
  type Stood,
  type Taken,
  verify,
} from '../../../workers/checks/handling/decide.ts'

const calendar = {
  today: '2026-11-01',
  dueOn: (severity: number) => ['2026-11-08', '2026-11-16', '2026-12-01'][severity]!,
  ledgerOn: '2026-12-02',
}
const [giver, doer, checker] = (['王主任', '李村官', '张专干'] as const).map((username) => ({
  username,
  reach: 'village' as const,
})) as [Who, Who, Who]
type Who = { username: string; reach: 'village' }

const blank: Stood = {
  ...{ id: 1, severity: 1, status: 'persisting', handling: 'unassigned', assignee: null, assigneeReach: null },
  ...{ dueOn: null, answer: null, answeredBy: null, exemptUntil: null, assignedBy: null, moved: false },
}
const held = { assignee: doer.username, assigneeReach: doer.reach, dueOn: '2026-11-16', assignedBy: giver.username }
const said = { ...held, answer: 'rectify' as const, answeredBy: doer.username }
const at: Record<Handling, Stood> = {
  unassigned: blank,
  assigned: { ...blank, ...held, handling: 'assigned' },
  answered: { ...blank, ...said, handling: 'answered' },
  waiting: { ...blank, ...said, handling: 'waiting', dueOn: '2026-12-02' },
  closed: { ...blank, ...said, handling: 'closed' },
}
const explained: Stood = { ...at.answered, answer: 'explain', exemptUntil: '2026-11-01' }

/** How it stands afterwards, or that it may not be. */
const after = (decision: Decision) => (typeof decision === 'string' ? 'no' : decision.after.handling)
const each = (act: (stood: Stood) => Decision) =>
  Object.fromEntries(Object.entries(at).map(([handling, stood]) => [handling, after(act(stood))]))
const taken = (decision: Decision) => decision as Taken
const mended = { status: 'resolved' as const }

test('a finding is given out until it is answered, anew to somebody else or for another day', () => {
  const none = { answered: 'no', waiting: 'no', closed: 'no' }
  expect(each((stood) => assign(stood, checker, null, calendar))).toEqual({
    ...{ unassigned: 'assigned', assigned: 'assigned' },
    ...none,
  })
  expect(each((stood) => assign(stood, doer, null, calendar))).toEqual({
    ...{ unassigned: 'assigned', assigned: 'no' },
    ...none,
  })
  expect(each((stood) => assign({ ...stood, ...mended }, checker, null, calendar))).toEqual({
    ...{ unassigned: 'no', assigned: 'no' },
    ...none,
  })
  expect(after(assign(at.assigned, doer, '2026-11-16', calendar))).toBe('no')
  expect(taken(assign(at.assigned, doer, '2026-11-20', calendar)).after.dueOn).toBe('2026-11-20')
})

test('the day to answer by is the one given, else that of its severity', () => {
  const due = (severity: number, dueOn: string | null) =>
    taken(assign({ ...blank, severity }, doer, dueOn, calendar)).step.dueOn
  expect([due(0, null), due(1, null), due(2, null), due(0, '2026-11-03')]).toEqual([
    '2026-11-08',
    '2026-11-16',
    '2026-12-01',
    '2026-11-03',
  ])
})

test('it is answered by who has it, or by anybody while nobody has', () => {
  const by = (who: Who) => each((stood) => answer(stood, { answer: 'rectify', untilOn: null }, who))
  const none = { answered: 'no', waiting: 'no', closed: 'no' }
  expect(by(doer)).toEqual({ unassigned: 'answered', assigned: 'answered', ...none })
  expect(by(checker)).toEqual({ unassigned: 'answered', assigned: 'no', ...none })
  const gone = each((stood) => answer({ ...stood, ...mended }, { answer: 'rectify', untilOn: null }, doer))
  expect(gone).toEqual({ unassigned: 'no', assigned: 'no', ...none })
})

test('what is said to be mended holds until no day, what is explained until its own', () => {
  const until = (said: 'rectify' | 'explain' | 'mistaken') =>
    taken(answer(at.assigned, { answer: said, untilOn: '2027-01-01' }, doer)).after.exemptUntil
  expect([until('rectify'), until('explain'), until('mistaken')]).toEqual([null, '2027-01-01', '2027-01-01'])
})

test('it is verified by somebody else than who answered, once', () => {
  const accept = (who: Who) => each((stood) => verify(stood, true, who, calendar))
  const none = { unassigned: 'no', assigned: 'no', closed: 'no' }
  expect(accept(checker)).toEqual({ ...none, answered: 'waiting', waiting: 'no' })
  expect(accept(doer)).toEqual({ ...none, answered: 'no', waiting: 'no' })
  const back = (who: Who) => each((stood) => verify(stood, false, who, calendar))
  expect(back(checker)).toEqual({ ...none, answered: 'assigned', waiting: 'assigned' })
  expect(back(doer)).toEqual({ ...none, answered: 'no', waiting: 'no' })
})

test('what is mended closes when the ledger says so and waits until then; what is explained closes for its days', () => {
  expect(taken(verify(at.answered, true, checker, calendar)).after).toMatchObject({ dueOn: '2026-12-02' })
  expect(after(verify({ ...at.answered, ...mended }, true, checker, calendar))).toBe('closed')
  expect(after(verify(explained, true, checker, calendar))).toBe('closed')
  const no = [{ exemptUntil: '2026-10-31' }, { exemptUntil: null }, { moved: true }]
  expect(no.map((one) => after(verify({ ...explained, ...one }, true, checker, calendar)))).toEqual(['no', 'no', 'no'])
  expect(after(verify({ ...at.answered, moved: true }, true, checker, calendar))).toBe('waiting')
})

test('returned it is with the same person again, from today and with nothing said', () => {
  const { dueOn, answer, answeredBy, exemptUntil, assignee } = taken(verify(explained, false, checker, calendar)).after
  expect({ dueOn, answer, answeredBy, exemptUntil, assignee }).toEqual({
    ...{ dueOn: '2026-11-16', answer: null, answeredBy: null, exemptUntil: null, assignee: doer.username },
  })
})

test('an assignment is taken back by who gave it, an answer by who gave that', () => {
  const by = (who: Who) => each((stood) => recall(stood, who))
  const none = { unassigned: 'no', waiting: 'no', closed: 'no' }
  expect(by(giver)).toEqual({ ...none, assigned: 'unassigned', answered: 'no' })
  expect(by(doer)).toEqual({ ...none, assigned: 'no', answered: 'assigned' })
  expect(after(recall({ ...at.answered, dueOn: null }, doer))).toBe('unassigned')
})
