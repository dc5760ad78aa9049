/** Not read yet. */
import { FormatError, type ReadFormat } from './document.ts';

export const readMhtml: ReadFormat = () => Promise.reject(new FormatError('unread-format'));
