import { Empty } from '../ui/Empty.tsx'

/** A person whose account opens no county yet. */
export function NoCounty({ name, leave }: { name: string; leave: () => void }) {
  return (
    <main class="page">
      <h1>{name}，您好</h1>
      <Empty title="您的账号还没有开通任何一个县。">
        <p>请联系县级管理员开通，开通后重新登录即可使用。</p>
        <button type="button" onClick={leave}>
          退出登录
        </button>
      </Empty>
    </main>
  )
}
