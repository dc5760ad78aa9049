/** Hands a file to the learner. */
export function download(file: {
  readonly name: string;
  readonly parts: readonly BlobPart[];
  readonly type: string;
}): void {
  const address = URL.createObjectURL(new Blob([...file.parts], { type: file.type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  // Once the browser has taken the file over; revoking at once loses it in Safari.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A title as the beginning of a file's name, at most 80 UTF-16 code units; empty where nothing of it can stand there. */
export const fileNameOf = (title: string): string =>
  title
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .slice(0, 80)
    .replaceAll(/^[-.]+|[-.\ud800-\udbff]+$/g, '');
