import { to } from '../to.ts'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'

export function NotFound() {
  return (
    <Page title="没有这个页面">
      <Empty title="地址可能写错了，或者您的角色看不到这个页面。">
        <a href={to.home()}>回到首页</a>
      </Empty>
    </Page>
  )
}
