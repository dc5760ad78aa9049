/** When two printings of Chinese are the same term: white space and book-title marks do not count. */
export const foldHanzi = (hanzi: string): string => hanzi.replaceAll(/[\s《》]/g, '');
