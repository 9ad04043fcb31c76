import { expect, test } from 'vitest'
import { qrCode } from '../../web/qr.ts'

test('a short text becomes the code a phone was seen to read', () => {
  const rows = qrCode('jiedui').map((row) => row.map((dark) => (dark ? '#' : '.')).join(''))
  expect(rows).toEqual([
    '#######...#.#.#######',
    '#.....#.....#.#.....#',
    '#.###.#.#.#...#.###.#',
    '#.###.#.....#.#.###.#',
    '#.###.#..#.##.#.###.#',
    '#.....#..###..#.....#',
    '#######.#.#.#.#######',
    '........#.#..........',
    '###.#####.#.###...#..',
    '.###.#..####.#.#.####',
    '.####.#.#..#.###.####',
    '##.##....#.###.##..##',
    '#.###.####.#.###.....',
    '........#.....##...##',
    '#######.#...#...#####',
    '#.....#.##....#....##',
    '#.###.#.#...#.#....##',
    '#.###.#...##.#.##..#.',
    '#.###.#.##.#.####.#.#',
    '#.....#.##.###.....#.',
    '#######.##.#.#####.##',
  ])
})

test('a longer text takes a larger code, and one too long is refused', () => {
  const sizes = [17, 18, 106, 107, 271].map((length) => qrCode('x'.repeat(length)).length)
  expect(sizes).toEqual([21, 25, 37, 41, 57])
  expect(() => qrCode('x'.repeat(272))).toThrow('too long')
})
