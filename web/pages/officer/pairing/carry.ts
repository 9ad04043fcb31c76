import type { RefObject } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'

/** Households being carried to a cadre: `over` is the cadre below the pointer. */
export type Carry = {
  carrying: boolean
  over: string | null
  /** What goes along with the pointer. */
  ghost: RefObject<HTMLDivElement | null>
  /** A press that may become a carrying: `begin` says what is carried once it does. */
  hold: (event: PointerEvent, begin: () => void) => void
}

/** Pixels a press may tremble before it is a carrying. */
const tremble = 6
/** Pixels from a pane's edge where it begins to scroll. */
const edge = 56

/**
 * Carrying with mouse, pen or finger by pointer events. A mouse takes a row anywhere, a finger by its grip only (`data-grip`):
 * elsewhere it scrolls. Whatever has `data-cadre` takes what is dropped; Escape lets go.
 */
export function useCarry(drop: (cadreKey: string) => void): Carry {
  const [state, setState] = useState<{ carrying: boolean; over: string | null }>({ carrying: false, over: null })
  const ghost = useRef<HTMLDivElement>(null)
  const dropped = useRef(drop)
  dropped.current = drop
  const letGo = useRef<() => void>(() => {})
  useEffect(() => () => letGo.current(), [])
  const hold = useMemo(() => {
    const show = (over: string | null, carrying = true) =>
      setState((before) => (before.over === over && before.carrying === carrying ? before : { carrying, over }))
    return (event: PointerEvent, begin: () => void) => {
      const grip = event.target instanceof Element && event.target.closest('[data-grip]') !== null
      if (event.button !== 0 || !event.isPrimary || (event.pointerType !== 'mouse' && !grip)) return
      letGo.current()
      letGo.current = followed(event, {
        begin,
        move: (x, y) => {
          ghost.current?.style.setProperty('transform', `translate(${x}px, ${y}px)`)
          show(cadreAt(x, y))
        },
        end: (cadreKey) => {
          show(null, false)
          if (cadreKey !== null) dropped.current(cadreKey)
        },
      })
    }
  }, [])
  return { ...state, ghost, hold }
}

function cadreAt(x: number, y: number): string | null {
  const target = document.elementFromPoint(x, y)?.closest('[data-cadre]')
  return target instanceof HTMLElement ? (target.dataset.cadre ?? null) : null
}

type Told = { begin: () => void; move: (x: number, y: number) => void; end: (cadreKey: string | null) => void }

/** Follows one press until it ends; gives what lets go of it early. */
function followed(press: PointerEvent, told: Told): () => void {
  const heard = new AbortController()
  const on = { signal: heard.signal }
  let at = { x: press.clientX, y: press.clientY }
  let carrying = false
  const stop = (cadreKey: string | null) => {
    heard.abort()
    document.body.classList.remove('carrying')
    if (carrying) told.end(cadreKey)
    carrying = false
  }
  const moved = (event: PointerEvent) => {
    if (event.pointerId !== press.pointerId) return
    const far = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) > tremble
    at = { x: event.clientX, y: event.clientY }
    if (!carrying && far) {
      carrying = true
      document.body.classList.add('carrying')
      told.begin()
      scrolling()
    }
  }
  const scrolling = () => {
    if (!carrying) return
    scrollAt(at.x, at.y)
    told.move(at.x, at.y)
    requestAnimationFrame(scrolling)
  }
  const ended = (event: PointerEvent) => {
    if (event.pointerId !== press.pointerId) return
    if (carrying) swallowClick()
    stop(carrying ? cadreAt(event.clientX, event.clientY) : null)
  }
  window.addEventListener('pointermove', moved, on)
  window.addEventListener('pointerup', ended, on)
  window.addEventListener('pointercancel', () => stop(null), on)
  window.addEventListener('keydown', (event) => event.key === 'Escape' && stop(null), on)
  return () => stop(null)
}

/** The click a browser makes of a press and its release is none after a carrying. */
function swallowClick() {
  const swallow = (event: MouseEvent) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0)
}

/** Near the upper or lower edge of a pane the pane scrolls, near the window's the page. */
function scrollAt(x: number, y: number) {
  const pane = document.elementFromPoint(x, y)?.closest('.pane')
  if (pane && pane.scrollHeight > pane.clientHeight) {
    const { top, bottom } = pane.getBoundingClientRect()
    if (y < top + edge) pane.scrollBy(0, -8)
    else if (y > bottom - edge) pane.scrollBy(0, 8)
  } else if (y < edge) window.scrollBy(0, -8)
  else if (y > window.innerHeight - edge) window.scrollBy(0, 8)
}
