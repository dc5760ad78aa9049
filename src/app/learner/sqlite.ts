/**
 * SQLite as WebAssembly, fetched when a package of Anki is first written or read; the service worker keeps both halves
 * from then on, as it does the readers of formats.
 */
import initSqlJs, { type SqlJsStatic } from 'sql.js';
import wasm from 'sql.js/dist/sql-wasm-browser.wasm?url';
import { fetchPart, LoadError } from '../shell/load.ts';

/** @throws LoadError */
export async function openSqlite(): Promise<SqlJsStatic> {
  const response = await fetchPart(new URL(wasm, self.location.href));
  let wasmBinary: ArrayBuffer;
  try {
    wasmBinary = await response.arrayBuffer();
  } catch (error) {
    throw new LoadError('unreachable', 'SQLite was cut off', error);
  }
  return initSqlJs({ wasmBinary });
}
