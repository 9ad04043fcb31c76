/** Words for an import's issues: a code apart from its words; `mend` tells the person what to do. */
export const issueWords: Record<string, { title: string; mend: string }> = {
  'no-key': { title: '缺少必填的内容', mend: '缺了它认不出是谁、是哪一户，这一行暂不入库。请在这里补上。' },
  nobody: { title: '这一行没有写人', mend: '没有可入库的内容，这一行没有入库。如有，请在这里补上。' },
  repeated: {
    title: '同一记录出现多次',
    mend: '同一户（或单位）里同名的记录不止一行，已分别入库。如是重复登记，请删去一行后重新上传。',
  },
  'number-cell': {
    title: '编号单元格是数字格式',
    mend: '超过 15 位的编号存成数字会丢失末位。请按原始资料重新填写完整的编号。',
  },
  'id-refused': {
    title: '证件号码是数字格式，末位已丢失',
    mend: '号码没有采用。请按证件重新填写完整的号码。',
  },
  'id-length': { title: '证件号码位数异常', mend: '应为 15、18、20 或 22 位。请对照证件核对。' },
  'id-checksum': { title: '身份证校验不符', mend: '末位校验码算出来不一样，多半有一位写错。请对照证件核对。' },
  phone: { title: '电话号码异常', mend: '应为 11 位手机号或带区号的固定电话。请核对。' },
  'unknown-word': { title: '不在选项之内', mend: '已按原文保留。请改成规定的选项；确实就是这样的，可以不改。' },
  'bare-code': {
    title: '只写了代码，不知道是哪套代码表',
    mend: '同一个数字在不同代码表里意思不同，已按原文保留。请改成文字，如“之子”。',
  },
  'not-yes-no': { title: '应填“是”或“否”', mend: '读不出是与否，按未知处理。请改为“是”或“否”。' },
  'not-a-number': { title: '应填数字', mend: '读不出数字，按未知处理。请只填数字。' },
  'not-a-year': { title: '应填年份', mend: '读不出年份，按未知处理。请写成 2020 这样的四位年份。' },
  'not-money': { title: '金额读不出来', mend: '按未知处理，没有当作 0。请只填金额，单位写在表头。' },
  'not-a-day': { title: '日期读不出来', mend: '按未知处理。请写成 2026-03-05、2026.3 或 2026年3月5日。' },
  'not-a-time': { title: '时间读不出来', mend: '按未知处理。请写成 9:25。' },
  'from-above': {
    title: '空白，按上一行填写',
    mend: '这一格空白又没有合并单元格，已按上一行的乡镇或村填写。如不是，请补上。',
  },
  'no-township': { title: '不知道属于哪个乡镇', mend: '表里、标题里都没有乡镇。请加一列“乡镇”，或在标题里写明。' },
  'choice-unfit': {
    title: '您指定的对应关系用不上了',
    mend: '这张表和指定时不一样了，已改为自动识别。请在“识别到的表”里看一看，需要时重新指定。',
  },
  'household-not-found': {
    title: '登记册里找不到这一户',
    mend: '没有户编号，按证件号码、乡镇村和户主姓名都找不到，暂不入库。请先导入该户所在的花名册，或补上户编号。',
  },
  'household-ambiguous': {
    title: '不止一户符合，不知道是哪一户',
    mend: '没有户编号，同村有同名户主或证件号码登记在几户，暂不入库。请补上户编号。',
  },
  'household-by-name': {
    title: '证件号码在登记册里没有，按村和户主姓名找到这一户',
    mend: '已入库。请核对证件号码，或补上户编号。',
  },
  'person-unknown': {
    title: '登记册里没有这个人',
    mend: '这张表只说明已在册的人，暂不入库。请核对户编号和姓名，或先导入花名册。',
  },
  'undated-end': {
    title: '写明已无效，但没有结束时间',
    mend: '不知道何时结束，暂不入库。请补上结束时间。',
  },
  'total-differs': {
    title: '合计与各行相加不符',
    mend: '合计行不入库，各行都按原文入库。请核对是哪一行写错，或合计没有重新算。',
  },
  'cause-not-told': {
    title: '勾了几个致贫原因，没有写主要原因',
    mend: '几个原因都已保留，主要致贫原因按未知处理。请加一列“主要致贫原因”写明。',
  },
  'card-without-number': {
    title: '这一户没有户编号',
    mend: '按户主的证件号码，或村和户主姓名，到登记册里找；找不到的不入库。请在表中补上户编号。',
  },
  'column-shifted': {
    title: '这一列的内容与列名不符',
    mend: '多半是整列错位。这一列没有入库，只随记录原样保留。请在“识别结果”里把这一列改成它真正的内容，或改好表格后重新上传。',
  },
  'sum-differs': { title: '合计与分项不符', mend: '各列都按原文入库。请核对是哪一列写错。' },
  'household-unknown': { title: '登记册里没有这一户', mend: '已入库。请核对户编号，或先导入该户所在的花名册。' },
}

export const leftOutWords: Record<string, string> = {
  empty: '空表，没有内容',
  hidden: '隐藏的工作表，没有读取；如需导入请先取消隐藏',
  dictionary: '代码字典，不是台账',
  form: '空白表格，只有表头没有数据',
  summary: '汇总表，只有各乡镇或各村的合计数，不是逐户逐人的台账',
  unknown: '没有认出是哪种台账，没有导入',
}
