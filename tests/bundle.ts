/** A page's code as one script, for pages that a test or a measurement opens in a browser of its own. */
import { build } from 'vite';

/** @param entry path of the page's TypeScript */
export async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry, formats: ['es'] },
      target: 'es2022',
      // One file: what is loaded on demand in the app is part of it here.
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}
