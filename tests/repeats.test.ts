import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { finderOfRepeats } from './repeats.ts';

const own = readFileSync('tests/fixtures/own-issue/issue.md', 'utf8');
const chinaBrief = join(process.env['TIFA_SHARED'] ?? '../shared', 'source/china-brief-24-08.md');

describe('a sentence of the source', () => {
  const repeats = finderOfRepeats(own);
  const ten = 'the quays have been the scene of a campaign for';

  it('is found whatever its capitals, marks and line ends', () => {
    const text = `He wrote: The “quays” have been\nthe SCENE, of a campaign — for what?`;
    expect(repeats(text)).toEqual([`${ten} what`]);
  });

  it('is told whole, and once for each place', () => {
    const [line] = own.split('\n').filter((each) => each.startsWith('Village committees'));
    expect(repeats(`${line}\n\nIn other words.\n\n${line}`)).toHaveLength(2);
  });

  it.each([
    ['nine words of it', ten.replace(/^the /, '')],
    ['other words', 'Officials have been busy on the quays since the spring of the year'],
    ['nothing', ''],
  ])('is not seen in %s', (_, text) => {
    expect(repeats(text)).toEqual([]);
  });

  it('is none where it is a title', () => {
    expect(finderOfRepeats(own, [`On why ${ten} years`])(`“${ten}”`)).toEqual([]);
  });
});

/** Every text of the project but what is generated, binary, or somebody else's. */
function textsOfTheProject(): string[] {
  return execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => file && !/(^|\/)package-lock\.json$|\.(png|woff2?|ico|wasm|zip|apkg)$/.test(file))
    .filter((file) => existsSync(file));
}

const sources = [
  {
    name: 'the issue made up for the tests',
    text: own,
    titles: [],
    isItself: (file: string) =>
      file.startsWith('tests/fixtures/own-issue/issue') || file === 'tests/repeats.test.ts',
  },
  ...(existsSync(chinaBrief)
    ? [
        {
          name: 'China Brief 24-8',
          text: readFileSync(chinaBrief, 'utf8'),
          // Titles of works that the issue cites.
          titles: [
            'Research on the difference of fertility intention and behavior of the second child of females of childbearing age from urban and rural areas',
            "Xi Signals Firm Strategy but Flexible Tactics at China's Central Foreign Affairs Work Conference",
          ],
          isItself: () => false,
        },
      ]
    : []),
];

it.each(sources)('no sentence of $name is repeated anywhere in the project', ({ text, titles, isItself }) => {
  const repeats = finderOfRepeats(text, titles);
  const found = textsOfTheProject()
    .filter((file) => !isItself(file))
    .flatMap((file) => repeats(readFileSync(file, 'utf8')).map((passage) => `${file}: ${passage}`));
  expect(found).toEqual([]);
});
