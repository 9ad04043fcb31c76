/** `change` laid over `base`: objects key by key, null takes a key away (back to the default), anything else replaces. */
export function merge(base: unknown, change: unknown): unknown {
  if (!isObject(change)) return change
  const below = isObject(base) ? base : {}
  const merged: Record<string, unknown> = { ...below }
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete merged[key]
    else merged[key] = merge(below[key], value)
  }
  return merged
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
