/** How days, moments and times taken are put into words. */
import { DAY } from '../../schedule/model.ts';
import { dateFormat } from '../ui/date-format.ts';

/** `today`, `tomorrow`, `on Thursday, 28 November`: a study day as seen from another. */
export function whichDay(day: number, today: number): string {
  if (day === today) return 'today';
  if (day === today + 1) return 'tomorrow';
  if (day === today - 1) return 'yesterday';
  const date = new Date(day * DAY);
  const thisYear = new Date(today * DAY).getUTCFullYear() === date.getUTCFullYear();
  const text = date.toLocaleDateString('en-GB', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(thisYear ? {} : { year: 'numeric' }),
  });
  // Some versions of the locale's data set a comma after the weekday, others none.
  return `on ${text.replace(',', '')}`;
}

/** A time taken: `48 s`, `6 min`, `1 h 20 min`. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

/** The local time of a moment in a zone, as `14:05`. */
export function clockTime(moment: number, zone: string): string {
  return dateFormat(zone, { hour: '2-digit', minute: '2-digit' }).format(moment);
}
