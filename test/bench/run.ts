import { rm } from 'node:fs/promises'
import { type Command, runCommand, say } from '../../workers/cli/command.ts'
import { bringIn } from '../../workers/cli/import.ts'
import { buildWorker } from '../../workers/home/build.ts'
import { startServer } from '../home/server.ts'
import { benchChanges } from './changes.ts'
import { benchChecks } from './checks.ts'
import { benchCounties } from './counties.ts'
import { large, largeCounty } from './county.ts'
import { benchImport } from './import.ts'
import { benchPages } from './pages.ts'
import { benchProblems } from './problems.ts'
import { benchProposal } from './proposal.ts'
import { benchRead } from './read.ts'

/**
 * `npm run bench [-- --json]`: architecture.md §7's lines as ratios within one run. Reading against SheetJS, a whole
 * import against plain SQLite, all checks of a large county, list pages against a one-row query, a pairing proposal; and a hundred counties
 * against one.
 */
const bench: Command = {
  usage: 'npm run bench [-- --json]',
  options: {},
  async run() {
    say('read …')
    const read = await benchRead()
    const ofOne = await ofCounty()
    say('proposal …')
    const proposal = await benchProposal(say)
    say('counties …')
    const lines = { read, ...ofOne, proposal, counties: await benchCounties() }
    return { json: lines, words: Object.entries(lines).map(lineOf).join('\n') }
  },
}

async function ofCounty() {
  say('workbooks …')
  const { folder, files } = await largeCounty()
  const [register, ...rest] = files
  await buildWorker()
  const server = await startServer({ [large.code]: large.name })
  try {
    const county = await server.client(large.code)
    say('import …')
    const imported = await benchImport(county, register as string)
    say('checks …')
    await bringIn(county, rest, true, say)
    const checks = await benchChecks(county, large.asOf)
    say('changes …')
    const changes = await benchChanges(county, large.asOf)
    say('pages …')
    const pages = await benchPages(county)
    say('problems …')
    return { import: imported, checks, changes, pages, problems: await benchProblems(county, server.url) }
  } finally {
    await server.stop()
    await rm(folder, { recursive: true })
  }
}

function lineOf([name, figures]: [string, object]): string {
  const parts = Object.entries(figures).map(
    ([figure, value]) => `${figure} ${typeof value === 'object' ? JSON.stringify(value) : value}`,
  )
  return `${name}: ${parts.join(' · ')}`
}

await runCommand(bench, process.argv.slice(2))
