import { expect, test } from 'vitest'
import { daysLater } from '../../../shared/day.ts'
import { monthsLater } from '../../../workers/checks/handling/deadline.ts'
import { evidenceType } from '../../../workers/checks/handling/evidencekind.ts'

const bytes = (text: string) => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)))
const number = (value: number, size: number) =>
  String.fromCharCode(...Array.from({ length: size }, (_, i) => (value >> (8 * i)) & 255))

/** A zip of empty files with these names. */
function zip(...names: string[]): Uint8Array {
  const local = 'PK\x03\x04'.padEnd(30, '\0')
  const entries = names.map((name) => `PK\x01\x02${'\0'.repeat(24)}${number(name.length, 2)}${'\0'.repeat(16)}${name}`)
  const directory = entries.join('')
  const end = `PK\x05\x06${'\0'.repeat(4)}${number(names.length, 2).repeat(2)}${number(directory.length, 4)}${number(local.length, 4)}\0\0`
  return bytes(local + directory + end)
}
const stream = (name: string) => `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(504)}${[...name].join('\0')}\0\0\0`

test.each([
  ['a photo', bytes('\xff\xd8\xff\xe1Exif'), 'image/jpeg'],
  ['a picture', bytes('\x89PNG\r\n\x1a\n....'), 'image/png'],
  ['a PDF', bytes('%PDF-1.7'), 'application/pdf'],
  [
    'a document',
    zip('[Content_Types].xml', 'word/document.xml'),
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  ['an older workbook', bytes(stream('Workbook')), 'application/vnd.ms-excel'],
  ['a document with macros', zip('word/document.xml', 'word/vbaProject.bin'), null],
  ['an older document with macros', bytes(`${stream('WordDocument')}${stream('_VBA_PROJECT')}`), null],
  ['a zip of anything', zip('setup.exe'), null],
  ['a page', bytes('<html><script>alert(1)</script>'), null],
  ['a drawing that runs', bytes('<svg onload="alert(1)"/>'), null],
  ['a program', bytes('MZ\x90'), null],
  ['a zip cut short', zip('word/document.xml').subarray(0, 40), null],
])('%s is told by its bytes', (_, file, type) => {
  expect(evidenceType(file)).toBe(type)
})

test('a day so many months later is the last of a shorter month', () => {
  expect([monthsLater('2026-01-31', 1), monthsLater('2026-11-22', 12), daysLater('2026-02-27', 2)]).toEqual([
    '2026-02-28',
    '2027-11-22',
    '2026-03-01',
  ])
})
