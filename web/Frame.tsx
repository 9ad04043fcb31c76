import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso/router'
import { roleNames } from '../shared/role.ts'
import { useSettings } from './pages/officer/settings/SettingsTabs.tsx'
import { type Signed, useMay, useSigned } from './session.tsx'
import { to } from './to.ts'
import { Icon, type IconName } from './ui/Icon.tsx'

type Place = { href: string; within?: string[]; name: string; icon: IconName }

/** What stands round every page: whose county this is, where one can go, who one is. */
export function Frame({ children }: { children: ComponentChildren }) {
  const places = usePlaces()
  const signed = useSigned()
  return (
    <>
      <a class="skip" href="#main">
        跳到正文
      </a>
      <header class="bar">
        <a class="brand" href={to.home()}>
          <Icon name="brand" />
          <span>结对</span>
        </a>
        <CountyName signed={signed} />
        <Places places={places} class="nav-top" label="主导航" />
        <div class="who">
          <a class="who-name" href={to.me()} aria-label={`我的账号：${signed.session.user.name}`}>
            {signed.session.user.name}
            <small>{roleNames[signed.membership.role]}</small>
          </a>
          <button type="button" class="quiet" onClick={signed.leave}>
            退出
          </button>
        </div>
      </header>
      <main id="main">{children}</main>
      <Places places={places} class="nav-bottom" label="底部导航" />
    </>
  )
}

function usePlaces(): Place[] {
  const { membership } = useSigned()
  const imports = useMay('import.upload')
  const findings = useMay('finding.read')
  const pairing = usePairing()
  const [settings] = useSettings()
  if (membership.role === 'cadre') {
    return [
      { href: to.home(), within: ['/', '/households'], name: '我的帮扶户', icon: 'home' },
      { href: to.checks(), name: '疑点', icon: 'finding' },
    ]
  }
  return [
    { href: to.home(), within: ['/', to.bulletins()], name: '首页', icon: 'home' },
    ...(imports ? [{ href: to.imports(), name: '导入', icon: 'import' } as const] : []),
    ...(findings ? [{ href: to.checks(), name: '疑点', icon: 'finding' } as const] : []),
    ...(pairing ? [{ href: pairing, within: ofPairing, name: '结对', icon: 'pair' } satisfies Place] : []),
    { href: to.households(), name: '户', icon: 'household' },
    ...(membership.role === 'auditor' ? [{ href: to.trail(), name: '留痕', icon: 'trail' } as const] : []),
    ...(settings
      ? [{ href: settings.href, within: ['/settings'], name: '设置', icon: 'settings' } satisfies Place]
      : []),
  ]
}

const ofPairing = ['/pairing', '/cadres', '/villages', '/units']

/** The first page of 结对 this person is offered. */
function usePairing(): string | null {
  const assigns = useMay('pairing.assign')
  const reads = useMay('pairing.read')
  const villages = useMay('village.read')
  if (assigns) return to.pairing()
  if (reads) return to.completeness()
  return villages ? to.villages() : null
}

function CountyName({ signed }: { signed: Signed }) {
  const { session, membership, choose } = signed
  const area = [membership.township, membership.village].filter(Boolean).join(' ')
  if (session.memberships.length < 2) {
    return (
      <strong class="county">
        {membership.county.name} {area && <small>{area}</small>}
      </strong>
    )
  }
  return (
    <select
      class="county"
      aria-label="所在县"
      value={membership.county.code}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {session.memberships.map(({ county }) => (
        <option key={county.code} value={county.code}>
          {county.name}
        </option>
      ))}
    </select>
  )
}

function Places({ places, class: name, label }: { places: Place[]; class: string; label: string }) {
  const { path } = useLocation()
  const here = places.find(({ href, within = [href] }) =>
    within.some((one) => (one === '/' ? path === '/' : path === one || path.startsWith(`${one}/`))),
  )
  return (
    <nav class={name} aria-label={label}>
      {places.map((place) => (
        <a key={place.href} href={place.href} aria-current={place === here ? 'page' : undefined}>
          <Icon name={place.icon} />
          <span>{place.name}</span>
        </a>
      ))}
    </nav>
  )
}
