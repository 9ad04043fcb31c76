import { expect, test } from 'vitest'
import { kindOptions } from '../../workers/import/mapping/kinds.ts'

test('every field a person can choose says in words what its cells are read as', () => {
  const wordless = kindOptions().flatMap(({ id, fields }) =>
    fields.filter(({ reads }) => !/^[\u4e00-\u9fa5（），]+$/.test(reads)).map(({ name, reads }) => [id, name, reads]),
  )
  expect(wordless).toEqual([])
})

test('fields a kind is recognised by come first', () => {
  for (const { needs, fields } of kindOptions()) {
    const needed = new Set(needs.flat())
    expect(fields.slice(0, needed.size).map(({ group }) => group)).toEqual([...needed].map(() => '必需'))
  }
})
