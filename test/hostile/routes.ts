import app from '../../workers/app.ts'

/** Every route there is, as the app declares it: `{method, path}` with `:name` for what is asked for. */
export const routes = [...new Set(app.routes.map(({ method, path }) => `${method} ${path}`))]
  .map((name) => {
    const [method, path] = name.split(' ') as [string, string]
    return { name, method, path }
  })
  .filter(({ method }) => method !== 'ALL')

export const changing = routes.filter(({ method }) => method !== 'GET')

/** An address under the route, every `:name` of it filled. */
export function addressUnder(path: string, fill: (name: string) => string = () => '1'): string {
  return path
    .replace(':county', '529901')
    .replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(fill(name).toWellFormed()))
}
