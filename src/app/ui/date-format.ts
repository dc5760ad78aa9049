/**
 * A format for moments in a time zone. The zone's name comes from the platform, which at times gives one that it does
 * not itself take (an old link, `Etc/Unknown`, nothing at all): then the device's own time serves, or else UTC.
 */
export function dateFormat(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  for (const timeZone of [zone, undefined]) {
    try {
      return new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
}
