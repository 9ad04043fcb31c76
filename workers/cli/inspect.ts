import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { inspectWorkbook } from '../import/inspect.ts'
import { openFile } from '../import/read/filesource.ts'
import { type Command, Refusal } from './command.ts'

type Inspected = { file: string; sha256: string } & Awaited<ReturnType<typeof inspectWorkbook>>

/** Say what is in a workbook: kinds, header rows, columns, counts, issues. No server and no county. */
export const inspect: Command = {
  usage: 'inspect 文件… [--json]',
  options: {},
  async run(files) {
    if (files.length === 0) throw new Refusal(`没有给出文件。用法：${inspect.usage}`)
    const seen: Inspected[] = []
    for (const file of files) seen.push(await inspectFile(file))
    return { json: seen.length === 1 ? seen[0] : seen, words: seen.map(wordsOf).join('\n\n') }
  },
}

async function inspectFile(file: string): Promise<Inspected> {
  const isFile = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  )
  if (!isFile) throw new Refusal(`打不开文件 ${file}，请核对路径。`)
  const source = await openFile(file)
  try {
    return { file, sha256: await sha256(file), ...(await inspectWorkbook(source)) }
  } finally {
    await source.close()
  }
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}

function wordsOf(seen: Inspected): string {
  const lines = [seen.file, `  SHA-256 ${seen.sha256}`]
  if ('refused' in seen && seen.refused) return [...lines, `  未能读取：${seen.refused.message}`].join('\n')
  for (const sheet of seen.sheets) {
    lines.push(`  ${sheet.name}${sheet.hidden ? '（隐藏）' : ''}${sheet.tables.length === 0 ? '：没有识别出表格' : ''}`)
    for (const table of sheet.tables) {
      lines.push(`    ${table.kind}  表头第 ${table.headerRows.join('–')} 行，${table.rows} 行`)
      for (const { header, field } of table.columns) lines.push(`      ${header} → ${field ?? '（保留原列）'}`)
      lines.push(`      问题 ${table.issues.length} 处`)
    }
  }
  return lines.join('\n')
}
