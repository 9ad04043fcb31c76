import { type Entity, entityNames } from '../../shared/import.ts'

export type Layout = { entity: Entity; columns: string[] }
/** An edition (版次) of a ledger: one import in force. */
export type Edition = { id: number; fileName: string; commitNo: number; rows: number; layouts: Layout[] }

const copies = /副本|复制|最新版?|更新版?|修改稿?|更正稿?|修正稿?|订正稿?|改正稿?|定稿|终稿|最终版?|上报稿?|新版/g
const dates =
  /\d+(?:年度?|月份?|日|号|季度|季|批次?|期|次|版|稿)?|[一二三四五六七八九十]+(?:月份?|季度|批次?|期|次)|[上下]半年/g

/** What all files of a ledger are called, dates and counters left out. */
export function titleOf(fileName: string): string {
  return fileName
    .replace(/enc:[\w-]+;/g, '')
    .normalize('NFKC')
    .replace(/\.[A-Za-z]{2,5}$/, '')
    .replace(copies, '')
    .replace(dates, '')
    .replace(/[_\s]v(?=[._\s]|$)/gi, '')
    .replace(/\(\s*\)|\[\s*\]|【\s*】/g, '')
    .replace(/[\s_.·、,，—–-]+/g, ' ')
    .trim()
}

const whatOf = ({ layouts }: Edition): string => (layouts[0] === undefined ? '' : entityNames[layouts[0].entity])

/** A ledger (台账): the files of one kind with one title; where dates are all that they are called, of one kind. */
export function ledgerOf(edition: Edition): string {
  return titleOf(edition.fileName) || `${whatOf(edition)}台账`
}

export const isSameLedger = (one: Edition, other: Edition): boolean =>
  ledgerOf(one) === ledgerOf(other) && whatOf(one) === whatOf(other)

/** Of each ledger its last edition; `editions` in the order they came in. */
export function lastEditions(editions: Edition[]): Edition[] {
  return editions.filter((edition, at) => !editions.some((later, i) => i > at && isSameLedger(edition, later)))
}
