/** What went wrong with the dictionary, for whoever asked for it. */
import { LoadError } from '../shell/load.ts';
import type { FailureReason } from './messages.ts';

export function reasonOf(error: unknown): FailureReason {
  if (!(error instanceof LoadError)) return 'fault';
  return error.reason === 'code' ? 'code' : `lexicon-${error.reason}`;
}

/** The error's own words. */
export function detailsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
