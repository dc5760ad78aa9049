/**
 * Each file of browser tests begins on an empty device: those before it in the same browser leave what they stored.
 */
for (const { name } of await indexedDB.databases()) {
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name!);
    request.onsuccess = resolve;
    request.onerror = () => reject(request.error!);
    // It waits until what has it open lets go; should that never come, the output says for what.
    request.onblocked = () => console.warn(`${name} is still open in a page or worker of a file before`);
  });
}
for (const name of await caches.keys()) await caches.delete(name);
localStorage.clear();
sessionStorage.clear();

export {};
