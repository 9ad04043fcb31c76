import { audit } from './audit.ts'
import { check } from './check.ts'
import { type Command, runCommand, say } from './command.ts'
import { county } from './county.ts'
import { findings } from './findings.ts'
import { importFiles } from './import.ts'
import { imports } from './imports.ts'
import { inspect } from './inspect.ts'
import { keys } from './keys.ts'
import { policy } from './policy.ts'
import { propose } from './propose.ts'
import { rules } from './rules.ts'
import { undo } from './undo.ts'

const commands: Record<string, Command> = {
  inspect,
  import: importFiles,
  imports,
  undo,
  policy,
  check,
  findings,
  rules,
  propose,
  county,
  audit,
  keys,
}

/** The command line for county IT and scripts: `npm run -s jiedui -- 命令 …`. */
const [name = '', ...args] = process.argv.slice(2)
const command = commands[name]
if (command) {
  await runCommand(command, args)
} else {
  say(['用法：jiedui 命令 …', ...Object.values(commands).map(({ usage }) => `  ${usage}`)].join('\n'))
  process.exitCode = 1
}
