/** Imported by whoever imports what asks for the language as soon as it is loaded. */
import { mendLanguage } from './language.ts';

mendLanguage();
