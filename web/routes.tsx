import lazy from 'preact-iso/lazy'
import { Route, Router } from 'preact-iso/router'
import { NotFound } from './pages/NotFound.tsx'
import { useSigned } from './session.tsx'

const Home = lazy(() => import('./pages/officer/Home.tsx'))
const Imports = lazy(() => import('./pages/officer/Imports.tsx'))
const ImportPage = lazy(() => import('./pages/officer/Import.tsx'))
const Findings = lazy(() => import('./pages/officer/Findings.tsx'))
const FindingPage = lazy(() => import('./pages/officer/Finding.tsx'))
const Pairing = lazy(() => import('./pages/officer/Pairing.tsx'))
const Households = lazy(() => import('./pages/officer/Households.tsx'))
const Household = lazy(() => import('./pages/officer/Household.tsx'))
const Policy = lazy(() => import('./pages/officer/Policy.tsx'))
const MyHouseholds = lazy(() => import('./pages/cadre/MyHouseholds.tsx'))

/** The map of the app. Addresses are made by to.ts. */
export function Routes() {
  if (useSigned().membership.role === 'cadre') return <CadreRoutes />
  return (
    <Router>
      <Route path="/" component={Home} />
      <Route path="/imports" component={Imports} />
      <Route path="/imports/:id" component={ImportPage} />
      <Route path="/findings" component={Findings} />
      <Route path="/findings/:id" component={FindingPage} />
      <Route path="/pairing" component={Pairing} />
      <Route path="/households" component={Households} />
      <Route path="/households/:no" component={Household} />
      <Route path="/settings/policy" component={Policy} />
      <Route default component={NotFound} />
    </Router>
  )
}

function CadreRoutes() {
  return (
    <Router>
      <Route path="/" component={MyHouseholds} />
      <Route path="/households/:no" component={Household} />
      <Route default component={NotFound} />
    </Router>
  )
}
