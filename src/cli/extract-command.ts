/** `npm run extract`. */
import { runExtract } from './extract-process.ts';

await runExtract(process.argv.slice(2));
