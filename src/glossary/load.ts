/**
 * Reads the text of a glossary file and checks it: what the app, the commands and the tests trust.
 *
 * There are two depths. A file that may come from anywhere is checked field by field. The files the app is
 * built with have been (build/glossary-check.ts stops the build otherwise) and travel under the hash of their
 * content, so the app only makes sure that it got the right file, whole: it is on the way to the screens that show it.
 */
import * as v from 'valibot';
import {
  EntrySchema,
  GLOSSARY_VERSION,
  GlossaryDetailsSchema,
  GlossarySchema,
  IssueSchema,
  type Glossary,
  type GlossaryDetails,
} from './entry.ts';
import { GlossaryError } from './glossary-error.ts';

const EnvelopeSchema = v.object({
  ...GlossarySchema.entries,
  issue: IssueSchema,
  entries: v.array(v.looseObject({ id: EntrySchema.entries.id })),
});

/**
 * Checks every field.
 *
 * @param text the file's content
 * @param file its name, for the message
 * @throws GlossaryError on anything but a glossary of the version this program knows
 */
export function parseGlossary(text: string, file: string): Glossary {
  return check(readVersioned(text, file), GlossarySchema, file);
}

/**
 * Checks the version, the issue and the entries' ids, and trusts the build for the rest.
 *
 * @throws GlossaryError as `parseGlossary` does
 */
export function parseShippedGlossary(text: string, file: string): Glossary {
  return check(readVersioned(text, file), EnvelopeSchema, file) as unknown as Glossary;
}

/**
 * Checks every field of the depth of an issue's glossaries.
 *
 * @throws GlossaryError as `parseGlossary` does
 */
export function parseDetails(text: string, file: string): GlossaryDetails {
  return check(readVersioned(text, file), GlossaryDetailsSchema, file);
}

const DetailsEnvelopeSchema = v.looseObject({
  version: GlossaryDetailsSchema.entries.version,
  issue: GlossaryDetailsSchema.entries.issue,
});

/**
 * Checks the version and the issue, and trusts the build for the rest.
 *
 * @throws GlossaryError as `parseGlossary` does
 */
export function parseShippedDetails(text: string, file: string): GlossaryDetails {
  return check(readVersioned(text, file), DetailsEnvelopeSchema, file) as unknown as GlossaryDetails;
}

function readVersioned(text: string, file: string): unknown {
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
  return data;
}

function check<S extends v.GenericSchema>(data: unknown, schema: S, file: string): v.InferOutput<S> {
  const result = v.safeParse(schema, data, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw new GlossaryError(`${file}: ${v.getDotPath(issue) ?? 'the whole file'}: ${issue.message}`);
  }
  return result.output;
}
