/** Not read yet. */
import { FormatError, type ReadFormat } from './document.ts';

export const readDocx: ReadFormat = () => Promise.reject(new FormatError('unread-format'));
