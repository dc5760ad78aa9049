/** Not read yet. */
import { FormatError, type ReadFormat } from './document.ts';

export const readXlsx: ReadFormat = () => Promise.reject(new FormatError('unread-format'));
