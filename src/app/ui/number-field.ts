/** What a field for a number reads and how arrow keys change it. */

export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** Written with a comma before every three digits. */
const IN_THOUSANDS = /^[-−]?[1-9]\d{0,2}(?:,\d{3})+$/;

/**
 * The number written in a field, or null where none within the bounds is. Digits and signs of full width are read as
 * meant, a comma as a decimal point; where whole numbers are asked for, one before three digits as between thousands.
 */
export function readNumber(text: string, { min, max, step }: Bounds): number | null {
  const typed = text.normalize('NFKC').trim();
  const isWhole = Number.isInteger(step) && IN_THOUSANDS.test(typed);
  const written = isWhole ? typed.replaceAll(',', '') : typed.replace(',', '.');
  if (!/^[-−]?\d+(\.\d+)?$/.test(written)) return null;
  const value = Number(written.replace('−', '-'));
  return value >= min && value <= max ? value : null;
}

/** The number one step up or down, kept within the bounds; `value` is what stands in the field or is in force. */
export function stepNumber(value: number, direction: 1 | -1, { min, max, step }: Bounds): number {
  const places = /\.(\d+)$/.exec(String(step))?.[1]?.length ?? 0;
  return Math.min(max, Math.max(min, Number((value + direction * step).toFixed(places))));
}
