import { signIn } from '../../workers/cli/client.ts'
import { administrator, type Server } from '../home/server.ts'

export type Send = (
  method: string,
  path: string,
  body: BodyInit | null,
  headers: Record<string, string>,
) => Promise<Response>

/** Asks the first county as its administrator; what is refused is a fault. */
export async function senderTo(server: Server): Promise<Send> {
  const token = await signIn(server.url, administrator.username, administrator.password)
  return async (method, path, body, headers) => {
    const url = `${server.url}/api/counties/529901${path}`
    const answer = await fetch(url, { method, body, headers: { authorization: `Bearer ${token}`, ...headers } })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }
}
