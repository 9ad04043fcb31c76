import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Client, clientOf, signIn } from '../../workers/cli/client.ts'
import type { Added } from '../../workers/home/counties.ts'
import type { Server } from '../home/server.ts'

const program = fileURLToPath(new URL('../../workers/cli/jiedui.ts', import.meta.url))

/** `jiedui county …` on a data folder, as county IT runs it: its exit code, standard output and standard error. */
export function county(data: string, ...args: string[]): Promise<{ code: number; out: string; words: string }> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, JIEDUI_DATA: data }, maxBuffer: 16 * 1024 * 1024 }
    const child = execFile(process.execPath, [program, 'county', ...args], options, (_, out, words) =>
      resolve({ code: child.exitCode ?? 1, out, words }),
    )
  })
}

/** The same, answered as JSON. */
export async function countyJson<T>(data: string, ...args: string[]): Promise<T> {
  const { out, words } = await county(data, ...args, '--json')
  if (out === '') throw new Error(words)
  return JSON.parse(out) as T
}

/** Signed in with the password that was printed. */
export async function enter({ url }: Server, { code, username, password }: Added): Promise<Client> {
  return clientOf(url, code, await signIn(url, username, password))
}
