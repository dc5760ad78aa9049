import { FormatError } from '../document.ts';

/** What pdf.js throws where something in a document is damaged: each class of its own that says so. */
export const OF_DAMAGE = [
  'DNLMarkerError',
  'EOIMarkerError',
  'FormatError',
  'Jbig2Error',
  'JpegError',
  'JpxError',
  'MissingDataException',
  'ParserEOFException',
  'UnknownErrorException',
  'XRefEntryException',
  'XRefParseException',
];

/**
 * Whether pdf.js has let go of this error: it fetches a document's other pages ahead (`Catalog.getPageDict`) and awaits
 * them only once they are asked for. The page itself tells of it then; alone it would end a process of Node.
 */
export const isLetGo = (error: unknown): boolean =>
  error instanceof Error && !(error instanceof FormatError) && OF_DAMAGE.includes(error.name);
