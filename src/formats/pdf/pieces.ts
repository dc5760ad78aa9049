/** The text of a page as pieces with a place: what one command of the file draws in one font. */
import { closedUp, readable, unspaced } from './characters.ts';

/** What a font says of how it looks. */
export interface Face {
  readonly bold: boolean;
  readonly italic: boolean;
}

/** Lengths are in points (1/72 inch), from the page's left upper corner as it is read; `y` is the baseline. */
export interface Piece extends Face {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** Whether the file marks it as no part of the text, as running heads are. */
  readonly artifact: boolean;
  /** Whether a blank stands before it. */
  readonly blank: boolean;
}

/** What pdf.js tells of a piece, as far as it is used here. */
export interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
}
export interface MarkItem {
  readonly type: string;
  readonly tag?: string | null;
}

export interface PageItems {
  readonly items: readonly (TextItem | MarkItem)[];
  /** From the file's coordinates to the page's, as it is turned for reading. */
  readonly matrix: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly isVertical: (font: string) => boolean;
  readonly face: (font: string) => Face;
}

export interface PagePieces {
  readonly width: number;
  readonly height: number;
  /** In the order of the file. */
  readonly pieces: readonly Piece[];
  /** What stands at another angle than most of the page, turned upright; one list an angle. */
  readonly turned: readonly (readonly Piece[])[];
  readonly unmapped: number;
  /** What each font has drawn, its pieces parted by blanks. */
  readonly byFont: ReadonlyMap<string, string>;
}

interface Placed {
  readonly piece: Piece;
  /** In degrees, of the line the text runs along. */
  readonly angle: number;
}

export function piecesOf(page: PageItems): PagePieces {
  const placed: Placed[] = [];
  const byFont = new Map<string, string>();
  let unmapped = 0;
  let blank = false;
  const marks: boolean[] = [];
  for (const item of page.items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') marks.pop();
      else marks.push(item.tag === 'Artifact');
      continue;
    }
    const { text, unmapped: missing } = readable(item.str);
    const words = text.trim();
    if (words === '') {
      blank ||= text !== '';
      continue;
    }
    unmapped += missing;
    byFont.set(item.fontName, `${byFont.get(item.fontName) ?? ''}${words} `);
    const found = place(item, words, page, marks.includes(true), blank || text.startsWith(' '));
    blank = text.endsWith(' ');
    if (found) placed.push(found);
  }
  const byAngle = new Map<number, Placed[]>();
  for (const found of placed) {
    const list = byAngle.get(found.angle);
    if (list) list.push(found);
    else byAngle.set(found.angle, [found]);
  }
  const angles = [...byAngle].sort(([, a], [, b]) => lettersOf(b) - lettersOf(a));
  const [most, ...others] = angles.map(([angle, list]) => list.map(({ piece }) => turn(piece, angle, page)));
  const sideways = Math.abs((angles[0]?.[0] ?? 0) % 180) === 90;
  return {
    width: sideways ? page.height : page.width,
    height: sideways ? page.width : page.height,
    pieces: most ?? [],
    turned: others,
    unmapped,
    byFont,
  };
}

const lettersOf = (list: readonly Placed[]) => list.reduce((sum, { piece }) => sum + piece.text.length, 0);

function place(
  item: TextItem,
  text: string,
  page: PageItems,
  artifact: boolean,
  blank: boolean,
): Placed | null {
  const [a, b, c, d, x, y] = multiply(page.matrix, item.transform);
  const size = Math.hypot(c, d);
  const values = [a, b, c, d, x, y, size, item.width, item.height];
  if (!values.every(Number.isFinite) || size === 0) return null;
  const face = page.face(item.fontName);
  const common = {
    text: closedUp(unspaced(text, item.width / size)),
    size,
    artifact,
    blank,
    bold: face.bold,
  };
  if (page.isVertical(item.fontName)) {
    // Written downwards, columns from right to left: read as lines by turning the page to the left.
    const piece = {
      ...common,
      x: y,
      right: y + item.height,
      y: page.width - x + size * 0.3,
      italic: face.italic,
    };
    return { piece, angle: VERTICAL };
  }
  const angle = Math.round((Math.atan2(b, a) * 180) / Math.PI / 5) * 5;
  // Slanted by the matrix: how a face without italics is made to look like one.
  const slanted = b === 0 && d !== 0 && Math.abs(c / d) > 0.1 && Math.abs(c / d) < 0.6;
  const piece = { ...common, x, y, right: x + item.width, italic: face.italic || slanted };
  return { piece, angle: angle === 360 || angle === -180 ? angle + (angle < 0 ? 360 : -360) : angle };
}

/** No angle of a text, which are at most 180: stands for writing downwards. */
const VERTICAL = 1000;

/** A piece as it stands once the page is turned so that its text runs level. */
function turn(piece: Piece, angle: number, page: PageItems): Piece {
  if (angle === 0 || angle === VERTICAL) return piece;
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  // Moved so that a page turned by a right angle has its corner at zero again.
  const dx = angle === -90 ? page.height : angle === 180 ? page.width : 0;
  const dy = angle === 90 ? page.width : angle === 180 ? page.height : 0;
  const x = piece.x * cos + piece.y * sin + dx;
  const y = -piece.x * sin + piece.y * cos + dy;
  return { ...piece, x, y, right: x + piece.right - piece.x };
}

function multiply(
  m: readonly number[],
  n: readonly number[],
): [number, number, number, number, number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** What a font's name says: `ABCDEF+TimesNewRomanPS-BoldItalicMT`, TeX's `CMTI10`, `NimbusRomNo9L-MediItal`. */
export function faceOfName(name: string): Face {
  const bare = name.replace(/^[A-Z]{6}\+/, '');
  return {
    bold: /bold|black|heavy|(?<!extra)(?:semi|demi)(?!light)|medi(?:ital)?$|^(?:cm|sf|ec)(?:bx|ssbx|b)\d*$|[-,_ ](?:bd|b|bi)$/i.test(
      bare,
    ),
    italic: /ital|obli|slant|kursiv|cursive|^(?:cm|sf|ec)(?:ti|sl|bxti|ssi)\d*$|[-,_ ](?:it|i|bi)$/i.test(
      bare,
    ),
  };
}
