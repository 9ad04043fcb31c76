import { leftOutWords } from '../../../shared/issue.ts'
import type { RecognisedSheet } from '../../../shared/recognised.ts'

/** Why a file brings nothing at all, in words; null where it brings something. */
export function nothingIn(sheets: RecognisedSheet[]): { code: string; message: string } | null {
  const tables = sheets.flatMap((sheet) => sheet.tables)
  if (tables.some((table) => table.rows > 0)) return null
  if (tables.some((table) => table.origin !== 'recognised')) {
    return {
      code: 'nothing-recognised',
      message: '按指定的表头没有读出记录。请在“识别到的表”里检查表头的行和各列的对应。',
    }
  }
  if (tables.length > 0) {
    const names = [...new Set(tables.map((table) => table.kindName))].join('、')
    return { code: 'empty-form', message: `这是一张空白的“${names}”，只有表头没有数据。填好之后再上传。` }
  }
  if (sheets.length > 0 && sheets.every(({ leftOut }) => leftOut !== null && !(leftOut in leftOutWords))) {
    return { code: 'nothing-taken', message: '所有工作表都指定了不导入。' }
  }
  const told = sheets.filter((sheet) => sheet.leftOut !== 'empty' && sheet.leftOut !== 'dictionary')
  if (
    told.length > 0 &&
    told.some((sheet) => sheet.leftOut === 'form') &&
    !told.some((sheet) => sheet.leftOut === 'hidden')
  ) {
    return { code: 'empty-form', message: '这是一张空白表格，只有表头和栏目，没有填数据。填好之后再上传。' }
  }
  if (told.length > 0 && told.every((sheet) => sheet.leftOut === 'summary')) {
    return {
      code: 'nothing-recognised',
      message: '这是汇总表，只有各乡镇、各村的合计，没有逐户逐人的内容。请上传逐户或逐人的台账。',
    }
  }
  if (sheets.every((sheet) => sheet.leftOut === 'empty'))
    return { code: 'empty', message: '文件里没有内容。请确认上传的是填好的台账。' }
  return {
    code: 'nothing-recognised',
    message:
      '没有认出台账：找不到带“户编号”“姓名”“证件号码”这类列名的表头。请确认表头在前 15 行之内、列名没有删掉再上传；也可以在“识别到的表”里自己指定表头。',
  }
}
