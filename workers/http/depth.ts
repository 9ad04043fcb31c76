const DEEPEST = 24

/** Whether a JSON text nests beyond what any of our bodies does; without parsing it. */
export function tooDeep(json: string, deepest = DEEPEST): boolean {
  let depth = 0
  let quoted = false
  for (let at = 0; at < json.length; at++) {
    const sign = json.charCodeAt(at)
    if (quoted) {
      if (sign === BACKSLASH) at++
      else if (sign === QUOTE) quoted = false
    } else if (sign === QUOTE) quoted = true
    else if (sign === BRACKET || sign === BRACE) {
      if (++depth > deepest) return true
    } else if (sign === BRACKET_END || sign === BRACE_END) depth--
  }
  return false
}

const QUOTE = 34
const BRACKET = 91
const BACKSLASH = 92
const BRACKET_END = 93
const BRACE = 123
const BRACE_END = 125
