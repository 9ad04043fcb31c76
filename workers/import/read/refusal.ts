/** Why a file is not read (拒收): a closed list, each with the Chinese words that tell the person what to do. */
export const refusals = {
  empty: '文件是空的（0 字节）。请确认上传的是填好的表格，重新导出后再上传',
  not_workbook: '这不是表格文件。请上传 Excel（.xlsx、.xls）、WPS 表格或 CSV 文件',
  pdf: '这是 PDF 文件，读不出表格。请上传原来的 Excel 表格；只有纸质或扫描件的，请先录入成 Excel',
  image: '这是图片，读不出表格。请上传原来的 Excel 表格；只有照片的，请先录入成 Excel',
  document: '这是 Word、PPT 或 WPS 文字文档，不是表格。请把里面的表格复制到 Excel，保存后再上传',
  archive: '这是压缩包。请先解压，再把里面的表格逐个上传',
  encrypted: '文件有打开密码，请在 Excel 里“另存为”去掉密码后再上传',
  truncated: '文件不完整，可能是复制或下载时中断了。请重新导出或重新下载后再上传',
  damaged: '文件已损坏，读不下去。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传；打不开的，请重新导出',
  too_large: '文件太大。请按乡镇拆成几个文件，或另存为 .xlsx 后再上传',
  bomb: '文件解压后大得不正常，为安全起见没有读取。请用 Excel 打开，把数据复制到新工作簿，保存后再上传',
  unsafe: '文件里有不允许的内容（XML 实体定义），为安全起见没有读取。请用 Excel 打开，另存为 .xlsx 后再上传',
  unsupported: '这种格式读不了。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传',
  no_sheet: '工作簿里没有可读的工作表（只有图表或宏表）。请确认上传的是数据表',
  garbled: '文字编码认不出来，打开是乱码。请用 Excel 打开，另存为 .xlsx 后再上传',
  open_quote: '有一处双引号没有配对，后面的内容无法分列。请在那一行补上或删掉双引号，或另存为 .xlsx 后再上传',
} as const

export type RefusalCode = keyof typeof refusals
export type Refused = { code: RefusalCode; message: string }

/** `detail` says where or how much, in Chinese, and comes after the instruction. */
export function refused(code: RefusalCode, detail?: string): Refused {
  return { code, message: detail ? `${refusals[code]}（${detail}）` : refusals[code] }
}

/** A refusal that only shows while reading: thrown by `rows`, `preview` and `merges`, and inside the reader. */
export class ReadRefused extends Error {
  readonly refused: Refused

  constructor(code: RefusalCode, detail?: string) {
    const what = refused(code, detail)
    super(what.message)
    this.name = 'ReadRefused'
    this.refused = what
  }
}
