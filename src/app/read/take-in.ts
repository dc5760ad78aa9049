/** What comes in by hand: pasted, dropped or chosen. A long text becomes a file at once, a short one goes into the field. */
import { markedUtf8 } from '../../formats/text.ts';
import { carriesFiles, droppedFiles } from '../../platform/dropped-files.ts';
import { MOST_FILES } from './draft.ts';
import { broughtFile, type Brought } from './file-queue.ts';
import { LONGEST_FIELD, type ReadingInput } from './reading-input.svelte.ts';
import { saysMore } from './ways.ts';

/** Takes what is pasted into the field, with what its page says of it if it does; leaves plain text to the browser. */
export function takePasted(
  input: ReadingInput,
  event: Pick<ClipboardEvent, 'clipboardData' | 'preventDefault'>,
  field: Parameters<ReadingInput['pasteRich']>[0],
): void {
  const data = event.clipboardData;
  const text = data?.getData('text/plain') ?? '';
  const html = data?.getData('text/html') ?? '';
  const copied = Array.from(data?.files ?? []);
  // A spreadsheet copies a picture of its cells beside their text.
  if (copied.length > 0 && text === '') {
    event.preventDefault();
    void input.addFiles(copied.map((file) => broughtFile(file)));
  } else if (!takeLong(input, event, text) && text !== '' && saysMore(html)) {
    event.preventDefault();
    void input.pasteRich(field, text, markedUtf8(html));
  }
}

/** Takes text that is dropped on the field where it is too long for that. */
export function takeDroppedText(
  input: ReadingInput,
  event: Pick<DragEvent, 'dataTransfer' | 'preventDefault'>,
): void {
  const { dataTransfer: data } = event;
  if (data !== null && !carriesFiles(data)) takeLong(input, event, data.getData('text/plain'));
}

/** @returns whether it was too long for the field */
function takeLong(input: ReadingInput, event: Pick<Event, 'preventDefault'>, text: string): boolean {
  if (text.length <= LONGEST_FIELD) return false;
  event.preventDefault();
  input.addPasted(text);
  return true;
}

/** One more is taken than can be read, so that it is said that there are too many. */
const MOST_TAKEN = MOST_FILES + 1;

/** Files that are dropped, and those in dropped folders. */
export async function droppedOn(data: DataTransfer): Promise<Brought[]> {
  const dropped = await droppedFiles(data, MOST_TAKEN);
  return dropped.map(({ path, file }) => broughtFile(file, path));
}

/** Files that are chosen, or those in a folder that is. */
export function chosenIn(field: HTMLInputElement): Brought[] {
  const chosen = Array.from(field.files ?? [], (file) => broughtFile(file));
  // The same file may be chosen again once it was removed.
  field.value = '';
  // Of the system, as .DS_Store in a folder.
  return chosen.filter(({ name }) => !/(?:^|\/)\./.test(name)).slice(0, MOST_TAKEN);
}
