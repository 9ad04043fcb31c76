/** A rate (频率): how many at once, and how many a minute come back. */
export type Rate = { atOnce: number; aMinute: number }

/**
 * How often somebody may do something. Kept in memory: a home is one process; on Cloudflare every isolate counts for
 * itself, so that the rate there is a floor. Forgets who has not been seen for longest beyond `most`.
 */
export function rateOf({ atOnce, aMinute }: Rate, most = 20_000) {
  const left = new Map<string, { turns: number; at: number }>()
  const now = (who: string, at: number): number => {
    const known = left.get(who)
    return known ? Math.min(atOnce, known.turns + (Math.max(0, at - known.at) * aMinute) / 60_000) : atOnce
  }
  return {
    /** Whether there is a turn left for them. */
    has: (who: string, at: number): boolean => now(who, at) >= 1,
    /** Takes a turn where there is one; false where they must wait. */
    take(who: string, at: number): boolean {
      const turns = now(who, at)
      left.delete(who)
      left.set(who, { turns: turns < 1 ? turns : turns - 1, at })
      if (left.size > most) left.delete(left.keys().next().value as string)
      return turns >= 1
    },
  }
}

/** Requests of one account: an officer's page asks about five, a script that lists a whole county a thousand. */
const requests = rateOf({ atOnce: 3000, aMinute: 3000 })

/** Workbooks of one account: a county's first day is about a hundred files. */
const uploads = rateOf({ atOnce: 200, aMinute: 4 })

/** Sign-ins from one address: a county's offices share one, and 300 people come at half past eight. */
const signIns = rateOf({ atOnce: 300, aMinute: 60 })

/** Of which wrong: more than these mistypings is somebody trying one password on every account. */
const wrongSignIns = rateOf({ atOnce: 100, aMinute: 10 })

/** Whether the account may make this request now. */
export function mayAsk(userId: string, uploading: boolean, at: number): boolean {
  return requests.take(userId, at) && (!uploading || uploads.take(userId, at))
}

/** Whether somebody at the address may try to sign in now. */
export function mayTrySignIn(address: string, at: number): boolean {
  return wrongSignIns.has(address, at) && signIns.take(address, at)
}

export function countWrongSignIn(address: string, at: number): void {
  wrongSignIns.take(address, at)
}

/** Where a request comes from, as the home or Cloudflare says; an IPv6 network counts as one. Null where nobody says. */
export function addressOf(headers: Headers): string | null {
  const address = headers.get('cf-connecting-ip')
  if (address === null || !address.includes(':')) return address?.slice(0, 45) ?? null
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1]
  return mapped ?? expanded(address).slice(0, 4).join(':')
}

function expanded(address: string): string[] {
  const [before = '', after = ''] = address.toLowerCase().split('%')[0]!.split('::')
  const head = before.split(':').filter((part) => part !== '')
  const tail = after.split(':').filter((part) => part !== '')
  return [...head, ...Array(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail]
}
