/**
 * Reads the text of a glossary file and checks it: what the app, the commands and the tests trust.
 */
import * as v from 'valibot';
import { GLOSSARY_VERSION, GlossarySchema, type Glossary } from './entry.ts';

/** A glossary file that cannot be used; the message says which file and why, in one line. */
export class GlossaryError extends Error {
  override readonly name = 'GlossaryError';
}

/**
 * @param text the file's content
 * @param file its name, for the message
 * @throws GlossaryError on anything but a glossary of the version this program knows
 */
export function parseGlossary(text: string, file: string): Glossary {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new GlossaryError(`${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
  const version = typeof data === 'object' && data !== null && 'version' in data ? data.version : undefined;
  if (typeof version === 'number' && version > GLOSSARY_VERSION) {
    throw new GlossaryError(
      `${file} is of version ${version}; this program reads up to ${GLOSSARY_VERSION}. Update the program.`,
    );
  }
  const result = v.safeParse(GlossarySchema, data, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw new GlossaryError(`${file}: ${v.getDotPath(issue) ?? 'the whole file'}: ${issue.message}`);
  }
  return result.output;
}
