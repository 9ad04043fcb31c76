import { Bar } from '../../../ui/Bar.tsx'

/** Households carried against the most there may be; `words` where it is not what is carried now. */
export function Load(props: { load: number; cap: number | null; words?: string }) {
  const { load, cap, words = '已帮扶' } = props
  if (cap === null) return <span class="number">{load} 户</span>
  const tone = load > cap ? 'bad' : load === cap ? 'warn' : 'good'
  return (
    <span class="load">
      <Bar value={load} max={cap} tone={tone} label={`${words} ${load} 户，上限 ${cap} 户`} />
      <span class="number">
        {load} / {cap} 户
      </span>
    </span>
  )
}
