import type { Level } from './mark.ts'

/** Light red and light yellow, of shades no palette has: they tell our marks from the county's own colours. */
const colours: Record<Level, string> = { error: 'FFFFCCD1', notice: 'FFFFF5C1' }

export const emptyStyles = (namespace: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${namespace}"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>`

/** A workbook's cell formats, with those its marked cells need put behind: a format keeps its number, font, border and all. */
export class Styles {
  /** Whether cells are marked already: a workbook handed back before. */
  readonly marked: boolean
  private readonly source: string
  private readonly prefix: string
  private readonly formats: string[]
  private readonly fills: string[]
  private readonly ownFills: number
  private readonly ownFormats: number
  private readonly made = new Map<string, number>()

  constructor(source: string) {
    this.source = source
    this.prefix = /<([\w.-]+:)?styleSheet[\s>]/.exec(source)?.[1] ?? ''
    this.fills = childrenOf(source, 'fills', 'fill')
    this.formats = childrenOf(source, 'cellXfs', 'xf')
    this.ownFills = this.fills.length
    this.ownFormats = this.formats.length
    if (this.ownFormats === 0) this.formats.push(`<${this.prefix}xf/>`)
    this.marked = this.fills.some((fill) => Object.values(colours).some((rgb) => fill.includes(rgb)))
  }

  /** The format with the colour behind it. */
  coloured(format: number, level: Level): number {
    return this.changed(`${level} ${format}`, () => withFill(this.base(format), this.fill(level)))
  }

  /** The format without a colour of ours. */
  plain(format: number): number {
    const fill = attributeOf(this.base(format), 'fillId')
    if (fill === undefined || !Object.values(colours).some((rgb) => this.fills[Number(fill)]?.includes(rgb)))
      return format
    return this.changed(`plain ${format}`, () => withFill(this.base(format), 0))
  }

  /** For words: wrapped, from the top. */
  words(level: Level | null): number {
    return this.changed(`words ${level}`, () => {
      const { prefix } = this
      const align = `<${prefix}alignment vertical="top" wrapText="1"/>`
      const fill = level === null ? 0 : this.fill(level)
      return `<${prefix}xf numFmtId="0" fontId="0" fillId="${fill}" borderId="0" applyFill="1" applyAlignment="1">${align}</${prefix}xf>`
    })
  }

  /** The part as it is then. */
  xml(): string {
    const fills = withChildren(this.source, this.prefix, 'fills', this.fills, this.fills.length - this.ownFills)
    const added = this.formats.length - this.ownFormats
    return withChildren(fills, this.prefix, 'cellXfs', this.formats, added)
  }

  private base(format: number): string {
    return this.formats[format] ?? this.formats[0]!
  }

  private changed(key: string, make: () => string): number {
    const known = this.made.get(key)
    if (known !== undefined) return known
    const index = this.formats.push(make()) - 1
    this.made.set(key, index)
    return index
  }

  private fill(level: Level): number {
    const { prefix: p } = this
    const pattern = (inside: string) => `<${p}fill><${p}patternFill ${inside}</${p}fill>`
    for (const type of ['none', 'gray125'].slice(this.fills.length)) this.fills.push(pattern(`patternType="${type}"/>`))
    const known = this.fills.findIndex((fill) => fill.includes(colours[level]))
    if (known >= 0) return known
    const solid = `patternType="solid"><${p}fgColor rgb="${colours[level]}"/><${p}bgColor indexed="64"/></${p}patternFill>`
    return this.fills.push(pattern(solid)) - 1
  }
}

function withFill(format: string, fill: number): string {
  return withAttribute(withAttribute(format, 'fillId', `${fill}`), 'applyFill', '1')
}

function attributeOf(tag: string, name: string): string | undefined {
  return new RegExp(`^[^>]*\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1]
}

/** The element with its start tag's attribute set. */
export function withAttribute(element: string, name: string, value: string): string {
  const end = element.indexOf('>')
  const tag = element.slice(0, end).replace(new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`), '')
  return `${tag.replace(/^<[^\s/>]+/, (start) => `${start} ${name}="${value}"`)}${element.slice(end)}`
}

interface Element {
  from: number
  inside: number
  insideEnd: number
  to: number
}

function elementOf(xml: string, name: string): Element | undefined {
  const open = new RegExp(`<([\\w.-]+:)?${name}(?=[\\s/>])[^>]*>`).exec(xml)
  if (!open) return undefined
  const from = open.index
  const inside = from + open[0].length
  if (open[0].endsWith('/>')) return { from, inside, insideEnd: inside, to: inside }
  const insideEnd = xml.indexOf(`</${open[1] ?? ''}${name}`, inside)
  return insideEnd < 0 ? undefined : { from, inside, insideEnd, to: xml.indexOf('>', insideEnd) + 1 }
}

function childrenOf(xml: string, name: string, child: string): string[] {
  const found = elementOf(xml, name)
  if (!found) return []
  const p = '(?:[\\w.-]+:)?'
  const whole = new RegExp(
    `<${p}${child}(?:\\s[^>]*)?/>|<${p}${child}(?:\\s[^>]*[^/>])?>[\\s\\S]*?</${p}${child}\\s*>`,
    'g',
  )
  return xml.slice(found.inside, found.insideEnd).match(whole) ?? []
}

/** What comes after in a style sheet: an element that is not there yet goes before the first of them. */
const order = ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles', 'dxfs', 'tableStyles']

/** The last `added` of the children written behind those that are there. */
function withChildren(xml: string, prefix: string, name: string, children: string[], added: number): string {
  if (added === 0) return xml
  const found = elementOf(xml, name)
  const fresh = children.slice(children.length - added).join('')
  if (!found) {
    const after = [...order.slice(order.indexOf(name) + 1), 'colors', 'extLst'].flatMap(
      (one) => elementOf(xml, one)?.from ?? [],
    )
    const at = Math.min(...after, xml.lastIndexOf('</'))
    return `${xml.slice(0, at)}<${prefix}${name} count="${children.length}">${fresh}</${prefix}${name}>${xml.slice(at)}`
  }
  const tag = withAttribute(xml.slice(found.from, found.inside), 'count', `${children.length}`).replace(/\/>$/, '>')
  const close = found.to === found.inside ? `</${prefix}${name}>` : ''
  return `${xml.slice(0, found.from)}${tag}${xml.slice(found.inside, found.insideEnd)}${fresh}${close}${xml.slice(found.insideEnd)}`
}
