/** Where one is in a long list, with links to the pages before and after. */
export function Paging(props: { page: number; size: number; total: number; href: (page: number) => string }) {
  const { page, size, total, href } = props
  const last = Math.max(1, Math.ceil(total / size))
  const from = (page - 1) * size + 1
  const until = Math.min(page * size, total)
  if (total === 0) return null
  return (
    <nav class="paging" aria-label="分页">
      <span>
        第 {from}–{until} 条，共 {total} 条
      </span>
      {last > 1 && (
        <span class="paging-links">
          {page > 1 ? <a href={href(page - 1)}>上一页</a> : <span>上一页</span>}
          <span aria-current="page">
            {page} / {last}
          </span>
          {page < last ? <a href={href(page + 1)}>下一页</a> : <span>下一页</span>}
        </span>
      )}
    </nav>
  )
}
