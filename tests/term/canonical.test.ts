import { describe, expect, test } from 'vitest';
import { createCanonical } from '../../src/term/canonical.ts';
import type { TermId } from '../../src/term/term-id.ts';
import { termIdOf } from '../../src/term/term-key.ts';

const canonical = createCanonical(
  new Map<string, TermId>([
    ['ren-min', termIdOf('人民')],
    ['shi-shi', termIdOf('时事')],
    ['shi-shi-2', termIdOf('史实')],
    ['zhu-quan-ai', termIdOf('主权AI')],
    ['xing', '行~2' as TermId],
    ['xing-old', '行~2' as TermId],
  ]),
);

describe('the name a card has now', () => {
  test.each([
    ['ren-min:hanzi-meaning', '人民:hanzi-meaning'],
    ['shi-shi:cloze', '时事:cloze'],
    ['shi-shi-2:cloze', '史实:cloze'],
    ['zhu-quan-ai:listening', '主权ai:listening'],
    ['xing:cloze', '行~2:cloze'],
    ['xing-old:cloze', '行~2:cloze'],
    // Of a later version, which this one does not know.
    ['ren-min:from-memory', '人民:from-memory'],
    ['ren-min:a:b', '人民:a:b'],
    // Named so already.
    ['人民:cloze', '人民:cloze'],
    ['行~2:cloze', '行~2:cloze'],
    // Of nobody's term.
    ['ren:cloze', 'ren:cloze'],
    ['ren-min-2:cloze', 'ren-min-2:cloze'],
    ['人:cloze', '人:cloze'],
    ['__proto__:cloze', '__proto__:cloze'],
    ['constructor:cloze', 'constructor:cloze'],
    [':cloze', ':cloze'],
  ] as const)('of %s is %s', (card, now) => {
    expect(canonical(card)).toBe(now);
    expect(canonical(canonical(card))).toBe(now);
  });
});
