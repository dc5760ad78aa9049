/** Not read yet. */
import { FormatError, type ReadFormat } from './document.ts';

export const readHtml: ReadFormat = () => Promise.reject(new FormatError('unread-format'));
