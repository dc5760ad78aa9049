/** Not read yet. */
import { FormatError, type ReadFormat } from './document.ts';

export const readTable: ReadFormat = () => Promise.reject(new FormatError('unread-format'));
