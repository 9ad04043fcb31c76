import { z } from 'zod'
import { parameter, sources, whole, words } from './parameter.ts'

const { plan, county } = sources
const weight = whole.max(100)

/** Proposal policy (拟结对要求): where cadres may be proposed, and how many points each wish is worth against the others. */
export const proposal = z.strictObject({
  unitVillagesOnly: parameter(z.boolean(), true, '有包村任务的单位，干部只拟派到本单位包的村', '', plan),
  homeOnly: parameter(z.boolean(), true, '村干部只拟派到本村，乡镇干部只拟派到本乡镇', '', plan),
  outsideUnits: parameter(
    z.boolean(),
    true,
    '没有包村任务的单位，干部可以拟派到没有帮扶单位或帮扶单位已经满额的村',
    '',
    county,
  ),
  unknownLevelMax: parameter(whole, 2, '职务级别没有规定上限（或级别不明）的，拟结对时每人最多帮扶几户', '户', county),
  leadingLevels: parameter(words, ['县级领导', '乡科级'], '哪些职务级别算领导干部', '', plan),
  severeStatuses: parameter(words, ['返贫'], '哪些状态的户算困难程度重的户', '', plan),
  severeMonitorKinds: parameter(words, ['突发严重困难户'], '哪些监测对象类别（风险未消除）算困难程度重的户', '', plan),
  severeAttributes: parameter(words, ['特困供养贫困户'], '哪些户属性算困难程度重的户', '', plan),
  severeCauses: parameter(words, ['因残', '因灾'], '主要致贫原因是哪些的算困难程度重的户', '', county),
  severeToLeading: parameter(weight, 30, '困难程度重的户由领导干部帮扶', '分', plan),
  relay: parameter(weight, 25, '原帮扶责任人离岗的，由同单位的人接续', '分', '接力帮扶的规定'),
  oneVillage: parameter(weight, 20, '一名帮扶责任人的户集中在一个村', '分', plan),
  floorFirst: parameter(weight, 15, '先补足还没有达到最低户数的人', '分', plan),
  evenLoad: parameter(weight, 10, '各人的户数尽量均衡（按已帮扶户数占上限的比例）', '分', county),
  neighbour: parameter(weight, 5, '与已帮扶的户同在一个村民小组', '分', county),
})
