// The runtime's own modules, typed from @cloudflare/workers-types without its globals: the DOM's stay in force.
declare module 'cloudflare:workers' {
  import { CloudflareWorkersModule } from '@cloudflare/workers-types'
  export = CloudflareWorkersModule
}
