import { expect, test } from 'vitest'
import { readSearch } from '../../workers/households/search.ts'

const nothing = { name: null, no: null, id: null, phone: null, tail: null }

test('words that are no number are part of a name', () => {
  expect(readSearch(' 张 三 ')).toEqual({ ...nothing, name: '张三' })
  expect(readSearch('阿依·古丽')).toEqual({ ...nothing, name: '阿依·古丽' })
})

test('four characters are the end of an ID number or a whole household number', () => {
  expect(readSearch('123x')).toEqual({ ...nothing, tail: '123X', no: { text: '123X', whole: true } })
  expect(readSearch('１２３４')).toEqual({ ...nothing, tail: '1234', no: { text: '1234', whole: true } })
})

test('a whole ID number is one however it is written, and an old one is the same person’s new one', () => {
  const id = { number: '52010119800101123X', id18: '52010119800101123X' }
  expect(readSearch('520101 19800101 123x').id).toEqual(id)
  expect(readSearch('52010119800101123X44').id).toEqual({ number: '52010119800101123X44', id18: id.id18 })
  expect(readSearch('520101800101123').id?.id18).toMatch(/^52010119800101123[\dX]$/)
})

test('eleven digits may be a mobile or the beginning of a household number', () => {
  expect(readSearch('190-1234-5678')).toMatchObject({ phone: '19012345678' })
  expect(readSearch('19012345678')).toEqual({
    ...nothing,
    phone: '19012345678',
    no: { text: '19012345678', whole: false },
  })
  expect(readSearch('0851-1234567').phone).toBe('0851-1234567')
})
