/** A ledger (台账): the files of one kind that say the same title, whatever their dates and counters. */

export type Edition = { id: number; file_name: string; kinds: string; commit_no: number; layouts: string | null }

const copies = /副本|复制|最新版?|更新版?|修改稿?|定稿|终稿|最终版?|上报稿?|新版/g
const dates = /\d+(?:年|月份?|日|号|季度|季|批次?|期|次|版|稿)?|[一二三四五六七八九十]+(?:月份?|季度|批次?|期|次)|[上下]半年/g

/** What the files of a ledger are called alike. */
export function titleOf(fileName: string): string {
  return fileName
    .normalize('NFKC')
    .replace(/\.[A-Za-z]{2,5}$/, '')
    .replace(/enc:[\w-]+;/g, '')
    .replace(copies, '')
    .replace(dates, '')
    .replace(/\bv\b/gi, '')
    .replace(/\(\s*\)|\[\s*\]|【\s*】/g, '')
    .replace(/[\s_.·、,，—–-]+/g, ' ')
    .trim()
}

/** What a ledger goes by: its title, or the kinds of its sheets where dates are all its files are called. */
export function ledgerOf({ file_name, kinds }: Pick<Edition, 'file_name' | 'kinds'>): string {
  const title = titleOf(file_name)
  return title === '' ? kinds : title
}

/** Of each ledger its last edition, and all of them. */
export function ledgersOf(editions: Edition[]): Map<string, Edition[]> {
  const byLedger = Map.groupBy(editions, (edition) => `${ledgerOf(edition)}\n${edition.kinds.split('、')[0]}`)
  return new Map([...byLedger].map(([ledger, all]) => [ledger, all.toSorted((a, b) => b.commit_no - a.commit_no)]))
}
