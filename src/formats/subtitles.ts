/** Subtitles (SubRip, WebVTT): what is said, without times and numbers, joined to sentences. */
import { decodeHTML } from 'entities';
import { FormatError, type Document, type ReadFormat } from './document.ts';
import { textOf } from './text.ts';

const TIMES = /^\s*(?:\d+:)?\d\d?:\d\d[,.]\d{1,3}[ \t]*-->[ \t]*(?:\d+:)?\d\d?:\d\d[,.]\d{1,3}/;
/** What says how a cue looks: tags of either format, and those that other programs put into SubRip. */
const LOOKS = /<\/?(?:[ibuscv]|font|ruby|rt|lang|\d\d:)[^<>\n]{0,200}>|\{\\[^{}\n]{0,200}\}/gi;
const SENTENCE_ENDS = /[.!?。！？…][)\]"”’」』）]*$/;
/** A longer pause ends what is said, as one of four seconds between cues does. Characters. */
const LONGEST_PARAGRAPH = 600;

export const readSubtitles: ReadFormat = async (bytes, name, options): Promise<Document> => {
  const cues = cuesOf(await textOf(bytes, options));
  const text = paragraphsOf(cues).join('\n\n');
  if (text === '') throw new FormatError('empty', 'no cue with text');
  return { name, format: 'subtitles', text, facts: {}, dropped: [] };
};

/** The lines of each cue. */
function cuesOf(text: string): string[][] {
  const cues: string[][] = [];
  let cue: string[] | null = null;
  const lines = text.split('\n');
  for (const [at, line] of lines.entries()) {
    if (TIMES.test(line)) cues.push((cue = []));
    // SubRip's numbers stand before the times; notes and styles of WebVTT before any cue.
    else if (line.trim() === '') cue = null;
    else if (cue !== null && !(/^\s*\d+\s*$/.test(line) && TIMES.test(lines[at + 1] ?? ''))) {
      const said = decodeHTML(line.replaceAll(LOOKS, '')).replaceAll(/\s+/g, ' ').trim();
      if (said !== '') cue.push(said);
    }
  }
  return cues;
}

const isChinese = (line: string): boolean => {
  const han = line.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han * 2 > (line.match(/\p{L}/gu)?.length ?? 0);
};

/** Sentences that go on over cues are joined; where a cue says it in two languages, its lines stay beside each other. */
function paragraphsOf(cues: readonly (readonly string[])[]): string[] {
  const paragraphs: string[] = [];
  let open = '';
  const end = () => {
    if (open !== '') paragraphs.push(open);
    open = '';
  };
  let before: readonly string[] = [];
  for (const cue of cues) {
    // Rolling captions say the line before once more.
    const lines = cue.filter((line) => !before.includes(line));
    before = cue;
    const isTwofold = lines.length > 1 && new Set(lines.map(isChinese)).size === 2;
    if (isTwofold) {
      end();
      paragraphs.push(lines.join('\n'));
      continue;
    }
    for (const line of lines) {
      const speaks = /^[-–—]\s*\S/.test(line);
      if (speaks || open.length > LONGEST_PARAGRAPH || (open !== '' && isChinese(open) !== isChinese(line)))
        end();
      open = open === '' ? line : `${open} ${line}`;
      if (SENTENCE_ENDS.test(open)) end();
    }
  }
  end();
  return paragraphs;
}
