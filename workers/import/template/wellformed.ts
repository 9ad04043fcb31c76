/** Whether XML is fit to be changed by patterns: they look for an element's end, and where there is none they look to the end for each. */
import { ReadRefused } from '../read/refusal.ts'

const name = /[^\s/>]+/y

/**
 * The text without its comments. Throws ReadRefused where an element does not end, stands inside another of its name, or
 * where CDATA hides what looks like one: no form of Excel or WPS has any. One pass.
 */
export function wellFormed(xml: string): string {
  const open = new Set<string>()
  const path: string[] = []
  const pieces: string[] = []
  let from = 0
  for (let at = xml.indexOf('<'); at >= 0; ) {
    const end = endOf(xml, at)
    const tag = xml.slice(at, end)
    if (tag.startsWith('<!--')) {
      pieces.push(xml.slice(from, at))
      from = end
    } else if (tag.startsWith('</')) {
      const closed = path.pop()
      if (closed === undefined || closed !== nameIn(xml, at + 2)) throw new ReadRefused('damaged')
      open.delete(closed)
    } else if (!tag.startsWith('<?') && !tag.endsWith('/>')) {
      const opened = nameIn(xml, at + 1)
      if (open.has(opened)) throw new ReadRefused('unsupported')
      open.add(opened)
      path.push(opened)
    }
    at = xml.indexOf('<', end)
  }
  if (path.length > 0) throw new ReadRefused('truncated')
  return pieces.join('') + xml.slice(from)
}

/** Behind the tag or comment that begins there. */
function endOf(xml: string, at: number): number {
  const closing = xml.startsWith('<!--', at) ? '-->' : xml.startsWith('<?', at) ? '?>' : '>'
  if (closing === '>' && xml.startsWith('<!', at)) throw new ReadRefused('unsupported')
  const end = xml.indexOf(closing, at + 1)
  if (end < 0) throw new ReadRefused('truncated')
  if (closing === '>' && xml.slice(at + 1, end).includes('<')) throw new ReadRefused('damaged')
  return end + closing.length
}

function nameIn(xml: string, at: number): string {
  name.lastIndex = at
  const found = name.exec(xml)?.[0]
  if (found === undefined) throw new ReadRefused('damaged')
  return found
}
