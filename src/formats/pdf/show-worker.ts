import { bare } from './hide-worker.ts';

if (bare) Reflect.deleteProperty(globalThis, 'window');
