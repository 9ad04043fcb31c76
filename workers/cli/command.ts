import { readFile } from 'node:fs/promises'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

/** A refusal (拒绝): words for the person at the terminal, instead of a stack. */
export class Refusal extends Error {}

/** A command (命令): one file, its options and what it does. `run` answers what `--json` prints, having printed nothing itself. */
export type Command = {
  usage: string
  options: ParseArgsOptionsConfig
  run(files: string[], values: Values): Promise<Answer>
}

export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>

/** `json` for scripts, `words` for people; `failed` says in words what went wrong although there is an answer. */
export type Answer = { json: unknown; words: string; failed?: string }

/** Options every command that talks to a server takes. */
export const serverOptions = {
  url: { type: 'string' },
  token: { type: 'string' },
  county: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig

export function text(values: Values, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

/** What a JSON file says. */
export async function jsonFile(file: string): Promise<unknown> {
  const written = await readFile(file, 'utf8').catch(() => {
    throw new Refusal(`打不开文件 ${file}，请核对路径。`)
  })
  try {
    return JSON.parse(written) as unknown
  } catch {
    throw new Refusal(`${file} 不是 JSON，请核对内容。`)
  }
}

/** Words while something goes on; standard output stays free for the answer. */
export function say(words: string): void {
  process.stderr.write(`${words}\n`)
}

/** Run one command of a program and set the exit code. */
export async function runCommand(command: Command, args: string[]): Promise<void> {
  try {
    const { values, positionals } = parse(command, args)
    const answer = await command.run(positionals, values)
    process.stdout.write(values.json === true ? `${JSON.stringify(answer.json)}\n` : `${visible(answer.words)}\n`)
    if (answer.failed !== undefined) throw new Refusal(answer.failed)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    say(error.message)
    process.exitCode = 1
  }
}

/** What a ledger says must not move the cursor or colour the screen of whoever lists it. */
function visible(words: string): string {
  return words.replace(/[^\P{Cc}\n\t]/gu, '�')
}

function parse(command: Command, args: string[]): { values: Values; positionals: string[] } {
  const options = { ...command.options, json: { type: 'boolean' } } as const
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch {
    throw new Refusal(`看不懂这条命令。用法：${command.usage}`)
  }
}
