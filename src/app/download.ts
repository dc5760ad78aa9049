/** Hands a file to the learner. */
export function download(name: string, content: string, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Once the browser has taken the file over; revoking at once loses it in Safari.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
