/** Keys met in an import so far, with how often, each entity's apart: a key looked up as it is costs nothing to make. */
export class Seen {
  private readonly scopes = new Map<string, Map<string, number>>()

  of(scope: string): Map<string, number> {
    const known = this.scopes.get(scope) ?? new Map<string, number>()
    this.scopes.set(scope, known)
    return known
  }
}
