import type { Check } from '../check.ts'
import { age, droppedOut, ofHouseholds } from '../clauses.ts'

export const check: Check = {
  id: 'reg-dropout',
  group: 'register',
  severity: 'blocker',
  title: { zh: '适龄儿童失学', en: 'Child of school age not in school' },
  rule: '义务教育年龄的儿童应在校；不在校的应写明原因（休学、送教上门等）。',
  source: '义务教育法；建档立卡数据质量规则（省级）1_02_005、5_15_016',
  mend: '立即入户核实，劝返复学；休学、送教上门的补填原因，已在校的改正在校生状况。',
  subject: 'person',
  reads: ['person', 'household'],
  parameters: ['register.compulsoryFrom', 'register.compulsoryTo'],
  figures: { name: '姓名', age: '年龄', school: '在校生状况' },
  moving: ['age'],
  sql: `
    SELECT p.key AS subject, p.household_no, h.township, h.village, p.name, ${age('p')} AS age, p.school
    FROM person p JOIN household h ON h.key = p.household_no
    WHERE ${droppedOut('p')} ${ofHouseholds('p.household_no')}`,
  sentence: ({ name, age }) => `${name}${age}岁，在义务教育年龄，不在校，也没有写原因。`,
  examples: [
    {
      says: '十岁不在校的列出；写了原因的、十六岁的、没有交付在校列的不列',
      given: {
        household: [{ key: 'H1' }],
        person: [
          { household_no: 'H1', name: '甲', school: '', birth_on: '2016-05-01' },
          { household_no: 'H1', name: '乙', school: '', birth_on: '2016-05-01', dropout_reason: '因身体原因休学' },
          { household_no: 'H1', name: '丙', school: '', birth_on: '2010-05-01' },
          { household_no: 'H1', name: '丁', school: null, birth_on: '2016-05-01' },
          { household_no: 'H1', name: '戊', school: '小学', birth_on: '2016-05-01' },
        ],
      },
      found: ['H1/甲'],
    },
  ],
}
