/** Which encoding a text is in, by jschardet: fetched when the first file asks for it, since few do. */
import { loadPart } from '../shell/load.ts';
import type { Detect, OtherEncoding } from './text-file.ts';

const NAMES: Readonly<Record<string, OtherEncoding>> = {
  gb18030: 'gb18030',
  big5: 'big5',
  'utf-16-le': 'utf-16le',
  'utf-16-be': 'utf-16be',
  'windows-1252': 'windows-1252',
};

/** So much of a long text tells as much as all of it. Bytes. */
const SAMPLE = 64 * 1024;

/** @throws (rejects) where the detector cannot be fetched */
export const detectEncoding: Detect = async (bytes, among) => {
  const { detectAll } = await loadPart(() => import('jschardet'));
  const found = detectAll(bytes.subarray(0, SAMPLE), {
    minimumThreshold: 0,
    detectEncodings: Object.keys(NAMES).filter((name) => among.includes(NAMES[name]!)),
  });
  return found.flatMap(({ encoding: name, confidence }) => {
    const encoding = NAMES[name?.toLowerCase() ?? ''];
    return encoding === undefined || !among.includes(encoding) ? [] : [{ encoding, confidence }];
  });
};
