import { FormatError } from '../document.ts';

/** What pdf.js throws where a page is damaged. */
const OF_A_PAGE = ['FormatError', 'XRefEntryException'];

/**
 * Whether pdf.js has let go of this error: it fetches a document's other pages ahead (`Catalog.getPageDict`) and awaits
 * them only once they are asked for. The page itself tells of it then; alone it would end a process of Node.
 */
export const isLetGo = (error: unknown): boolean =>
  error instanceof Error && !(error instanceof FormatError) && OF_A_PAGE.includes(error.name);
