import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

type Holder = { pid: number; workerd: number[] }

/**
 * One process a data folder. Answers the process that holds it, or null and takes it.
 * A holder that was killed can leave its workerd running, still writing: that one is ended first.
 */
export async function takeFolder(data: string): Promise<number | null> {
  const holder = holderOf(data)
  if (holder) {
    if (holder.pid !== process.pid && /start\.ts|jiedui\.ts/.test(commandOf(holder.pid))) return holder.pid
    for (const pid of holder.workerd) await end(pid)
  }
  note(data, [])
  return null
}

/** Remember the workerd processes this process has started, for the one that comes after a crash. */
export function noteWorkerd(data: string): void {
  note(data, childrenOf(process.pid))
}

/**
 * Let the workerd that serves finish what it has begun; it takes up nothing new and ends. One that has not ended in
 * time is left to be ended. Linux only; elsewhere requests under way at that moment are cut.
 */
export async function drainWorkerd(milliseconds: number): Promise<void> {
  const serving = childrenOf(process.pid).filter((pid) => commandOf(pid).includes('workerd'))
  for (const pid of serving) process.kill(pid, 'SIGTERM')
  const until = Date.now() + milliseconds
  while (serving.some((pid) => commandOf(pid) !== '') && Date.now() < until) await sleep(20)
}

export function leaveFolder(data: string): void {
  rmSync(join(data, 'server.json'), { force: true })
}

async function end(pid: number): Promise<void> {
  while (commandOf(pid).includes('workerd')) {
    process.kill(pid, 'SIGKILL')
    await sleep(20)
  }
}

function note(data: string, workerd: number[]): void {
  const holder: Holder = { pid: process.pid, workerd }
  writeFileSync(join(data, 'server.json'), JSON.stringify(holder))
}

function holderOf(data: string): Holder | null {
  try {
    return JSON.parse(readFileSync(join(data, 'server.json'), 'utf8')) as Holder
  } catch {
    return null
  }
}

/** Linux only; elsewhere nothing is known of other processes, and an orphan shows as a taken port. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    )
  } catch {
    return []
  }
}
