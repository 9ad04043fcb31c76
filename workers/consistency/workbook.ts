import type { Disagreement, Side } from '../../shared/consistency.ts'
import { dayOf } from '../../shared/day.ts'
import type { HandoutSheet } from '../../shared/handout.ts'

/** More than anybody reads on paper. */
export const mostRows = 20_000

/** The list as a sheet, to be gone through with the ledgers beside it. */
export function sheetOf(
  county: string,
  { rows, total }: { rows: Disagreement[]; total: number },
  on: string,
): HandoutSheet {
  const cut =
    total > rows.length ? `共 ${total} 条，只列出前 ${rows.length} 条，请按乡镇分别导出。` : `共 ${total} 条。`
  return {
    name: '账账比对',
    title: `${county}台账不一致清单`,
    note: `${on} 导出。${cut}两份台账说法不同，不等于哪一份错了，请对照原件核实。号码已遮盖。`,
    columns: [
      { name: '序号', width: 6 },
      { name: '乡镇', width: 12 },
      { name: '村', width: 12 },
      { name: '户编号', width: 21 },
      { name: '户主姓名', width: 11 },
      { name: '内容', width: 14 },
      { name: '涉及', width: 12 },
      { name: '台账一', width: 18 },
      { name: '说法一', width: 18 },
      { name: '出处一', width: 34 },
      { name: '台账二', width: 18 },
      { name: '说法二', width: 18 },
      { name: '出处二', width: 34 },
    ],
    rows: rows.map(({ township, village, householdNo, headName, field, who, one, other }, i) => [
      i + 1,
      township,
      village,
      householdNo,
      headName,
      field,
      who,
      one.ledger,
      one.value,
      sourceOf(one),
      other.ledger,
      other.value,
      sourceOf(other),
    ]),
  }
}

function sourceOf({ source, at, edited }: Side): string {
  const on = at === null ? '' : dayOf(new Date(at))
  const file = source === null ? '' : `${source.fileName}《${source.sheet}》第 ${source.row} 行`
  if (edited) return `${file}${file === '' ? '' : '，'}${on} 在系统内改过`
  return on === '' ? file : `${file}（${on} 入库）`
}
