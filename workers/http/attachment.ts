/** Content-Disposition with a name in any script (RFC 6266, RFC 5987). */
export function attachment(name: string): string {
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${name.replace(/[^\w.-]+/g, '_')}"; filename*=UTF-8''${encoded}`
}

/** Headers of an answer that is a file to be kept. */
export function fileHeaders(name: string): Record<string, string> {
  return { 'content-type': 'application/octet-stream', 'content-disposition': attachment(name) }
}
