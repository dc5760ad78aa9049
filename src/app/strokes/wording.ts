/** What is said of strokes. */

/** `stroke 3 of 8`, for the eye and the ear. */
export function placeOfStroke(stroke: number, count: number): string {
  return stroke === 0 ? (count === 1 ? 'One stroke' : `${count} strokes`) : `Stroke ${stroke} of ${count}`;
}

/** After a stroke was written. @param missed how often the one that is next was missed */
export function writingSays(
  said: 'begin' | 'right' | 'missed' | 'backwards' | 'hint',
  stroke: number,
  count: number,
): string {
  const place = `stroke ${stroke} of ${count}`;
  switch (said) {
    case 'begin':
      return `Write ${place}.`;
    case 'right':
      return `Right. Now ${place}.`;
    case 'missed':
      return `That is not ${place}. Try again.`;
    case 'backwards':
      return `That is ${place}, written backwards. Try again.`;
    case 'hint':
      return `Follow the one that is marked: ${place}.`;
  }
}

/** At the end. */
export function writtenSays(missed: number): string {
  return missed === 0
    ? 'Written without a mistake.'
    : `Written, with ${missed === 1 ? 'one miss' : `${missed} misses`}.`;
}
