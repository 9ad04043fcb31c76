/**
 * What the words around a table say of all its rows: 单位：万元, the township, the village, the year, the month
 * (title rows, sheet name and file name, nearest first).
 */
import { readDay } from '../cell/day.ts'
import type { MoneyUnit } from '../cell/money.ts'

export interface Title {
  township?: string
  village?: string
  year?: number
  month?: number
  unit?: MoneyUnit
  /** 脱贫年度：2017年 of a public notice; 走访日期：2023年5月6日 of a visiting sheet. */
  exit_year?: number
  visited_on?: string
}

const townshipWord =
  /(?![各全本]|[城返下]乡|[县旗区]级)([\u4e00-\u9fa5]{1,6}?(?:(?<!乡|苏木)镇|(?<!苏木)乡|街道|苏木))(?!村|乡|镇|企业|干部|领导|级|振兴|统计|审核|居民|统筹|创业|就业)/
const villageWord = /(?:镇|乡|街道|苏木)(?![各全本行]村)([\u4e00-\u9fa5]{1,5}?(?:村|社区|嘎查))(?!民|级|组|委)/

/** 乡镇：城关镇；村：水井村 (LAYOUTS.md §4 rule 1): a label's word, and no other label where it is left blank. */
const townshipLabel = /(?:乡镇|乡\(镇\)|镇\(乡\)|苏木乡镇|苏木镇?|乡|镇|街道)(?:\((?:街道|乡镇|苏木|镇)\))?(?:名称)?:/
const villageLabel = /(?:行政村|嘎查村|嘎查|社区|村委会|村)(?:\((?:社区|居|嘎查|村)\))?(?:名称|名)?:/
const labels = new RegExp(`${townshipLabel.source}|${villageLabel.source}`, 'g')

/** `sources` in order of trust: title rows, then the sheet's name, then the file's. */
export function readTitle(sources: string[], county: string | null): Title {
  const cleaned = sources.map((source) => clean(source, county))
  const first = (pattern: RegExp) =>
    cleaned.map((source) => pattern.exec(source)?.[1]).find((word) => word !== undefined)
  const title: Title = {}
  const said = (label: RegExp, ends: RegExp) =>
    sources.map((source) => labelled(source, label, ends)).find((word) => word !== undefined)
  const township = said(townshipLabel, /^.{1,7}?(?:镇|乡|街道|苏木)(?!\()/) ?? first(townshipWord)
  const village =
    said(villageLabel, /^.{1,6}?(?:村|社区|嘎查)/) ??
    first(villageWord) ??
    cleaned.map((source) => /^([\u4e00-\u9fa5]{1,5}(?:村|社区|嘎查))$/.exec(source)?.[1]).find(Boolean)
  const year = first(/((?:19|20)\d{2})年/)
  const month = first(/年(\d{1,2})月/)
  const unit = first(/单位[:：](万元|元)/)
  if (township !== undefined) title.township = township
  if (village !== undefined) title.village = village
  if (year !== undefined) title.year = Number(year)
  if (month !== undefined) title.month = Number(month)
  if (unit !== undefined) title.unit = unit as MoneyUnit
  const exit = first(/脱贫年度[:：]?((?:19|20)\d{2})/)
  const visited = readDay(first(/走访日期[:：]?(\d{4}[\d年月日./-]+|\d{5}(?!\d))/) ?? '', {})
  if (exit !== undefined) title.exit_year = Number(exit)
  if ('day' in visited) title.visited_on = visited.day
  return title
}

function labelled(source: string, label: RegExp, ends: RegExp): string | undefined {
  const words = source.normalize('NFKC')
  const found = label.exec(words.replace(/\s+(?=[:(])/g, ''))
  if (found === null) return undefined
  const rest = words.replace(/\s+(?=[:(])/g, '').slice(found.index + found[0].length)
  const [, run = '', next = ''] = /^\s*([\u4e00-\u9fa5]*)(.?)/.exec(rest) ?? []
  const word = ends.exec(run)?.[0]
  if (next === ':' || next === '(') return word !== undefined && word.length > 1 && word !== run ? word : undefined
  return word ?? (run.length > 1 && run.length < 6 ? run : undefined)
}

function clean(source: string, county: string | null): string {
  const words = source
    .normalize('NFKC')
    .replace(/(?<!\S)(?:乡镇|乡\(镇\)|苏木乡镇|苏木|行政村|嘎查村|嘎查|村)(?=\s+[\u4e00-\u9fa5]{2})/g, '')
    .replace(/\s+/g, '')
    .replace(labels, ' ')
    .replace(/^\d+[_\-.、]/, '')
  const named = county === null ? words : words.replaceAll(county, ' ')
  return named.replace(/^.{2,8}?[县旗区市](?=[\u4e00-\u9fa5]{1,6}(?:镇|乡|街道|苏木))/, '').trim()
}
