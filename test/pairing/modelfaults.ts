import { isCurrent, type World } from './model.ts'
import { ledgerSpans } from './world.ts'

/** What no operation may make, whatever the model says; what ledgers brought (test/pairing/world.ts) stays until somebody mends it. */
export function faultsOf({ spans, cadres, rules, today }: World, found: Record<string, string[]>): string[] {
  const fromLedgers = {
    'pair-none': ['04', '06', '12'],
    'pair-released': ['04', '06'],
    'pair-several': ['03'],
    'pair-own-family': ['05'],
  }
  const made = Object.entries(fromLedgers).flatMap(([id, known]) =>
    found[id]!.flatMap((no) => (known.includes(no) ? [] : [`${id} ${no}`])),
  )
  const byHand = spans.filter(({ id }) => id > ledgerSpans)
  const overlapping = byHand.filter((one) => {
    const atOnce = byHand.filter(
      ({ household, since, until }) =>
        household === one.household && since <= one.since && (until === null || until >= one.since),
    )
    return atOnce.length > rules.max || (one.until !== null && one.until < one.since)
  })
  // A load above the cap is what ledgers brought, or as high as somebody has said it may be.
  const overloaded = cadres.filter(({ key, level }) => {
    const own = spans.filter((span) => span.cadre === key && isCurrent(span, today))
    const cap = rules.cap[level ?? ''] ?? Number.POSITIVE_INFINITY
    const unsaid = own.filter(({ id, over }) => id > ledgerSpans && over === null).length
    return unsaid > cap
  })
  return [...made, ...overlapping.map(({ id }) => `overlap ${id}`), ...overloaded.map(({ key }) => `over ${key}`)]
}
