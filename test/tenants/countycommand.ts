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

const chosen = 'a-morning-in-april'

/** Signed in with the password that was printed, changed for an own one; later with that one. */
export async function enter({ url }: Server, { code, username, password }: Added): Promise<Client> {
  const known = await signIn(url, username, chosen).catch(() => null)
  if (known !== null) return clientOf(url, code, known)
  const authorization = `Bearer ${await signIn(url, username, password)}`
  const answer = await fetch(`${url}/api/account/password`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ current: password, next: chosen }),
  })
  const { token } = (await answer.json()) as { token: string }
  return clientOf(url, code, token)
}
