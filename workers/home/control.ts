import { randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { Refusal } from '../cli/command.ts'
import type { Counties } from './counties.ts'
import { FloorOrder } from './floors.ts'
import { PackOrder } from './packs.ts'

type Control = { url: string; token: string }
type Answer = { answer: unknown } | { refused: string }

const fileOf = (data: string): string => join(data, 'control.json')

/**
 * Let the command line of this machine reach the process that holds the data folder: a port of the loopback alone, and
 * a token only who may read the folder knows. One command at a time. Answers how to close it.
 */
export async function listen(data: string, counties: Counties): Promise<() => void> {
  const token = randomBytes(32).toString('base64url')
  let turn: Promise<unknown> = Promise.resolve()
  const server = createServer(async (request, response) => {
    if (!isToken(request, token)) return response.writeHead(404).end()
    const asked = await text(request)
    const done = turn.then(() => answerTo(counties, String(request.url).slice(1), JSON.parse(asked)))
    turn = done
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(await done))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const control: Control = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token }
  writeFileSync(fileOf(data), JSON.stringify(control), { mode: 0o600 })
  return () => {
    rmSync(fileOf(data), { force: true })
    server.close()
    server.closeAllConnections()
  }
}

/** The counties of the home that holds the folder, asked through it; null where none is listening. */
export async function listening(data: string): Promise<Counties | null> {
  const control = controlOf(data)
  if (control === null) return null
  const ask = async <T>(command: keyof Counties, body: unknown = null): Promise<T> => {
    const headers = { authorization: `Bearer ${control.token}` }
    const sent = { method: 'POST', headers, body: JSON.stringify(body) }
    const answer = await fetch(`${control.url}/${command}`, sent).catch(() => {
      throw new Refusal('与正在运行的服务的连接中断了。请用 county list 看看做到哪里，再运行一次。')
    })
    if (!answer.ok) throw new Refusal(`正在运行的服务答复 ${answer.status}，未能完成。请看服务的日志。`)
    const said = (await answer.json()) as Answer
    if ('refused' in said) throw new Refusal(said.refused)
    return said.answer as T
  }
  const counties: Counties = {
    list: () => ask('list'),
    add: (named) => ask('add', named),
    disable: (code) => ask('disable', code),
    enable: (code) => ask('enable', code),
    migrate: () => ask('migrate'),
    floors: () => ask('floors'),
    setFloors: (order) => ask('setFloors', order),
    installPack: (order) => ask('installPack', order),
  }
  const there = await counties.list().then(
    () => true,
    () => false,
  )
  return there ? counties : null
}

const Named = z.array(z.object({ code: z.string(), name: z.string() }))

/** Each command with what came over the line. */
const commands: Record<keyof Counties, (counties: Counties, body: unknown) => Promise<unknown>> = {
  list: (counties) => counties.list(),
  add: (counties, body) => counties.add(Named.parse(body)),
  disable: (counties, body) => counties.disable(z.string().parse(body)),
  enable: (counties, body) => counties.enable(z.string().parse(body)),
  migrate: (counties) => counties.migrate(),
  floors: (counties) => counties.floors(),
  setFloors: (counties, body) => counties.setFloors(FloorOrder.parse(body)),
  installPack: (counties, body) => counties.installPack(PackOrder.parse(body)),
}

async function answerTo(counties: Counties, command: string, body: unknown): Promise<Answer> {
  try {
    if (!Object.hasOwn(commands, command)) return { refused: `正在运行的服务不懂 ${command}，请重新启动它。` }
    return { answer: await commands[command as keyof Counties](counties, body) }
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message }
    console.error(error)
    return { refused: '未能完成，原因在服务的日志里。' }
  }
}

function isToken(request: IncomingMessage, token: string): boolean {
  const expected = Buffer.from(`Bearer ${token}`)
  const given = Buffer.from(request.headers.authorization ?? '')
  return request.method === 'POST' && given.length === expected.length && timingSafeEqual(given, expected)
}

function controlOf(data: string): Control | null {
  try {
    return JSON.parse(readFileSync(fileOf(data), 'utf8')) as Control
  } catch {
    return null
  }
}
