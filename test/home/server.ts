import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Client, clientOf, signIn } from '../../workers/cli/client.ts'

/** A home of its own for a test: real server, own data folder, any free port. */
export type Server = {
  url: string
  data: string
  /** Signed in as the administrator of a county of this server. */
  client(county: string): Promise<Client>
  /** Everything it has said so far. */
  words(): string
  /** As a power cut would: nothing is told, nothing is finished. */
  kill(): Promise<void>
  /** Stopped as a person would, its data left for whoever looks or starts it again. */
  halt(): Promise<void>
  /** Stopped, and its data removed. */
  stop(): Promise<void>
}

export const administrator = { username: 'admin', password: 'an-evening-in-october' }
const start = fileURLToPath(new URL('../../workers/home/start.ts', import.meta.url))

/** Start `npm start`'s program as a county's IT would; `counties` as code → name, without the demo. */
export async function startServer(counties: Record<string, string>, data = newFolder()): Promise<Server> {
  const named = Object.entries(counties).flatMap(([code, name]) => ['--county', `${code}=${name}`])
  return served(launch(['--no-demo', '--second-factor', 'optional', ...named], data), data)
}

/** As a newcomer would: the demo province. */
export const startDemo = (data: string): Promise<Server> => served(launch([], data), data)

/** The program itself, with its words on standard output; it leads a process group of its own. */
export function launch(args: string[], data: string): ChildProcess {
  const env = { ...process.env, JIEDUI_DATA: data, PORT: '0', JIEDUI_ADMIN_PASSWORD: administrator.password }
  return fork(start, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
}

export const killGroup = (child: ChildProcess): boolean => process.kill(-(child.pid as number), 'SIGKILL')

async function served(child: ChildProcess, data: string): Promise<Server> {
  const words: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => words.push(text))
  const url = await addressOf(child, words)
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const halt = async () => {
    child.kill('SIGTERM')
    await gone
  }
  return {
    url,
    data,
    words: () => words.join(''),
    async client(county) {
      return clientOf(url, county, await signIn(url, administrator.username, administrator.password))
    },
    async kill() {
      killGroup(child)
      await gone
    },
    halt,
    async stop() {
      await halt()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'jiedui-'))

async function addressOf(child: ChildProcess, words: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('message', (message: { url: string }) => resolve(message.url))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${words.join('')}`)))
  })
}
