/** What the parts of a procedure's template (程序模板) are called, in its form and wherever its value is read. */
export const templateTitles = {
  fromYear: '从哪年起',
  steps: '环节（按先后）',
  publicityDays: '公示天数',
  largeVillage: '大村人口',
  representatives: '评议人数',
  representativesLarge: '大村评议人数',
  maxDays: '全程天数（0 为不限）',
} as const
