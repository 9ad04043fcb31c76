import { demoSignIns } from './demo.ts'
import type { Home } from './home.ts'
import type { Options } from './options.ts'

/** Tell the person at the terminal where to go and who to sign in as. */
export function report(home: Home, options: Options): void {
  const address = options.host === '127.0.0.1' ? home.url.replace('127.0.0.1', 'localhost') : home.url
  const lines = ['', `结对已启动：${address}`, `数据目录：${options.data}`, '']
  if (home.demo)
    lines.push(
      '演示账号：',
      ...demoSignIns.map((one) => `  ${one.username} / ${one.password}  ${one.name}（${one.roleName}）`),
    )
  if (home.administrator) {
    const { username, password } = home.administrator
    lines.push(`首个管理员：${username} / ${password}`, '密码只显示这一次，请记下。')
  }
  for (const { name, code, error } of home.behind)
    lines.push(`${name}（${code}）的数据库没有升级成功，暂不能进入，其余县照常：${error}`)
  lines.push('', '按 Ctrl+C 停止。')
  console.log(lines.join('\n'))
}
