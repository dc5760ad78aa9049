/** Writes a file of code that was fitted, set as all code is. */
import { writeFileSync } from 'node:fs';
import { format } from 'oxfmt';
import style from '../../../.oxfmtrc.json' with { type: 'json' };

/** Throws, with what is wrong, where the source is no code; then nothing is written. */
export async function writeCode(path: string, source: string): Promise<void> {
  const { code, errors } = await format(path, source, style);
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  writeFileSync(path, code);
}
