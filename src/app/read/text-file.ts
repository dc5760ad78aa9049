/** A file's bytes as text, or why nothing can be found in it. */
import { FormatError } from '../../formats/document.ts';
import { recognise } from '../../formats/recognise.ts';
import type { Detect } from '../../formats/encoding.ts';
import { readText, type Doubt, type Reading } from '../../formats/text.ts';

export type { Detect, OtherEncoding } from '../../formats/encoding.ts';
export { LARGEST_FILE, previewOf, type Reading } from '../../formats/text.ts';

export const FILE_PROBLEMS = ['empty', 'too-large', 'pdf', 'archive', 'binary'] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

/** Why nothing can be found in what the reader brought. */
export type InputProblem = FileProblem | 'no-chinese' | 'nothing' | 'unreadable';

export type TextFile = Reading | Doubt | { readonly problem: FileProblem };

/** @param detect asked only where the bytes themselves do not tell */
export async function readTextFile(bytes: Uint8Array, detect: Detect): Promise<TextFile> {
  try {
    switch (recognise(bytes, '')) {
      case 'pdf':
        return { problem: 'pdf' };
      case 'docx':
      case 'xlsx':
      case 'epub':
      case 'zip':
        return { problem: 'archive' };
      default:
        return await readText(bytes, detect);
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const { problem } = error;
    if (problem === 'damaged' || problem === 'bomb') return { problem: 'archive' };
    return { problem: problem === 'empty' || problem === 'too-large' ? problem : 'binary' };
  }
}
