/** The process around `glossary.ts`: `npm run glossary`. */
import { main } from './glossary.ts';

process.exitCode = await main(
  process.argv.slice(2),
  {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  },
  // From the project's folder, in which npm runs it.
  { name: 'npm run glossary --', issue: 'glossary/china-brief-24-08' },
);
