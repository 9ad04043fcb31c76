import type { HouseholdCard, PairingSpan } from '../../../../shared/household.ts'
import { to } from '../../../to.ts'
import { Note } from '../../../ui/Note.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { written } from '../../../words.ts'
import { PairingHistory } from '../household/PairingHistory.tsx'
import { Status } from '../household/Status.tsx'

/** The household a cadre is being found for: who has it now, who had it before. */
export function ChosenHousehold(props: {
  card: HouseholdCard | null
  waiting: boolean
  back: () => void
  end: (span: PairingSpan) => void
}) {
  const { card, waiting, back, end } = props
  if (card === null) {
    return waiting ? (
      <Progress words="正在取这一户…" />
    ) : (
      <Note tone="info">先在左边选一户，再在这里选帮扶责任人。</Note>
    )
  }
  const paired = card.pairings.some((span) => span.current)
  return (
    <div class="card stack">
      <button type="button" class="back" onClick={back}>
        ‹ 换一户
      </button>
      <div>
        <h2>
          {card.headName || '未登记户主'} <a href={to.household(card.no)}>户卡</a>
        </h2>
        <p>
          {written(card.township)} {written(card.village)} · {written(card.population)} 人 · {written(card.attribute)} ·
          主因 {written(card.cause)}
        </p>
        <Status household={card} />
      </div>
      <PairingHistory
        pairings={card.pairings}
        action={(span) => (
          <button type="button" class="danger" onClick={() => end(span)}>
            解除
          </button>
        )}
      />
      <p>
        <strong>{paired ? '要换人，请在下面选接替人。' : '请在下面选一名帮扶责任人。'}</strong>
        <span class="wide-only">方向键移动，回车选定。</span>
      </p>
    </div>
  )
}
