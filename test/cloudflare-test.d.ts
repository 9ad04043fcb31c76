declare module 'cloudflare:test' {
  export function reset(): Promise<void>
}
