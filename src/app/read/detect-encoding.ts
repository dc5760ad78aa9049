/** Which encoding a text is in; the detector is fetched when the first file asks for it, since few do. */
import { detectWith } from '../../formats/detect-encoding.ts';
import { loadPart } from '../shell/load.ts';

export const detectEncoding = detectWith(() => loadPart(() => import('jschardet')));
