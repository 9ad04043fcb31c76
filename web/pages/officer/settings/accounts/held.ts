import { useEffect } from 'preact/hooks'

const words = '离开这一页，一次性密码就再也看不到了。确定已经打印好了吗？'

/** Asks before a page that shows something only once is left, by a link of ours or of the browser. */
export function useHeld(active: boolean): void {
  useEffect(() => {
    if (!active) return
    const unload = (event: BeforeUnloadEvent) => event.preventDefault()
    const click = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest('a[href]')
      if (!link || link.getAttribute('href')?.startsWith('#') || confirm(words)) return
      event.preventDefault()
      event.stopPropagation()
    }
    addEventListener('beforeunload', unload)
    document.addEventListener('click', click, true)
    return () => {
      removeEventListener('beforeunload', unload)
      document.removeEventListener('click', click, true)
    }
  }, [active])
}
