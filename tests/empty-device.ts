/**
 * Each file of browser tests begins on an empty device: those before it in the same browser leave what they stored.
 */
for (const { name } of await indexedDB.databases()) {
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name!);
    request.onsuccess = resolve;
    request.onerror = () => reject(request.error!);
  });
}
for (const name of await caches.keys()) await caches.delete(name);
localStorage.clear();
sessionStorage.clear();

export {};
