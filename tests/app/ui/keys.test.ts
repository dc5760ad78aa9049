import { expect, test } from 'vitest';
import { commandIn, nameOfKey, type KeyRow } from '../../../src/app/ui/keys.ts';

type Command = 'look' | 'go' | 'step' | 'leave';
const rows: readonly KeyRow<Command>[] = [
  { keys: { '/': 'look', g: 'go' }, does: 'a sign and a letter' },
  { keys: { ' ': 'step', Enter: 'step', PageDown: 'step' }, does: 'keys with a name' },
  { keys: { Escape: 'leave' }, does: 'leave' },
];
const plain = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false };

test.each<[string, 'page' | 'control' | 'field', boolean, Command | null]>([
  ['/', 'page', true, 'look'],
  ['g', 'page', true, 'go'],
  ['G', 'page', true, 'go'],
  // A full-width sign of an input method.
  ['／', 'page', true, 'look'],
  ['/', 'control', true, 'look'],
  // A field's keys are text, and a control has two of its own.
  ['/', 'field', true, null],
  ['Escape', 'field', true, null],
  ['Enter', 'control', true, null],
  [' ', 'control', true, null],
  ['PageDown', 'control', true, 'step'],
  // Turned off are what is pressed by mistake; the others have names.
  ['/', 'page', false, null],
  ['g', 'page', false, null],
  [' ', 'page', false, 'step'],
  ['Enter', 'page', false, 'step'],
  ['Escape', 'page', false, 'leave'],
  ['x', 'page', true, null],
  // No row, though every object has it.
  ['constructor', 'page', true, null],
])('%j on the %s, signs %j: %j', (key, place, signs, command) => {
  expect(commandIn(rows, { ...plain, key }, place, signs)).toBe(command);
});

test.each(['ctrlKey', 'metaKey', 'altKey', 'repeat'] as const)('with %s it is none of ours', (held) => {
  expect(commandIn(rows, { ...plain, key: '/', [held]: true }, 'page', true)).toBeNull();
});

test('keys are listed as keyboards write them', () => {
  expect([' ', 'PageDown', 'ArrowUp', 'Escape', 'u', '?', 'Home'].map(nameOfKey)).toEqual([
    'Space',
    'Page down',
    '↑',
    'Esc',
    'U',
    '?',
    'Home',
  ]);
});
