import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export type Run = { code: number; out: string; words: string }

/** The command line as a person runs it: exit code, standard output, standard error. */
export function jiedui(...args: string[]): Promise<Run> {
  const program = fileURLToPath(new URL('../../workers/cli/jiedui.ts', import.meta.url))
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], (error, out, words) => {
      resolve({ code: error ? Number(error.code) : 0, out, words })
    })
  })
}
