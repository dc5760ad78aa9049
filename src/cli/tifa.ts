#!/usr/bin/env node
/** The command `tifa` as it is installed: its first word names what to do. */
import { runExtract } from './extract-process.ts';

const HELP = `tifa extract FILE…   lists the Chinese terms of articles; tifa extract --help explains
tifa glossary        writes the glossary of an issue; tifa glossary --help explains
tifa --version       says which version this is
`;

const [command, ...args] = process.argv.slice(2);
if (command === 'extract') await runExtract(args);
else if (command === 'glossary') {
  const { main } = await import('./glossary.ts');
  process.exitCode = await main(
    args,
    {
      out: (text) => void process.stdout.write(text),
      err: (text) => void process.stderr.write(text),
    },
    { name: 'tifa glossary' },
  );
} else if (command === '--version') process.stdout.write(`${__APP_VERSION__}\n`);
else {
  const isAsked = command === '--help' || command === '-h';
  if (isAsked) process.stdout.write(HELP);
  else process.stderr.write(command === undefined ? HELP : `tifa: there is no command ${command}\n${HELP}`);
  process.exitCode = isAsked ? 0 : 2;
}
