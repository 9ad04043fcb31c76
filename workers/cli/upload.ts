import { existsSync, openAsBlob } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Entity, Import } from '../../shared/import.ts'
import { importStateNames } from '../../shared/importstate.ts'
import { largestUpload } from '../import/upload/receive.ts'
import type { Client } from './client.ts'
import { Refusal } from './command.ts'

/** Told now and then how far an import is. */
export type Progress = (imported: Import) => void

/** Send a workbook and wait until it can be looked at: ready, or refused with the reason in it. */
export async function upload(client: Client, file: string, progress: Progress): Promise<Import> {
  if (!existsSync(file)) throw new Refusal(`打不开文件 ${file}，请核对路径。`)
  const body = await openAsBlob(file)
  // The server refuses it too, but may hang up before a whole file of that size is sent.
  if (body.size > largestUpload) {
    throw new Refusal(
      `${basename(file)} 超过 ${largestUpload / 1024 / 1024} MB。请删去图片和多余的工作表，或按乡镇拆成几个文件后再导入。`,
    )
  }
  const headers = { 'x-file-name': encodeURIComponent(basename(file)), 'content-type': 'application/octet-stream' }
  const sent = await client.ask<Import>('/imports', { method: 'POST', headers, body })
  return settled(client, sent, progress)
}

/** Put a ready import into the register and wait until it is there. */
export async function commit(client: Client, ready: Import, progress: Progress): Promise<Import> {
  if (ready.state !== 'ready') throw new Refusal(`${lineOf(ready)} ${ready.refused?.message ?? ''}`)
  const begun = await client.ask<Import>(`/imports/${ready.id}/commit`, { method: 'POST' })
  const done = await settled(client, begun, progress)
  // Another import wrote the register since it was read: whoever commits by a script has asked for what it does now.
  return done.state === 'ready' && done.refused?.code === 'changed' ? commit(client, done, progress) : done
}

/** Wait while the server works on an import: asked often at first, since most are done at once. */
export async function settled(client: Client, begun: Import, progress: Progress): Promise<Import> {
  let imported = begun
  let told = Date.now()
  for (let pause = 20; isWorking(imported); pause = Math.min(pause * 1.5, 500)) {
    await sleep(pause)
    imported = await client.ask<Import>(`/imports/${imported.id}`)
    if (Date.now() - told > 2000) {
      progress(imported)
      told = Date.now()
    }
  }
  return imported
}

function isWorking({ state }: Import): boolean {
  return state === 'uploaded' || state === 'reading' || state === 'committing' || state === 'undoing'
}

/** One line that says how far an import is. */
export function lineOf(imported: Import): string {
  const rows = `读 ${imported.rowsRead} 行，暂存 ${imported.rowsStaged}，入库 ${imported.rowsCommitted}`
  return `${imported.fileName}：${importStateNames[imported.state]}（${rows}）`
}

/** What others refer to goes in first: villages, households, cadres, pairings, then the rest. */
const order: readonly Entity[] = ['village', 'household', 'person', 'cadre', 'pairing']

export function inCommitOrder(imports: Import[]): Import[] {
  const rank = (imported: Import) => {
    const ranks = Object.keys(imported.summary?.counts ?? {}).map((entity) => order.indexOf(entity as Entity))
    const named = ranks.filter((at) => at >= 0)
    return named.length > 0 ? Math.min(...named) : order.length
  }
  return imports.toSorted((a, b) => rank(a) - rank(b) || a.id - b.id)
}
