/** What the functions of the browser that failed mean to a learner, and what of the data lies ahead. */
import type { PlatformFunction } from '../../platform/platform.ts';
import { counted } from '../term/labels.ts';
import type { LearnerAhead } from '../learner/learner.ts';

/** One sentence each: what does not work, and what follows from it. */
export const TROUBLE_TEXTS: Readonly<Record<PlatformFunction, string>> = {
  'storage-room': 'It does not say how much room there is.',
  'storage-promise':
    'It does not say whether it keeps your data when room is short: export a file now and then.',
  locks: 'Tabs cannot be kept from asking the same card: use one tab at a time.',
  tabs: 'Tabs do not hear of each other’s answers: reload one after using another.',
  language: 'It names a language it does not know itself: figures are written as in English.',
  'time-zone':
    'It does not know your time zone by name: times are told by the clock’s present offset from UTC.',
  chance: 'Its random numbers fail: simpler ones are used.',
  media: 'It does not say whether the system is dark, or the app installed.',
  'small-notes': 'It keeps no small notes: theme and script last until the page closes.',
};

/** @param zone a name that `Intl` takes */
export function aheadText({ cards, settings, until }: LearnerAhead, zone: string): string {
  const date = new Date(until).toLocaleDateString('en-GB', { timeZone: zone, dateStyle: 'long' });
  const what = [
    cards > 0 ? counted(cards, 'card was answered', 'cards were answered') : '',
    settings > 0 ? counted(settings, 'setting was changed', 'settings were changed') : '',
  ]
    .filter(Boolean)
    .join(' and ');
  const asked = cards > 0 ? ' The answers count, and the cards are due now.' : '';
  return `${what} under a date that lies ahead, up to ${date}: a clock was ahead then, or this one is behind now.${asked} Whatever you do from now on comes after it.`;
}
