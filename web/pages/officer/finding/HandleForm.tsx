import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import type { Handled } from '../../../../shared/handling.ts'
import { ApiProblem } from '../../../problem.ts'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { count } from '../../../words.ts'
import type { Handle } from './HandlingDialog.tsx'

/** The dialog round an order about findings: a refusal of the only one is said where it was asked, of several the list says which. */
export function HandleForm(props: {
  handle: Handle
  /** 分派, 答复 … */
  name: string
  order: () => Promise<Handled>
  waiting?: boolean
  children: ComponentChildren
}) {
  const { handle, name, order, waiting, children } = props
  const { ids, rows, close, done } = handle
  const came = useRef<Handled>({ done: 0, refused: [] })
  const deed = async () => {
    came.current = await order()
    const why = came.current.refused[0]?.why
    if (ids.length === 1 && why !== undefined) throw new ApiProblem('invalid', `没有${name}成`, why, 422)
  }
  return (
    <Dialog title={ids.length === 1 ? `${name}疑点` : `${name} ${count(ids.length)} 条疑点`} close={close}>
      <Deed
        deed={deed}
        done={() => done(came.current)}
        close={close}
        words={[`确定${name}`, `正在${name}…`, '先不办']}
        waiting={waiting}
      >
        {ids.length === 1 && rows[0] && <p class="told">{rows[0].sentence}</p>}
        {children}
      </Deed>
    </Dialog>
  )
}
