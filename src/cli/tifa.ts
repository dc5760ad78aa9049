#!/usr/bin/env node
/** The command `tifa` as it is installed: its first word names what to do. */
import { runExtract } from './extract-process.ts';

const [command, ...args] = process.argv.slice(2);
if (command === 'extract') await runExtract(args);
else {
  const isAsked = command === '--help' || command === '-h';
  const help = 'tifa extract FILE…   lists the Chinese terms of articles; tifa extract --help explains\n';
  if (isAsked) process.stdout.write(help);
  else process.stderr.write(command === undefined ? help : `tifa: there is no command ${command}\n${help}`);
  process.exitCode = isAsked ? 0 : 2;
}
