import { Refusal } from '../cli/command.ts'
import { listening } from './control.ts'
import type { Counties } from './counties.ts'
import { installationOf } from './installation.ts'
import { leaveFolder, takeFolder } from './lock.ts'

/**
 * Do something to the counties of a data folder: through the server that holds it, or, where none runs, on its
 * databases directly.
 */
export async function withCounties<T>(data: string, work: (counties: Counties) => Promise<T>): Promise<T> {
  if ((await installationOf(data)) === null) {
    throw new Refusal(
      `${data} 里还没有部署。请先启动一次，例如 npm start -- --no-demo --county 529903=某县；或用 --data 写明数据目录。`,
    )
  }
  const served = await listening(data)
  if (served) return work(served)
  const holder = await takeFolder(data)
  if (holder !== null) throw new Refusal(`数据目录 ${data} 正由进程 ${holder} 使用，它还没有准备好。请稍候再试。`)
  try {
    const { directly } = await import('./direct.ts') // a workerd takes long to load, and only this needs one
    return await directly(data, work)
  } finally {
    leaveFolder(data)
  }
}
