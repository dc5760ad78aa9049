import { bare } from './before-pdfjs.ts';

if (bare) Reflect.deleteProperty(globalThis, 'window');
