/** The process around `glossary.ts`: `npm run glossary`. */
import { main } from './glossary.ts';
import { processOutput } from './process-streams.ts';

// From the project's folder, in which npm runs it.
const as = { name: 'npm run glossary --', issue: 'glossary/china-brief-24-08' };
process.exitCode = await main(process.argv.slice(2), processOutput(), as);
