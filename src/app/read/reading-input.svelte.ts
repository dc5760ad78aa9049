/**
 * What the reader brings to be read: a text in the field, files, what came of opening them, and what the reader put right
 * of what texts say of themselves. What is found in it stands in reading.svelte.ts.
 */
import type { Document, DocumentFacts, Dropped } from '../../formats/document.ts';
import { isList, type ReadFiles } from '../../formats/read-file.ts';
import type { OtherEncoding } from '../../formats/encoding.ts';
import { hasChinese, LARGEST_FILE, markedUtf8, type Reading } from '../../formats/text.ts';
import { normalisedText } from '../../library/source.ts';
import { MOST_FILES, PASTED, type Draft, type DraftFile } from './draft.ts';
import { factsOf as recognisedFacts, tidyFact, type Fact, type Facts } from './facts.ts';
import { createFileQueue, type Brought, type QueueProgress } from './file-queue.ts';
import { freeName, toldApart } from './names.ts';
import { createOpening, OpenError } from './opening.ts';
import { movedPages } from './pages.ts';
import type { ReadText } from './found-term.ts';
import type { BroughtProblem, Problem } from './wording.ts';

type FactsByName = ReadonlyMap<string, Facts>;

interface Named {
  readonly name: string;
}

export interface Doubt {
  readonly name: string;
  /** The text in each encoding, the likeliest first. */
  readonly readings: readonly Reading<OtherEncoding>[];
}

/** What was last pasted out of a page or a document. */
export interface Pasted {
  /** `coming` until its emphasis and tables are read; `failed` where they cannot be. */
  readonly state: 'coming' | 'rich' | 'failed';
  /** The field before it, and with it plainly and, once that is read, with emphasis and tables. */
  readonly plain: string;
  readonly full?: string;
}

/** A file that may as well be taken as a word list. */
interface List extends Brought {
  /** Its bytes in base 64, for the draft; absent where they are too many for it. */
  readonly base64?: string;
}

/** Of an archive: how many files in it are no documents. */
type DroppedFrom = Dropped & Named;

/** What hears of changes. */
export interface ReadingInputOptions {
  /** Something was typed: it may be stored once that pauses. */
  readonly ontyped: () => void;
  /** Something was done: it is stored at once. */
  readonly onact: () => void;
}

/** A longer text is not put into the field, whose layout would hold the page for seconds. UTF-16 code units. */
export const LONGEST_FIELD = 200_000;

/**
 * Bytes of all lists that the draft keeps, which is stored at every act; one that is more can be taken until the page is
 * left.
 */
const MOST_OF_LISTS = 1_000_000;

const NOTHING_PUT_RIGHT: FactsByName = new Map();

export class ReadingInput {
  #text = $state('');
  #files = $state.raw<readonly ReadText[]>([]);
  #problems = $state.raw<readonly Problem[]>([]);
  #doubts = $state.raw<readonly Doubt[]>([]);
  /** What the reader put right of what texts say of themselves, by their names. */
  #putRight = $state.raw(NOTHING_PUT_RIGHT);
  #opening = $state.raw<QueueProgress | null>(null);
  #pasted = $state.raw<Pasted | null>(null);
  #lists = $state.raw<readonly List[]>([]);
  #dropped = $state.raw<readonly DroppedFrom[]>([]);
  /** Looked for once in each text: the draft, which is stored at every act, has them. */
  readonly #recognised = new WeakMap<ReadText, Facts>();
  readonly #ontyped: () => void;
  readonly #onact: () => void;
  readonly #queue = createFileQueue(createOpening(), {
    opened: (file, read) => this.#take(file, read),
    failed: (name, problem, details) => {
      console.info(`${name} was not opened:`, details);
      this.#forgetSaid([{ name }]);
      this.#problems = [...this.#problems, { name, problem }];
    },
    now: (progress) => {
      this.#opening = progress;
    },
  });

  constructor({ ontyped, onact }: ReadingInputOptions) {
    this.#ontyped = ontyped;
    this.#onact = onact;
  }

  /** What stands in the field. */
  get text(): string {
    return this.#text;
  }

  set text(typed: string) {
    if (typed === this.#text) return;
    this.#text = typed;
    this.#pasted = null;
    this.#problems = this.#problems.filter(({ name }) => name !== undefined);
    this.#ontyped();
  }

  get files(): readonly ReadText[] {
    return this.#files;
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** Files that may be in one of several encodings, until the reader says in which. */
  get doubts(): readonly Doubt[] {
    return this.#doubts;
  }

  /** What was last pasted out of a page or a document; null once something was typed. */
  get pasted(): Pasted | null {
    return this.#pasted;
  }

  /** What is being opened; null where nothing is. */
  get opening(): QueueProgress | null {
    return this.#opening;
  }

  /** Of archives: how many files in them are no documents. */
  get dropped(): readonly DroppedFrom[] {
    return this.#dropped;
  }

  /** Whether some of it is not to be had again but from the reader: files in doubt, and those being opened. */
  get isUnsettled(): boolean {
    return this.#doubts.length > 0 || this.#opening !== null;
  }

  /** Whether nothing is here, and nothing coming. */
  get isEmpty(): boolean {
    return this.forDraft() === null && this.#problems.length === 0 && !this.isUnsettled;
  }

  /** What a draft keeps of it; null where that is nothing. */
  forDraft(): Pick<Draft, 'text' | 'files' | 'lists'> | null {
    const lists = this.#lists.flatMap(({ name, base64 }) => (base64 === undefined ? [] : [{ name, base64 }]));
    if (this.#text === '' && this.#files.length === 0 && lists.length === 0) return null;
    const files = this.#files.map((file): DraftFile => {
      const facts = this.#putRight.get(file.name);
      return { ...file, ...(facts && { facts }) };
    });
    return { text: this.#text, files, lists };
  }

  /** Takes up what a draft kept. */
  takeUp(draft: Draft): void {
    this.#text = draft.text;
    this.#files = draft.files.map(({ name, text, file }): ReadText => ({
      name,
      text,
      ...(file && { file }),
    }));
    this.#putRight = having(
      NOTHING_PUT_RIGHT,
      draft.files.flatMap((file) => (file.facts === undefined ? [] : [[file, file.facts] as const])),
    );
    this.#lists = draft.lists.map(({ name, base64 }): List => ({
      name,
      base64,
      bytes: () => Promise.resolve(bytesOf(base64)),
    }));
    this.#problems = this.#lists
      .filter(({ name }) => !this.#files.some((file) => file.name === name))
      .map(({ name }): Problem => ({ name, problem: 'word-list' }));
  }

  /** The text of the field, as it is read, and the files; none where something stands in the way, which is named. */
  toRead(): readonly ReadText[] {
    const text = this.#text;
    const pasted = text.trim() === '' ? [] : [{ name: PASTED, text: normalisedText(text) }];
    const problem: BroughtProblem | null =
      pasted.length + this.#files.length === 0
        ? 'nothing'
        : text.length > LARGEST_FILE
          ? 'too-large'
          : pasted.length > 0 && !hasChinese(text)
            ? 'no-chinese'
            : null;
    this.#problems = [
      ...this.#problems.filter(({ name }) => name !== undefined),
      ...(problem === null ? [] : [{ problem }]),
    ];
    if (problem === 'too-large') return [];
    // What comes of a paste after it is read would stand under what was found in it.
    if (problem === null && this.#pasted?.state === 'coming') this.#pasted = null;
    return problem === null ? [...pasted, ...this.#files] : this.#files;
  }

  /** The texts have been read: the field holds what was, so that its lines are those of the list. */
  wasRead(texts: readonly ReadText[]): void {
    if (texts.some(({ name }) => name === PASTED)) this.#text = normalisedText(this.#text);
    this.#putRight = without(this.#putRight, [{ name: PASTED }]);
  }

  /** Lets go of texts that are kept now; one that was not read, as one without Chinese, stays. */
  letGoOf(texts: readonly ReadText[]): void {
    const isOne = ({ name }: Named) => texts.some((text) => text.name === name);
    if (isOne({ name: PASTED })) this.#emptyField();
    this.#files = this.#files.filter((file) => !isOne(file));
    this.#lists = this.#lists.filter((list) => !isOne(list));
    this.#putRight = without(this.#putRight, texts);
  }

  /** Forgets all of it. */
  clear(): void {
    this.cancelOpening();
    this.#doubts = [];
    this.#problems = [];
    this.#dropped = [];
    this.#lists = [];
    this.#emptyField();
    this.#files = [];
    this.#putRight = NOTHING_PUT_RIGHT;
  }

  #emptyField(): void {
    this.#text = '';
    this.#pasted = null;
  }

  /** What a text says of itself, as the reader has put it right. */
  factsOf(text: ReadText): Facts {
    return this.#putRight.get(text.name) ?? this.recognisedOf(text);
  }

  /** What a text says of itself. */
  recognisedOf(text: ReadText): Facts {
    const facts = this.#recognised.get(text) ?? recognisedFacts(text.text, text.file);
    this.#recognised.set(text, facts);
    return facts;
  }

  setFact(text: ReadText, fact: Fact, typed: string): void {
    this.putRight([[text, { ...this.factsOf(text), [fact]: tidyFact(fact, typed) }]]);
    this.#onact();
  }

  /** Takes facts as the reader has put them right before. */
  putRight(facts: readonly (readonly [ReadText, Facts])[]): void {
    this.#putRight = having(this.#putRight, facts);
  }

  /**
   * Opens files, one after another, into the list beside the draft. Those that cannot be read are named with the reason,
   * and those whose encoding is in doubt are asked about. Never rejects.
   */
  async addFiles(chosen: readonly Brought[]): Promise<void> {
    const files = toldApart(chosen, this.#hasText);
    this.#problems = this.#problems.filter(({ name }) => name !== undefined);
    this.#forgetSaid(files);
    await this.#open(files);
  }

  /** Forgets what was said of files, and of what came out of them. */
  #forgetSaid(files: readonly Named[]): void {
    const isOther = ({ name = '' }: Partial<Named>) =>
      !files.some((file) => name === file.name || isIn(file, name));
    this.#problems = this.#problems.filter(isOther);
    this.#doubts = this.#doubts.filter(isOther);
    this.#dropped = this.#dropped.filter(isOther);
  }

  async #open(chosen: readonly Brought[]): Promise<void> {
    this.#lists = this.#lists.filter(({ name }) => !chosen.some((file) => file.name === name));
    await this.#queue.add(chosen);
    await this.#offerLists(chosen);
  }

  /** Those of some files that may be word lists can be taken as such from now on, and after a reload. */
  async #offerLists(brought: readonly Brought[]): Promise<void> {
    const isOffered = ({ name }: Brought) =>
      this.#problems.some((one) => one.name === name && one.problem === 'word-list') ||
      this.#files.some(
        ({ name: other, file }) => other === name && file !== undefined && isList(file.format),
      );
    for (const one of brought.filter(isOffered)) {
      const others = () => this.#lists.filter(({ name }) => name !== one.name);
      const hasRoom = (length: number) =>
        others().reduce((sum, { base64 }) => sum + bytesIn(base64 ?? ''), length) <= MOST_OF_LISTS;
      const encoded = one.bytes().then((bytes) => (hasRoom(bytes.length) ? base64Of(bytes) : null));
      const base64 = await encoded.catch((error: unknown) => {
        console.info(`${one.name} is not kept as a list:`, error);
        return null;
      });
      // The reader may have put it away meanwhile.
      if (!isOffered(one)) continue;
      const isShort = base64 !== null && hasRoom(bytesIn(base64));
      this.#lists = [...others(), { ...one, ...(isShort && { base64 }) }];
      this.#onact();
    }
  }

  /** The file of that name, where it may as well be taken as a word list; undefined where it is none or has gone. */
  wordListNamed(name: string | undefined): Brought | undefined {
    return this.#lists.find((one) => one.name === name);
  }

  /** Forgets a file that was taken as a word list. */
  takenAsList(name: string): void {
    this.#problems = this.#problems.filter((one) => one.name !== name);
    this.removeFile(name);
  }

  /** Ends what is being opened and what waits for it; what was opened before stays. */
  cancelOpening(): void {
    this.#queue.stop();
  }

  #take({ name, facts }: Brought, read: ReadFiles): void {
    // It may have been brought again before it was opened.
    this.#forgetSaid([{ name }]);
    this.#forgetArchive(name);
    const texts = read.documents.map((document) =>
      textOfDocument({ ...document, facts: { ...facts, ...document.facts } }),
    );
    this.#problems = [
      ...this.#problems,
      ...texts.filter((one) => 'problem' in one),
      ...read.unread.map((one): Problem => one),
    ];
    this.#doubts = [
      ...this.#doubts,
      ...read.doubtful.map((one): Doubt => ({ name: one.name, readings: one.doubt })),
    ];
    this.#dropped = [...this.#dropped, ...read.dropped.map((one) => ({ ...one, name }))];
    this.#add(texts.filter((one) => 'text' in one));
    void this.#offerLists(
      read.lists.map(({ name, bytes }) => ({ name, bytes: () => Promise.resolve(bytes.slice()) })),
    );
  }

  /**
   * Brought anew and opened, an archive takes the place of all that came out of it before: what lies in another folder of
   * it now, or is gone from it, would be there twice, or in vain.
   */
  #forgetArchive(name: string): void {
    const isOther = (one: Named) => !isIn({ name }, one.name);
    if ([...this.#files, ...this.#lists].every(isOther)) return;
    this.#putRight = without(
      this.#putRight,
      this.#files.filter((file) => !isOther(file)),
    );
    this.#files = this.#files.filter(isOther);
    this.#lists = this.#lists.filter(isOther);
    // Nothing else may come of it that would be stored.
    this.#onact();
  }

  /** A text that came with what is known of it, as by the share sheet. */
  addText(name: string, content: string, facts: DocumentFacts): void {
    this.#takeNew(textOf(this.freeName(name), content, { format: 'text', facts, dropped: [] }));
  }

  /** Puts a pasted text too long for the field into the list of files, under a name of its own. */
  addPasted(content: string): void {
    let number = 1;
    while (this.#files.some(({ name }) => name === `${PASTED} ${number}`)) number++;
    const name = `${PASTED} ${number}`;
    if (content.length <= LARGEST_FILE) this.#takeNew(textOf(name, content, undefined));
    else {
      const others = this.#problems.filter((problem) => problem.name !== name);
      this.#problems = [...others, { name, problem: 'too-large' }];
    }
  }

  #takeNew(taken: ReadText | Required<Problem>): void {
    this.#problems = this.#problems.filter(({ name }) => name !== undefined && name !== taken.name);
    if ('problem' in taken) this.#problems = [...this.#problems, taken];
    else this.#add([taken]);
  }

  #add(sources: readonly ReadText[]): void {
    const others = this.#files.filter(({ name }) => !sources.some((one) => one.name === name));
    const taken = sources.slice(0, Math.max(0, MOST_FILES - others.length));
    this.#problems = [
      ...this.#problems,
      ...sources.slice(taken.length).map(({ name }): Problem => ({ name, problem: 'too-many' })),
    ];
    this.#putRight = without(this.#putRight, taken);
    this.#files = [...others, ...taken];
    if (taken.length > 0) this.#onact();
  }

  /** Takes a file that was in doubt as the reader read it; null where none of the encodings is right. */
  async settleDoubt(name: string, reading: Reading | null): Promise<void> {
    this.#doubts = this.#doubts.filter((doubt) => doubt.name !== name);
    if (reading === null) this.#problems = [...this.#problems, { name, problem: 'binary' }];
    else await this.#open([{ name, bytes: () => Promise.resolve(markedUtf8(reading.text)) }]);
  }

  /** Changes the text of a file as it will be read; pages that begin behind the change move along. */
  editText(name: string, typed: string): void {
    const content = normalisedText(typed);
    this.#files = this.#files.map((one): ReadText => {
      if (one.name !== name || one.text === content) return one;
      const { file } = one;
      const pages = file?.pages && movedPages(file.pages, one.text, content);
      return { name, text: content, ...(file && { file: { ...file, ...(pages && { pages }) } }) };
    });
    this.#onact();
  }

  removeFile(name: string): void {
    this.#files = this.#files.filter((file) => file.name !== name);
    this.#lists = this.#lists.filter((list) => list.name !== name);
    this.#putRight = without(this.#putRight, [{ name }]);
    this.#onact();
  }

  /** A name that no text has: the stem, numbered where it must be, and the ending. */
  freeName(stem: string, ending?: string): string {
    return freeName(this.#hasText, stem, ending);
  }

  readonly #hasText = (name: string): boolean => this.#files.some((file) => file.name === name);

  /** The field plainly at once, and with emphasis and tables as soon as they are read, if nothing was typed since. */
  async pasteRich(
    field: Pick<HTMLTextAreaElement, 'selectionStart' | 'selectionEnd' | 'value'>,
    typed: string,
    html: Uint8Array,
  ): Promise<void> {
    const before = field.value.slice(0, field.selectionStart);
    const after = field.value.slice(field.selectionEnd);
    const plain = before + typed.replaceAll(/\r\n?/g, '\n') + after;
    this.text = plain;
    const mine: Pasted = (this.#pasted = { state: 'coming', plain });
    const pastes = createOpening();
    try {
      const { documents } = await pastes.open({ name: 'pasted.html', bytes: html }, {});
      const full = before + (documents[0]?.text ?? '').trim() + after;
      if (this.#pasted !== mine || this.#text !== plain) return;
      this.text = full;
      this.#pasted = { state: 'rich', plain, full };
    } catch (error) {
      console.info('What was pasted is there as plain text:', error);
      // A fragment that its reader makes nothing of is no loss: its words are there.
      const isOurs = error instanceof OpenError && (error.problem === 'code' || error.problem === 'fault');
      if (this.#pasted === mine) this.#pasted = isOurs ? { state: 'failed', plain } : null;
    } finally {
      pastes.close();
    }
  }

  /** Puts plain text in the place of what was pasted with emphasis and tables. */
  pastePlain(): void {
    if (this.#pasted !== null) this.text = this.#pasted.plain;
    this.#pasted = null;
  }
}

/** Whether a name is of something out of an archive. */
const isIn = (archive: Named, name: string): boolean => name.startsWith(`${archive.name}/`);

const textOfDocument = ({
  name,
  text,
  format,
  facts,
  pages,
  dropped,
}: Document): ReadText | Required<Problem> =>
  textOf(name, text, { format, facts, ...(pages && { pages }), dropped });

const textOf = (name: string, content: string, file: ReadText['file']): ReadText | Required<Problem> =>
  hasChinese(content)
    ? { name, text: normalisedText(content), ...(file && { file }) }
    : { name, problem: 'no-chinese' };

const having = (facts: FactsByName, more: readonly (readonly [Named, Facts])[]): FactsByName =>
  new Map([...facts, ...more.map(([{ name }, one]) => [name, one] as const)]);

const without = (facts: FactsByName, texts: readonly Named[]): FactsByName =>
  new Map([...facts].filter(([name]) => !texts.some((one) => one.name === name)));

const bytesIn = (base64: string) => base64.length * 0.75;

/** By the browser, away from the page. */
function base64Of(bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('The bytes could not be read.'));
    reader.readAsDataURL(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  });
}

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
