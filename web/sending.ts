import { useRef, useState } from 'preact/hooks'
import { type ApiProblem, shown } from './problem.ts'

/** A file on its way; what failed stays and can be sent again. `sent`: as far as whoever sends it tells. */
export type Sending<Done> = { key: number; file: File; sent: number; done?: Done; problem?: ApiProblem }

let keys = 0

/** Files that go up one after another. */
export function useSendings<Done>(send: (file: File, tell: (sent: number) => void) => Promise<Done>): {
  sendings: Sending<Done>[]
  take: (files: File[]) => void
  again: (one: Sending<Done>) => void
  drop: (one: Sending<Done>) => void
} {
  const [sendings, setSendings] = useState<Sending<Done>[]>([])
  const queue = useRef(Promise.resolve())
  const sender = useRef(send)
  sender.current = send
  const note = (key: number, known: Partial<Sending<Done>>) =>
    setSendings((all) => all.map((one) => (one.key === key ? { ...one, ...known } : one)))
  const go = async ({ key, file }: Sending<Done>) => {
    try {
      note(key, { done: await sender.current(file, (sent) => note(key, { sent })) })
    } catch (thrown) {
      note(key, { problem: shown(thrown) })
    }
  }
  const later = (one: Sending<Done>) => {
    queue.current = queue.current.then(() => go(one))
  }
  return {
    sendings,
    take: (files) => {
      const fresh = files.map((file): Sending<Done> => ({ key: keys++, file, sent: 0 }))
      setSendings((all) => [...all, ...fresh])
      for (const one of fresh) later(one)
    },
    again: (one) => {
      note(one.key, { problem: undefined, sent: 0 })
      later(one)
    },
    drop: ({ key }) => setSendings((all) => all.filter((one) => one.key !== key)),
  }
}
