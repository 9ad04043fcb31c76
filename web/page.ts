import type { FunctionComponent } from 'preact'
import lazy from 'preact-iso/lazy'
import { Unreachable } from './pages/Unreachable.tsx'

/** A page fetched when first gone to. */
export const page = <Props>(load: () => Promise<{ default: FunctionComponent<Props> }>) =>
  lazy<FunctionComponent<Props>>(() => load().catch(() => ({ default: Unreachable })))
