/** Files that are dropped on the page, those in dropped folders among them. */

export interface DroppedFile {
  /** With the folders it lies in, from the one that was dropped: `reports/2025/one.pdf`. */
  readonly path: string;
  readonly file: File;
}

/** Whether files are dragged or dropped, not text. */
export const carriesFiles = (data: DataTransfer): boolean => data.types.includes('Files');

/**
 * @param most no more than so many are looked for: a folder may be a whole disk
 * @returns in the order of the folders; what cannot be read is passed over
 */
export async function droppedFiles(data: DataTransfer, most: number): Promise<DroppedFile[]> {
  // Asked for before the first wait: afterwards a browser has forgotten what was dropped.
  const items = Array.from(data.items).filter(({ kind }) => kind === 'file');
  const entries = items.map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = items.map((item) => item.getAsFile());
  const found: DroppedFile[] = [];
  for (const [i, entry] of entries.entries()) {
    const file = plain[i];
    if (entry?.isDirectory === true) await walk(entry as FileSystemDirectoryEntry, most, found);
    else if (file) found.push({ path: file.name, file });
  }
  return found.slice(0, most);
}

async function walk(folder: FileSystemDirectoryEntry, most: number, found: DroppedFile[]): Promise<void> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  try {
    // A browser gives a hundred at a time, and none at the end.
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      );
      if (some.length === 0) break;
      children.push(...some);
    }
  } catch (error) {
    console.info(`The folder ${folder.fullPath} cannot be read:`, error);
  }
  children.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const child of children) {
    if (found.length >= most) return;
    // Of the system, as .DS_Store.
    if (child.name.startsWith('.')) continue;
    if (child.isDirectory) await walk(child as FileSystemDirectoryEntry, most, found);
    else {
      try {
        const file = await new Promise<File>((resolve, reject) =>
          (child as FileSystemFileEntry).file(resolve, reject),
        );
        found.push({ path: child.fullPath.replace(/^\//, ''), file });
      } catch (error) {
        console.info(`${child.fullPath} cannot be read:`, error);
      }
    }
  }
}
