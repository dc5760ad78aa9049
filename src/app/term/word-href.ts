/** The address of a word's page. */
import { formatRoute } from '../shell/route.ts';

export const wordHref = (hanzi: string): string => formatRoute({ screen: 'word', id: hanzi });
