import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Command, Refusal, runCommand, say } from '../../workers/cli/command.ts'
import { buildWorker } from '../../workers/home/build.ts'
import { Truth } from './compare.ts'
import { observe, workbooksOf } from './observe.ts'
import { reportOf, wordsOf } from './report.ts'

/**
 * `npm run truth -- 文件夹 [--json]`: an empty county in its own data folder takes every workbook of the folder through
 * the real import; totals and findings are compared with the folder's truth.json, both ways. Exact, or it fails.
 */
const truthRun: Command = {
  usage: 'npm run truth -- 文件夹 [--json]',
  options: {},
  async run([folder]) {
    if (folder === undefined) throw new Refusal(`没有给出文件夹。用法：${truthRun.usage}`)
    const truth = Truth.parse(JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')))
    await buildWorker()
    const report = reportOf(truth, await observe(truth, await workbooksOf(folder), say))
    const failed = report.exact ? {} : { failed: '与 truth.json 不一致。' }
    return { json: report, words: wordsOf(report), ...failed }
  },
}

await runCommand(truthRun, process.argv.slice(2))
