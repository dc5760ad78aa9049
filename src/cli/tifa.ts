#!/usr/bin/env node
/** The command `tifa` as it is installed: its first word names what to do. */
import { runExtract } from './extract-process.ts';
import { processOutput } from './process-streams.ts';

const HELP = `tifa extract FILE…   lists the Chinese terms of articles; tifa extract --help explains
tifa glossary        writes the glossary of an issue; tifa glossary --help explains
tifa --version       says which version this is
`;

const output = processOutput();
const [command, ...args] = process.argv.slice(2);
if (command === 'extract') await runExtract(args, output);
else if (command === 'glossary') {
  const { main } = await import('./glossary.ts');
  process.exitCode = await main(args, output, { name: 'tifa glossary' });
} else if (command === '--version') output.out(`${__APP_VERSION__}\n`);
else {
  const isAsked = command === '--help' || command === '-h';
  if (isAsked) output.out(HELP);
  else output.err(command === undefined ? HELP : `tifa: there is no command ${command}\n${HELP}`);
  process.exitCode = isAsked ? 0 : 2;
}
