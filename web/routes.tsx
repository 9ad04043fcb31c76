import { Route, Router } from 'preact-iso/router'
import { page } from './page.ts'
import { NotFound } from './pages/NotFound.tsx'
import { useSigned } from './session.tsx'

const Home = page(() => import('./pages/officer/Home.tsx'))
const Bulletins = page(() => import('./pages/officer/bulletin/Bulletins.tsx'))
const BulletinPage = page(() => import('./pages/officer/bulletin/Bulletin.tsx'))
const Imports = page(() => import('./pages/officer/Imports.tsx'))
const ImportPage = page(() => import('./pages/officer/Import.tsx'))
const Findings = page(() => import('./pages/officer/Findings.tsx'))
const FindingPage = page(() => import('./pages/officer/Finding.tsx'))
const Completeness = page(() => import('./pages/officer/pairing/Completeness.tsx'))
const Stability = page(() => import('./pages/officer/pairing/Stability.tsx'))
const Rosters = page(() => import('./pages/officer/pairing/Rosters.tsx'))
const Villages = page(() => import('./pages/officer/village/Villages.tsx'))
const Village = page(() => import('./pages/officer/village/Village.tsx'))
const Units = page(() => import('./pages/officer/village/Units.tsx'))
const Pairing = page(() => import('./pages/officer/Pairing.tsx'))
const Cadres = page(() => import('./pages/officer/cadre/Cadres.tsx'))
const CadrePage = page(() => import('./pages/officer/cadre/Cadre.tsx'))
const NewCadre = page(() => import('./pages/officer/cadre/NewCadre.tsx'))
const Handover = page(() => import('./pages/officer/cadre/handover/Handover.tsx'))
const Acceptances = page(() => import('./pages/officer/cadre/Acceptances.tsx'))
const Kinships = page(() => import('./pages/officer/cadre/Kinships.tsx'))
const ProposalPage = page(() => import('./pages/officer/Proposal.tsx'))
const Households = page(() => import('./pages/officer/Households.tsx'))
const Household = page(() => import('./pages/officer/Household.tsx'))
const Questions = page(() => import('./pages/officer/Questions.tsx'))
const Departed = page(() => import('./pages/officer/Departed.tsx'))
const Policy = page(() => import('./pages/officer/policy/Policy.tsx'))
const Consistency = page(() => import('./pages/officer/consistency/Consistency.tsx'))
const Rules = page(() => import('./pages/officer/rules/Rules.tsx'))
const Rule = page(() => import('./pages/officer/rules/Rule.tsx'))
const Accounts = page(() => import('./pages/officer/settings/Accounts.tsx'))
const NewAccounts = page(() => import('./pages/officer/settings/NewAccounts.tsx'))
const FromCadres = page(() => import('./pages/officer/settings/FromCadres.tsx'))
const Areas = page(() => import('./pages/officer/settings/Areas.tsx'))
const AccessTable = page(() => import('./pages/officer/settings/AccessTable.tsx'))
const HeaderMemory = page(() => import('./pages/officer/settings/HeaderMemory.tsx'))
const Trail = page(() => import('./pages/officer/settings/Trail.tsx'))
const MyAccount = page(() => import('./pages/account/MyAccount.tsx'))
const MyHouseholds = page(() => import('./pages/cadre/MyHouseholds.tsx'))

/** The map of the app. Addresses are made by to.ts. */
export function Routes() {
  if (useSigned().membership.role === 'cadre') return <CadreRoutes />
  return (
    <Router>
      <Route path="/" component={Home} />
      <Route path="/bulletins" component={Bulletins} />
      <Route path="/bulletins/:period" component={BulletinPage} />
      <Route path="/imports" component={Imports} />
      <Route path="/imports/:id" component={ImportPage} />
      <Route path="/findings" component={Findings} />
      <Route path="/findings/consistency" component={Consistency} />
      <Route path="/findings/:id" component={FindingPage} />
      <Route path="/pairing" component={Pairing} />
      <Route path="/pairing/rosters" component={Rosters} />
      <Route path="/cadres" component={Cadres} />
      <Route path="/cadres/new" component={NewCadre} />
      <Route path="/cadres/acceptances" component={Acceptances} />
      <Route path="/cadres/kinships" component={Kinships} />
      <Route path="/cadres/:key" component={CadrePage} />
      <Route path="/cadres/:key/handover" component={Handover} />
      <Route path="/pairing/completeness" component={Completeness} />
      <Route path="/pairing/stability" component={Stability} />
      <Route path="/villages" component={Villages} />
      <Route path="/villages/:key" component={Village} />
      <Route path="/units" component={Units} />
      <Route path="/pairing/proposal" component={ProposalPage} />
      <Route path="/households" component={Households} />
      <Route path="/households/:no" component={Household} />
      <Route path="/questions" component={Questions} />
      <Route path="/departed" component={Departed} />
      <Route path="/settings/policy" component={Policy} />
      <Route path="/settings/rules" component={Rules} />
      <Route path="/settings/rules/:id" component={Rule} />
      <Route path="/settings/accounts" component={Accounts} />
      <Route path="/settings/accounts/new" component={NewAccounts} />
      <Route path="/settings/accounts/from-cadres" component={FromCadres} />
      <Route path="/settings/areas" component={Areas} />
      <Route path="/settings/access" component={AccessTable} />
      <Route path="/settings/headers" component={HeaderMemory} />
      <Route path="/settings/trail" component={Trail} />
      <Route path="/account" component={MyAccount} />
      <Route default component={NotFound} />
    </Router>
  )
}

function CadreRoutes() {
  return (
    <Router>
      <Route path="/" component={MyHouseholds} />
      <Route path="/findings" component={Findings} />
      <Route path="/findings/:id" component={FindingPage} />
      <Route path="/households/:no" component={Household} />
      <Route path="/account" component={MyAccount} />
      <Route default component={NotFound} />
    </Router>
  )
}
