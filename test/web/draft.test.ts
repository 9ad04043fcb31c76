import { expect, test } from 'vitest'
import { blank, draftFault, pasted, toSend } from '../../web/pages/officer/settings/accounts/draft.ts'

test('lines copied from a spreadsheet become accounts, a role named in words as that role', () => {
  const lines = pasted('周新来\t乡镇扶贫专干\t柳溪镇\r\n吴桂兰\t村级信息员\t柳溪镇\t坪上村\r\n', 'auditor')
  expect(lines).toEqual([
    { ...blank('township_clerk', '柳溪镇'), name: '周新来' },
    { ...blank('village_officer', '柳溪镇', '坪上村'), name: '吴桂兰' },
  ])
})

test('a single name is pasted as any text is', () => {
  expect(pasted('周新来', 'auditor')).toBeNull()
})

test('a column of names alone keeps the role chosen in the line', () => {
  expect(pasted('周新来\n吴桂兰', 'auditor')?.map(({ name, role }) => [name, role])).toEqual([
    ['周新来', 'auditor'],
    ['吴桂兰', 'auditor'],
  ])
})

test.each([
  [{ ...blank(), township: '柳溪镇' }, '请填姓名'],
  [{ ...blank(), name: '周新来' }, '请选乡镇'],
  [{ ...blank('village_officer', '柳溪镇'), name: '吴桂兰' }, '请选村'],
  [{ ...blank('inspector'), name: '陈督导', reason: '年终抽查' }, '请填用到哪天'],
  [{ ...blank('auditor'), name: '郑明察', username: '郑' }, '用户名以字母开头，用 3–30 个小写字母、数字'],
  [{ ...blank('auditor'), name: '郑明察' }, null],
])('a line says what it still needs: %o', (draft, fault) => {
  expect(draftFault(draft)).toBe(fault)
})

test('an area left over from another role is not sent', () => {
  expect(toSend({ ...blank('auditor', '柳溪镇', '坪上村'), name: ' 郑明察 ' })).toEqual({
    name: '郑明察',
    role: 'auditor',
  })
})
