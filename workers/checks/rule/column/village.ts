import { columns } from './column.ts'

/** What rules may ask of a village. */
export const village = columns(`
  township                | 乡镇                 | text
  name                    | 村名                 | text
  code                    | 村代码               | text
  key_village             | 是否重点村           | yesNo
  total_households        | 总户数               | number
  total_population        | 总人口               | number
  unit                    | 帮扶单位             | text
  county_leader           | 包村县领导           | text
  team_leader             | 工作队队长           | text
  team_members            | 工作队队员           | text
  first_secretary         | 第一书记             | text
  first_secretary_since   | 第一书记任职时间     | day
  exited                  | 是否出列村           | yesNo
  pension_population      | 参加城乡居民养老保险人数 | number
  bus                     | 是否通客运班车       | yesNo
  road_to_township        | 到乡镇是否通硬化路   | yesNo
  clinics                 | 卫生室个数           | number
  doctors                 | 执业（助理）医师数   | number
  public_toilets          | 公共卫生厕所个数     | number
  waste_points            | 垃圾集中堆放点个数   | number
  libraries               | 文化（图书）室个数   | number
  dibao_households        | 低保户数             | number
  dibao_population        | 低保人数             | number
  tekun_population        | 特困供养人口数       | number
  disabled_population     | 残疾人口数           | number
  unsafe_water_households | 未解决饮水安全的户数 | number
  unsafe_house_households | 住危房的户数         | number
  farmland_mu             | 耕地面积（亩）       | number
  forest_mu               | 林地面积（亩）       | number
  regreen_mu              | 退耕还林（草）面积（亩） | number
  orchard_mu              | 林果面积（亩）       | number
  grassland_mu            | 牧草地面积（亩）     | number
  water_mu                | 水面面积（亩）       | number
`)
