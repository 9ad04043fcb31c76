/**
 * Header spellings (列名写法) that mean the same in every ledger, counties and banners (旗·苏木·嘎查) alike; LAYOUTS.md §1 says where each
 * was seen. What a word means only in one kind of ledger stands in that kind's file.
 */
export const spelling = {
  province: '省(区、市) 省 省份 省市',
  city: '市(地、州、盟) 市 地市 盟市',
  county: '县(市、区、旗) 县 县(市、区) 区(县) 区县 行政县 旗区 旗县 旗 县级市 旗县区 县名称',
  township:
    '乡镇 乡(镇) 乡 镇 镇(乡、街道) 镇名称 苏木乡 苏木镇 苏木 苏木乡镇 苏木(乡镇) 苏木(镇) 街道 镇(乡) 乡镇名称 所在乡镇 乡镇街道 乡镇、街道 街道(乡镇)',
  village:
    '行政村 村 村名 村名称 村庄 嘎查村 噶查村 嘎查 村(社区) 村组(社区) 贫困村 村委会 行政村名称 所在村 村(嘎查) 嘎查(村) 社区(村)',
  group: '村民小组 自然村 自然村(屯) 村组 组 湾组 组别 小组 村民组 社 屯 独贵龙 浩特',
  householdNo: '户编号 家庭编号 户号编码 户号 户编码 贫困户编号',
  head: '户主姓名 户主 户名 贫困户姓名 户主名字',
  /** The head's own, beside another person's. */
  headId: '户主身份证号码 户主身份证号 户主证件 户主证件号码 户主身份证',
  id: '证件号码 身份证号码 身份证号 身份证 公民身份号码 公民身份号码或残疾号码 证件号 ID ID2 身份证件号码',
  relation: '与户主关系 与户主的关系 户主和与户主关系 家庭关系 关系',
  population: '家庭人口 人数 家庭人口数 人口数 家庭成员数 家庭人数 户人数 家庭总人口 年末家庭人口数',
  helper:
    '帮扶责任人 结对帮扶责任人 帮扶人 帮扶人姓名 帮扶干部 帮扶干部姓名 helpPerson 结对人 挂户责任人(挂户干部) 挂户责任人 挂户干部 责任人',
  helperUnit: '帮扶单位 所属单位 单位 工作单位 派出单位 责任单位 所在单位 帮扶人单位',
  helperPhone:
    '帮扶人电话 帮扶人手机号 帮扶责任人手机号 帮扶人联系电话 helpPerson_phone 帮扶责任人电话 帮扶责任人联系电话',
  phone: '联系电话 联系方式 电话 手机号 手机号码 电话号码 phone',
  bank: '开户行 开户银行 开户银行名称 开户行名称',
  bankHolder: '账户名 开户行用户名 户名(账户) 账户姓名 开户名',
  bankAccount: '一卡通账号 银行卡号 账户号码 银行账号 开户行账号 卡号 一卡通号 cardnumber',
  note: '备注 其他备注',
} as const
