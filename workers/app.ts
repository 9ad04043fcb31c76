import { Hono } from 'hono'
import { accounts } from './accounts/routes.ts'
import type { AppEnv } from './env.ts'
import { countyOf } from './http/county.ts'
import { bodySize, environment, headers, sameSite } from './http/guard.ts'
import { health } from './http/health.ts'
import { notFound, onError } from './http/problem.ts'
import { resume } from './import/resume.ts'
import { imports } from './import/routes.ts'
import { importWorkflow } from './import/workflow.ts'

const app = new Hono<AppEnv>()
app.onError(onError)
app.notFound(notFound)
app.use('*', headers)
app.use('/api/*', environment, sameSite, bodySize)
app.use('/api/counties/:county/*', countyOf)

const routes = app.route('/', health).route('/', resume).route('/', accounts).route('/api/counties/:county', county)

export class ImportWorkflow extends importWorkflow(async () => {}) {}

export type Api = typeof routes
export default app
