/** Work under way, always with words; without `max` how much there is to do is not known yet. */
export function Progress({ words, value, max }: { words: string; value?: number; max?: number }) {
  return (
    <div class="progress" role="status">
      <span>{words}</span>
      <progress aria-label={words} value={max === undefined ? undefined : value} max={max} />
    </div>
  )
}
