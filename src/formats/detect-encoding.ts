/** Which encoding a text is in, by jschardet, which is large: whoever asks brings it, and only when it is needed. */
import type * as jschardet from 'jschardet';
import type { Detect, OtherEncoding } from './encoding.ts';

type Detector = Pick<typeof jschardet, 'detectAll'>;

const NAMES: Readonly<Record<string, OtherEncoding>> = {
  gb18030: 'gb18030',
  big5: 'big5',
  'utf-16-le': 'utf-16le',
  'utf-16-be': 'utf-16be',
  'windows-1252': 'windows-1252',
};

/** So much of a long text tells as much as all of it. Bytes. */
const SAMPLE = 64 * 1024;

/** @param load gives jschardet; where it rejects, so does the detector */
export function detectWith(load: () => Promise<Detector>): Detect {
  return async (bytes, among) => {
    const { detectAll } = await load();
    const found = detectAll(bytes.subarray(0, SAMPLE), {
      minimumThreshold: 0,
      detectEncodings: Object.keys(NAMES).filter((name) => among.includes(NAMES[name]!)),
    });
    return found.flatMap(({ encoding: name, confidence }) => {
      const encoding = NAMES[name?.toLowerCase() ?? ''];
      return encoding === undefined || !among.includes(encoding) ? [] : [{ encoding, confidence }];
    });
  };
}
