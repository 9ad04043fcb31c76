/**
 * Lets other requests in: while an import computes and asks a database on the same machine, workerd never comes back to its sockets,
 * and whoever watches the progress would wait until the end.
 */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
