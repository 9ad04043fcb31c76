const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** XML text as the program that wrote it meant it: entities, CDATA, comments, line ends. Unknown entities stay as written. */
export function plainText(xml: string): string {
  let text = ''
  let at = 0
  for (;;) {
    const open = xml.indexOf('<!', at)
    if (open < 0) return text + unescaped(xml.slice(at))
    text += unescaped(xml.slice(at, open))
    const data = xml.startsWith('<![CDATA[', open)
    const close = xml.indexOf(data ? ']]>' : '-->', open)
    const end = close < 0 ? xml.length : close
    if (data) text += xml.slice(open + 9, end).replace(/\r\n?/g, '\n')
    at = Math.min(end + 3, xml.length)
  }
}

function unescaped(xml: string): string {
  const lines = xml.includes('\r') ? xml.replace(/\r\n?/g, '\n') : xml
  if (!lines.includes('&')) return lines
  return lines.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]{2,4});/g, (whole, name: string) => {
    if (name[0] !== '#') return named[name] ?? whole
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** Spreadsheet strings write characters XML cannot hold as `_xHHHH_`, and `_x005F_` for an underscore that would look like one. */
export function unescapeString(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
