/** Layouts Jiedui writes itself (花名册版式), their headers as counties have them (LAYOUTS.md §2.2). */
import type { RosterLayout } from '../../../shared/template.ts'

/** A header of two rows is groups over leaves: `组/列`. */
const columns = (line: string) => line.split('|')

export const layouts: RosterLayout[] = [
  {
    id: 'full',
    name: '结对帮扶花名册（全项）',
    source: '结对自己的版式，一户一行，各项齐全',
    shape: 'household',
    headers: columns(
      '序号|乡镇|行政村|户编号|户主姓名|户主证件号码|户联系电话|家庭人口|贫困户属性|主要致贫原因|帮扶责任人|所属单位|职务|帮扶责任人电话|第二帮扶责任人|第二帮扶责任人单位|第二帮扶责任人电话|结对时间|帮扶类型|主要帮扶措施|计划脱贫年度|备注',
    ),
  },
  {
    id: 'lx',
    name: '结对帮扶花名册（按村）',
    source: '县里常见的按村花名册，一户一行，两列证件号码',
    shape: 'household',
    headers: columns(
      '村名|户主姓名|证件号码|ID2|户编号|户联系电话|人口数|主要致贫原因|帮扶人|所属单位|职务|帮扶人电话|帮扶类型|主要帮扶措施|计划脱贫年度|卡号',
    ),
  },
  {
    id: 'bx',
    name: '帮扶责任人一览表',
    source: '八列的帮扶责任人表，结对时间写在手机号后',
    shape: 'household',
    headers: columns('乡镇|行政村|户主姓名|证件号码|单位|帮扶责任人|帮扶人手机号|联系电话'),
  },
  {
    id: 'bx-party',
    name: '爱心助困结对表',
    source: '一人一行，帮扶责任人之外还有爱心助困党员',
    shape: 'person',
    headers: columns(
      '序号|乡镇|行政村|户主姓名|家庭成员姓名|证件号码|性别|与户主关系|家庭成员数|帮扶责任人|帮扶人手机号|派出单位|联系电话|爱心助困帮扶党员|村内职务|联系电话',
    ),
  },
  {
    id: 'two-helpers',
    name: '第一、第二帮扶责任人表',
    source: '一户两名帮扶责任人的公示表',
    shape: 'household',
    headers: columns(
      '序号|乡镇|行政村|户主姓名|户编号|家庭人口|第一帮扶责任人/姓名|第一帮扶责任人/单位|第一帮扶责任人/职务|第一帮扶责任人/联系电话|第二帮扶责任人/姓名|第二帮扶责任人/单位|第二帮扶责任人/联系电话|结对时间',
    ),
  },
  {
    id: 'bulk',
    name: '帮扶责任人批量导入表',
    source: '全国系统批量导入帮扶责任人的十一列，一名干部一行',
    shape: 'cadre',
    headers: columns(
      '帮扶单位|帮扶单位类型|帮扶单位隶属关系|姓名|是否第一书记|是否工作队队长|是否驻村队员|性别|职务级别|证件号码|联系电话',
    ),
  },
]
