/**
 * Teaches pinyin-pro the complete dictionary of `@pinyin-pro/data` (some 400,000 phrases, 18 MB): for Node
 * commands that can spare a second and 100 MB for better readings of what CC-CEDICT does not list. It changes
 * every later reading in the process, so a command calls it before the first term or not at all.
 */
import { addDict } from 'pinyin-pro';

export async function loadPhrases(): Promise<void> {
  const { default: complete } = await import('@pinyin-pro/data/complete');
  addDict(complete);
}
