import { render } from 'preact'
import { App } from './App.tsx'
import './ui/base.css'
import './ui/frame.css'
import './ui/form.css'
import './ui/table.css'
import './ui/parts.css'
import './ui/lists.css'
import './ui/views.css'
import './ui/pairing.css'
import './ui/cadre.css'
import './ui/mend.css'
import './ui/accounts.css'
import './ui/policy.css'
import './ui/history.css'
import './ui/print.css'

const root = document.getElementById('app')
if (root) render(<App />, root)
