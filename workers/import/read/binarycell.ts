/** What Excel's binary formats, from BIFF2 to `.xlsb`, write alike in a cell. */

const errorNames = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
])

export function errorName(code: number): string {
  return errorNames.get(code) ?? '#N/A'
}

const eight = new DataView(new ArrayBuffer(8))

/** A number in 30 bits: whole or the upper half of a double, perhaps in hundredths. */
export function rkNumber(rk: number): number {
  eight.setUint32(4, rk & 0xfffffffc, true)
  const value = rk & 2 ? (rk | 0) >> 2 : eight.getFloat64(0, true)
  return rk & 1 ? value / 100 : value
}
