/**
 * A folder that the reader has chosen and the browser lets the app come back to (File System Access). Only Chromium has
 * it, and only on computers; elsewhere nothing here is offered.
 */

/** What TypeScript's library lacks of it. */
interface Permitting {
  queryPermission?(how: { readonly mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(how: { readonly mode: 'readwrite' }): Promise<PermissionState>;
}
type Picker = (options: {
  readonly id: string;
  readonly mode: 'readwrite';
}) => Promise<FileSystemDirectoryHandle>;

/** Files of a folder that are looked at: a cloud's copies of copies are not counted in thousands. */
const MOST_FILES = 50;

export const hasFolders = (): boolean => typeof Reflect.get(globalThis, 'showDirectoryPicker') === 'function';

/** Asks the reader for a folder; null where they choose none. To be called by what they press. */
export async function chooseFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return await (Reflect.get(globalThis, 'showDirectoryPicker') as Picker)({
      id: 'tifa-backup',
      mode: 'readwrite',
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/** Whether it may be written to without asking. */
export async function isAllowed(folder: FileSystemDirectoryHandle): Promise<boolean> {
  return (await (folder as Permitting).queryPermission?.({ mode: 'readwrite' })) !== 'prompt';
}

/** Has the browser ask whether it may be written to. To be called by what the reader presses. */
export async function askForFolder(folder: FileSystemDirectoryHandle): Promise<boolean> {
  return (
    ((await (folder as Permitting).requestPermission?.({ mode: 'readwrite' })) ?? 'granted') === 'granted'
  );
}

/** The files of the folder itself whose names pass, by name. */
export async function filesIn(
  folder: FileSystemDirectoryHandle,
  isMeant: (name: string) => boolean,
): Promise<File[]> {
  const files: File[] = [];
  for await (const handle of (folder as unknown as { values(): AsyncIterable<FileSystemHandle> }).values()) {
    if (handle.kind !== 'file' || !isMeant(handle.name)) continue;
    files.push(await (handle as FileSystemFileHandle).getFile());
    if (files.length === MOST_FILES) break;
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Writes a file wholly or not at all: until it is closed, the one before stays. */
export async function writeFileIn(
  folder: FileSystemDirectoryHandle,
  name: string,
  content: Blob,
): Promise<void> {
  const handle = await folder.getFileHandle(name, { create: true });
  const stream = await handle.createWritable();
  try {
    await stream.write(content);
  } catch (error) {
    await stream.abort();
    throw error;
  }
  await stream.close();
}
