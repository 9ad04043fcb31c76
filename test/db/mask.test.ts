import { expect, test } from 'vitest'
import { mask } from '../../workers/db/mask.ts'

test.each([
  ['529901198001011234', '529***********1234', 'an ID number keeps its first three and last four'],
  ['52990119800101123443', '529*************3443', 'so does a disability certificate'],
  ['529901800101123', '529********1123', 'and an ID number of fifteen digits'],
  ['19012347219', '190****7219', 'a mobile phone keeps three and four'],
  ['0870-6221234', '087******234', 'a landline keeps its outer quarters'],
  ['6221234', '6*****4', 'a short one an end each'],
  ['123', '***', 'three characters nothing'],
  ['', '', 'an empty one stays empty'],
])('%s is shown as %s: %s', (number, masked) => {
  expect(mask(number)).toBe(masked)
})
