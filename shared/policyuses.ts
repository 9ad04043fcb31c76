/** What a parameter does beside the checks that read it, by its path or its group's name in the document. */
const uses: Record<string, string> = {
  'pairing.dueStatuses': '首页和“结对”页数未结对的户；未脱贫的户不能只解除结对',
  'pairing.responsibleMax': '安排结对、交接时，超出的人数不让保存',
  'pairing.cap': '安排结对、交接时，超出要写明理由；拟结对方案不会超出',
  'pairing.floor': '拟结对方案先补足没有达到的人',
  'pairing.stableYears': '换人、交接前提示未满年限的；“结对稳定情况”按这些年统计',
  'pairing.followUpYears': '解除结对时，还在这些年内的户要有人接续',
  'pairing.acceptedReasons': '换人、交接时供选用，原因不在其中的先提示；“结对稳定情况”按它分认可和不认可的调整',
  'pairing.scatteredVillages': '“结对”页找出户分布过散的帮扶责任人',
  'pairing.manyCadres': '“结对稳定情况”按它数换人多的户',
  'pairing.secretaryYears': '“包村”页按它算第一书记任期到哪天',
  'pairing.secretaryNoticeMonths': '“包村”页提前这些月提示第一书记任期将满',
  'pairing.acceptance': '离岗交接以后，接手的人在自己的页面确认',
  'measures.incomeCategories': '“六定”页看有劳动力的户有没有增收项目',
  proposal: '拟结对方案按它挑人；现有的结对不会因此变化',
  'findings.blockerDays': '分派必须整改的疑点时，没有写期限的按它',
  'findings.seriousDays': '分派较重的疑点时，没有写期限的按它',
  'findings.noticeDays': '分派提示的疑点时，没有写期限的按它',
  'findings.exemptMonths': '答复情况说明、误报时，期限不能更长；到期的疑点重新办理',
  'findings.ledgerDays': '整改核验通过、台账还没有改的疑点，过了这些天算逾期',
  'findings.riseDays': '首页和“疑点”页：逾期再过这些天，村里的算乡镇的，再过这些天算县里的',
  'findings.evidenceMegabytes': '上传佐证材料时',
  'imports.secondPerson': '导入确认入库时',
  'rules.seconds': '启用自定义规则时',
  'imports.undoDays': '撤销导入时；过了这些天，导入之前的内容就清除，不能再撤销',
}

/** In words, or null where nothing but checks reads it. */
export const usesOf = (path: string): string | null => uses[path] ?? uses[path.split('.')[0] as string] ?? null
