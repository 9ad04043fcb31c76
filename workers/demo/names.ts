import type { Random } from './random.ts'

/** Names of invented people: a common surname and one or two given characters of the time and sex. */
const surnames =
  '李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
const elder = {
  男: '国德福贵顺兴发全仁义礼智光明忠厚昌盛清廷朝绍世永大长万有才树林山田金银宝满仓祥和庆丰',
  女: '秀英桂兰芳莲珍玉梅凤琴翠花菊香素淑芬玲琼菜月云霞美贞碧惠娥巧银春秋桃杏仙珠',
}
const adult = {
  男: '建军志强勇伟刚平斌辉波涛海峰俊杰鹏飞东明华文武学松柏江洪林祥春雨成龙宏远立新正启',
  女: '丽娟艳红燕敏静霞萍慧琳洁雪梅晓玲婷彩虹小芳春燕冬琴雅芝海英文秀永芬金凤银花',
}
const young = {
  男: '浩宇子轩博文嘉俊睿泽奕铭梓晨天佑皓然思远宸逸航一诺昊辰启明乐安知行景云帆',
  女: '欣怡雨涵梓萱诗琪佳颖语嫣可馨思彤若曦雅楠一诺芷晴心悦晨曦依诺静姝沐瑶梦洁',
}

export const surname = (random: Random) => surnames[Math.floor(random.next() * surnames.length)]!

export function givenName(random: Random, sex: '男' | '女', age: number): string {
  const characters = (age >= 52 ? elder : age >= 24 ? adult : young)[sex]
  const one = () => characters[Math.floor(random.next() * characters.length)]!
  return random.chance(age >= 52 ? 0.8 : 0.85) ? one() + one() : one()
}
