import type { FindingPage } from '../../../../shared/finding.ts'
import { useMay, useSigned } from '../../../session.tsx'
import { to } from '../../../to.ts'

/** What is given to somebody else where these are found: the cadre stays in the post. */
const moves = ['pair-overload', 'pair-scattered']

/** What mends a finding, and the way there: the household, the cadre, the hand-over or the village it is about. */
export function Mend({ shown }: { shown: FindingPage }) {
  return (
    <section class="card stack">
      <div>
        <h2>怎么改</h2>
        <p>{shown.check.mend}</p>
      </div>
      <div class="actions">
        <OfHousehold shown={shown} />
        <OfCadre shown={shown} />
        <OfVillage shown={shown} />
      </div>
    </section>
  )
}

function OfHousehold({ shown: { finding, check, cadres } }: { shown: FindingPage }) {
  const pairs = useMay('pairing.assign')
  const leaves = useMay('cadre.leave')
  const no = finding.householdNo
  if (no === null) return null
  const gone = check.id === 'pair-cadre-gone' && leaves ? cadres.filter((one) => one.gone) : []
  const pairing = pairs && check.group === 'pairing'
  return (
    <>
      {gone.map(({ key, name }) => (
        <a key={key} class="button strong" href={to.handover(key)}>
          去办{name}的交接
        </a>
      ))}
      {pairing && (
        <a
          class={gone.length > 0 ? 'button' : 'button strong'}
          href={to.pairing({ household: no, township: finding.township, village: finding.village })}
        >
          去结对
        </a>
      )}
      <a class="button" href={to.household(no)}>
        打开户卡
      </a>
    </>
  )
}

function OfCadre({ shown: { finding, check, cadres } }: { shown: FindingPage }) {
  const pairs = useMay('pairing.assign')
  const leaves = useMay('cadre.leave')
  const own = useSigned().membership.role === 'cadre'
  if (finding.householdNo !== null) return null
  if (own) {
    return (
      <a class="button" href={to.home()}>
        看我的帮扶户
      </a>
    )
  }
  return cadres.map(({ key, name }) => (
    <>
      {leaves && moves.includes(check.id) && (
        <a class="button strong" href={to.handover(key, { stays: true })}>
          去移交部分户
        </a>
      )}
      {pairs && check.id === 'pair-underload' && (
        <a class="button strong" href={to.pairing({ unpaired: true })}>
          去给没有帮扶责任人的户结对
        </a>
      )}
      <a class="button" href={to.cadre(key)}>
        看{name}的登记和帮扶户
      </a>
    </>
  ))
}

function OfVillage({ shown: { finding } }: { shown: FindingPage }) {
  const { kind, township, village } = finding
  if (kind !== 'village' || township === null || village === null) return null
  return (
    <a class="button strong" href={to.village(`${township}/${village}`)}>
      打开{village}的包村
    </a>
  )
}
