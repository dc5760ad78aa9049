/** What files are called: among the texts to be read each by a name of its own, and that of what was found in them. */
import { fileNameOf } from '../ui/download.ts';
import { PASTED } from './draft.ts';

interface Named {
  readonly name: string;
}

/** A name that is not taken: the stem, numbered where it must be, and the ending. */
export function freeName(isTaken: (name: string) => boolean, stem: string, ending = ''): string {
  let name = stem + ending;
  for (let number = 2; isTaken(name); number++) name = `${stem} ${number}${ending}`;
  return name;
}

/**
 * Of files of one name, as they lie in two folders, all but the first are numbered: none takes another's place.
 *
 * @param isTaken whether another text has a name
 */
export function toldApart<T extends Named>(files: readonly T[], isTaken: (name: string) => boolean): T[] {
  const names = new Set(files.map(({ name }) => name));
  const given = new Set<string>();
  return files.map((file) => {
    const isFirst = !given.has(file.name);
    given.add(file.name);
    if (isFirst) return file;
    const ending = /\.[^./]{1,10}$/.exec(file.name)?.[0] ?? '';
    const stem = file.name.slice(0, file.name.length - ending.length);
    const name = freeName((one) => names.has(one) || isTaken(one), stem, ending);
    names.add(name);
    return { ...file, name };
  });
}

/** What was found in some texts as a file, without its ending: by the file alone that they came in. */
export function listName(texts: readonly Named[]): string {
  const [first, ...others] = texts;
  const isOfFile = first !== undefined && others.length === 0 && first.name !== PASTED;
  const stem = isOfFile ? fileNameOf(first.name.replace(/\.[^.]*$/, '')) : '';
  return stem === '' ? 'terms' : `${stem}-terms`;
}
