/**
 * How often the readers are given files of chance: few times, with a seed that is named, so that a run of `npm test` is the
 * same everywhere. By hand more, and others: `TIFA_FUZZ=5000 TIFA_FUZZ_SEED=7 npx vitest run --project documents
 * tests/formats/hostile.test.ts`.
 */
import fc from 'fast-check';
import { Archive } from '../../src/formats/zip.ts';
import { storedZipOf } from './zips.ts';

const asked = Number(process.env['TIFA_FUZZ'] ?? 0);

/** @param numRuns as a rule */
export const runs = (numRuns: number) => ({
  numRuns: asked > 0 ? asked : numRuns,
  seed: Number(process.env['TIFA_FUZZ_SEED'] ?? 20_261_126),
  ...(asked > 0 && { interruptAfterTimeLimit: 3_600_000 }),
});

/** A test's own limit: by hand there is none that counts. */
export const limit = asked > 0 ? 3_600_000 : 120_000;

/** A whole file, cut short, with bytes changed, taken out and put in twice. */
export function damaged(whole: Uint8Array): fc.Arbitrary<Uint8Array> {
  const place = fc.nat(Math.max(0, whole.length - 1));
  const length = fc.integer({ min: 1, max: 40 });
  const change = fc.oneof(
    fc.record({ at: place, length, put: fc.uint8Array({ maxLength: 4 }) }),
    // The same again, or what stands elsewhere.
    fc.record({ at: place, length: fc.constant(0), from: place, twice: length }),
  );
  return fc.array(change, { minLength: 1, maxLength: 6 }).map((changes) => {
    let bytes = Array.from(whole);
    for (const one of changes) {
      const put = 'put' in one ? one.put : whole.subarray(one.from, one.from + one.twice);
      bytes.splice(one.at % (bytes.length || 1), one.length, ...put);
    }
    if (changes.length === 1) bytes = bytes.slice(0, changes[0]!.at);
    return Uint8Array.from(bytes);
  });
}

/** An archive that is whole, with one of its parts damaged: what is wrong is found out by whoever reads the part. */
export function withDamagedPart(whole: Uint8Array): fc.Arbitrary<Uint8Array> {
  const archive = new Archive(whole);
  const parts = Object.fromEntries(archive.names.map((name) => [name, archive.read(name)!]));
  return fc
    .constantFrom(...Object.keys(parts).filter((name) => parts[name]!.length > 0))
    .chain((name) => damaged(parts[name]!).map((part) => storedZipOf({ ...parts, [name]: part })));
}
