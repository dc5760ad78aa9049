/** PDFs written by hand: as small as a file can be that shows one thing. */

/** What stands on a page: a line of Helvetica, in points from the left lower corner. */
export interface Drawn {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
  /** `F1` upright, `F2` bold, `F3` italic. */
  readonly font?: 'F1' | 'F2' | 'F3';
  /** What follows on the same line; `rise` is how far above it. */
  readonly then?: readonly (Pick<Drawn, 'text' | 'font' | 'size'> & { readonly rise?: number })[];
}

export interface Written {
  /** Objects by number; page objects come from 10 on, their contents from 1000 on. */
  readonly objects?: Readonly<Record<number, string>>;
  readonly catalog?: string;
  readonly trailer?: string;
  /** In a page's dictionary. */
  readonly page?: string;
  readonly resources?: string;
}

const escaped = (text: string) => text.replace(/[\\()]/g, (letter) => `\\${letter}`);
const draw = ({ text, x = 50, y, size = 10, font = 'F1', then = [] }: Drawn) =>
  `BT /${font} ${size} Tf ${x} ${y} Td (${escaped(text)}) Tj ${then
    .map((run) => `/${run.font ?? font} ${run.size ?? size} Tf ${run.rise ?? 0} Ts (${escaped(run.text)}) Tj`)
    .join(' ')} ET`;

/** A paper of 400 by 600 points for each list; a text stands for the page's commands as they are. */
export function writtenPdf(pages: readonly (readonly Drawn[] | string)[], written: Written = {}): Uint8Array {
  const font = (name: string) =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const objects: Record<number, string> = {
    1: `<< /Type /Catalog /Pages 2 0 R ${written.catalog ?? ''} >>`,
    2: `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${10 + i} 0 R`).join(' ')}] >>`,
    3: font('Helvetica'),
    4: font('Helvetica-Bold'),
    5: font('Helvetica-Oblique'),
  };
  pages.forEach((page, i) => {
    const content = typeof page === 'string' ? page : page.map(draw).join('\n');
    objects[10 + i] =
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents ${1000 + i} 0 R ${written.page ?? ''}` +
      ` /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> ${written.resources ?? ''} >> >>`;
    objects[1000 + i] = stream(content);
  });
  return fileOf({ ...objects, ...written.objects }, written.trailer);
}

export const stream = (content: string, entries = ''): string =>
  `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;

/** Each character is one byte. */
export function fileOf(objects: Readonly<Record<number, string>>, trailer = ''): Uint8Array {
  const numbers = Object.keys(objects).map(Number);
  let text = '%PDF-1.7\n';
  const places = new Map<number, number>();
  for (const number of numbers) {
    places.set(number, text.length);
    text += `${number} 0 obj\n${objects[number]!}\nendobj\n`;
  }
  const start = text.length;
  const size = Math.max(...numbers) + 1;
  text += `xref\n0 1\n0000000000 65535 f \n`;
  for (const [number, place] of places) text += `${number} 1\n${String(place).padStart(10, '0')} 00000 n \n`;
  text += `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return bytesOf(text);
}

export const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
