/**
 * Which counties a file speaks of: its 县 column, the codes that begin 16-digit 户编号 and 12-digit village codes (GB/T 2260).
 * A file of another county, or of two, is refused whole: nobody's register takes another's people.
 */
import { tight } from '../cell/text.ts'
import type { Row } from '../read/workbook.ts'
import type { Block } from '../recognise/block.ts'

export class OtherCounties {
  private readonly names = new Set<string>()
  private readonly codes = new Set<string>()

  private readonly county: { code: string; name: string } | null

  constructor(county: { code: string; name: string } | null) {
    this.county = county
  }

  see(block: Block, row: Row): void {
    for (const { at, field } of block.columns) {
      if (field?.name !== 'county' && field?.name !== 'household_no' && field?.name !== 'code') continue
      const text = tight(row.cells[at])
      if (field.name === 'county') {
        if (/^\D{1,15}[县市区旗]$/.test(text)) this.names.add(text)
      } else if (/^\d+$/.test(text) && text.length === (field.name === 'code' ? 12 : 16)) {
        this.codes.add(text.slice(0, 6))
      }
    }
  }

  refusal(): { code: string; message: string } | null {
    const several = this.names.size > 1 ? [...this.names] : this.codes.size > 1 ? [...this.codes] : null
    if (several) {
      const which = several.slice(0, 3).join('、')
      return {
        code: 'two-counties',
        message: `文件里有不止一个县的数据（${which}）。请按县拆成几个文件，只上传本县的。`,
      }
    }
    if (!this.county) return null
    const { code, name } = this.county
    const other = [...this.names].find((item) => item !== name) ?? [...this.codes].find((item) => item !== code)
    if (other === undefined) return null
    return {
      code: 'wrong-county',
      message: `这是“${other}”的台账，您登录的是${name}（${code}）。请确认文件，或换用该县的账号。`,
    }
  }
}
