/** The process around `glossary.ts`: `npm run glossary`. */
import { main } from './glossary.ts';

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
