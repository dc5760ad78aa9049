/** `npm run extract`. */
import { runExtract } from './extract-process.ts';
import { processOutput } from './process-streams.ts';

await runExtract(process.argv.slice(2), processOutput());
