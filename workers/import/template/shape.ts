/** How forms are recognised: by the same words as ledgers, though a form needs fewer of them than a ledger that is imported. */
import type { RowShape, TemplateField } from '../../../shared/template.ts'
import { cadre } from '../catalogue/cadre.ts'
import { heads, household } from '../catalogue/household.ts'
import { memberPairing, pairing } from '../catalogue/pairing.ts'
import { register } from '../catalogue/register.ts'
import { village } from '../catalogue/village.ts'
import type { Field, LedgerKind } from '../kind/kind.ts'

const named = (fields: Field[]) => new Set(fields.map(({ name }) => name))

/** The fields of both, the first one's where both have one. */
function both(first: Field[], second: Field[]): Field[] {
  const has = named(first)
  return [...first, ...second.filter(({ name }) => !has.has(name))]
}

const helperFields = memberPairing.fields.filter(({ name }) =>
  /^(?:cadre|second|party)_|^(?:post|since_on)$/.test(name),
)
const relaxed = { titled: undefined, fromTitle: undefined, split: undefined, follow: undefined }

/** A sort of form. `passes`: the fields looked for in a header, one list after the other, so that 联系电话 beside a helper is the helper's. */
export interface FormKind {
  shape: RowShape
  kind: LedgerKind
  passes: Field[][]
}

const memberWords = ['与户主关系', '与户主的关系', '家庭成员姓名', '成员姓名', '人编号']
const none: Field[] = []

/** Where two fit a header equally well the earlier wins. */
export const formKinds: FormKind[] = [
  {
    shape: 'household',
    kind: {
      ...pairing,
      ...relaxed,
      id: 'form-household',
      fields: both(pairing.fields, household.fields),
      needs: [['head_name', 'household_no']],
      never: [...memberWords, '姓名'],
    },
    passes: [pairing.fields, household.fields],
  },
  {
    shape: 'person',
    kind: {
      ...register,
      ...relaxed,
      id: 'form-person',
      fields: both(register.fields, helperFields),
      needs: [['name'], ['relation', 'id_number', 'person_no', 'sex', 'birth_on']],
      never: ['是否第一书记', '职务级别'],
    },
    passes: [register.fields, none],
  },
  {
    shape: 'household',
    kind: { ...heads, ...relaxed, id: 'form-heads', needs: [['household_no'], ['head_name']] },
    passes: [heads.fields],
  },
  {
    shape: 'cadre',
    kind: { ...cadre, ...relaxed, id: 'form-cadre', needs: [['unit'], ['name']] },
    passes: [cadre.fields],
  },
  {
    shape: 'village',
    kind: {
      ...village,
      ...relaxed,
      id: 'form-village',
      needs: [
        ['name'],
        ['unit', 'key_village', 'code', 'county_leader', 'team_leader', 'first_secretary', 'poor_households'],
      ],
      never: [...memberWords, '姓名', '户主姓名', '户主', '户名', '户编号'],
    },
    passes: [village.fields],
  },
]

/** With a helper beside persons the helper's words go first. */
export function passesOf({ shape, passes }: FormKind, words: string[]): Field[][] {
  const helped = words.some((word) => /帮扶(?:责任)?人|帮扶干部|结对人/.test(word))
  return shape === 'person' && helped ? [memberPairing.fields, register.fields] : passes
}

/** Fields by name: what a column of such a row may be filled from. */
export const shapeFields: Record<RowShape, Map<string, Field>> = {
  household: byName(both(pairing.fields, household.fields)),
  person: byName(both(register.fields, memberPairing.fields)),
  cadre: byName(cadre.fields),
  village: byName(village.fields),
}

function byName(fields: Field[]): Map<string, Field> {
  return new Map(fields.map((field) => [field.name, field]))
}

/** Names of one thing in two kinds, and what a register never has, are offered once or not at all. */
const twice =
  /_2$|^(?:head_id_2|numbered|class|area|household_phone|helper_name|helper_unit|helper_phone|member|until_on|end_reason|valid)$/

export function fieldOptions(shape: RowShape): TemplateField[] {
  return [...shapeFields[shape].values()]
    .filter(({ name }) => !twice.test(name))
    .map(({ name, title }) => ({ name, title }))
}
