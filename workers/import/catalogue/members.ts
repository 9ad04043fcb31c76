import { keyOf, type LedgerKind } from '../kind/kind.ts'
import { householdFields } from './householdfields.ts'
import { memberFields } from './memberfields.ts'
import { finished, madeOf } from './register.ts'

/**
 * Members only (家庭成员表), their one name column headed 户主姓名: whoever the row calls 户主 has it as his own name, others too where it is
 * not the head's. A row that says only whose household it is names nobody.
 */
export const members: LedgerKind = {
  id: 'members',
  name: '家庭成员表',
  fields: [
    ...householdFields.filter(
      (field) => field.name === 'household_no' || /^(county|township|village)$/.test(field.name),
    ),
    ...memberFields.map((field) => (field.name === 'name' ? { ...field, headers: ['户主姓名'] } : field)),
  ],
  needs: [['household_no'], ['name'], ['relation'], ['id_number', 'sex', 'birth_on']],
  never: ['姓名', '家庭成员姓名', '成员姓名', '帮扶责任人', '帮扶人'],
  row: ['household_no', 'name'],
  split: (row) => [finished(row)],
  makes: madeOf,
  follow(previous, row) {
    const above = previous[0]
    if (above?.household_no !== row.household_no || row.relation === '户主') return
    row.head = above?.relation === '户主' ? (above.name ?? null) : (above?.head ?? null)
    if (row.head === row.name) row.name = ''
  },
  records: [{ entity: 'person', key: (row) => keyOf(row, ['household_no', 'name']) }],
}
