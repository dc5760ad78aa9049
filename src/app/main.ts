/** Starts the app on the page that index.html has already painted. */
import { mount } from 'svelte';
import App from './App.svelte';
import { showTheme } from './appearance.svelte.ts';
import { watchInstallation } from './install.svelte.ts';
import { openLibrary } from './library.ts';
import { notify } from './notices.svelte.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app.');

// Most screens need it, and it is the longest to come; App shows the failure, should there be one.
openLibrary().catch((error: unknown) => console.error(error));
mount(App, { target, props: { onfirst: () => document.getElementById('first-paint')?.remove() } });
showTheme();
watchInstallation();

if (import.meta.env.PROD) {
  // After the screen: keeping a copy must not compete with showing the first.
  const whenIdle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 1000));
  whenIdle(() => void keepOffline());
}

async function keepOffline() {
  const serviceWorker = await import('./service-worker.ts');
  await serviceWorker.keepOffline({
    offlineReady: () =>
      notify({ id: 'offline', tone: 'quiet', text: 'Ready to work offline: everything is on this device.' }),
    needRefresh: (take) =>
      notify({
        id: 'new-version',
        tone: 'quiet',
        text: 'A new version is ready.',
        stays: true,
        action: { label: 'Reload', run: take },
      }),
    failed: (error) => {
      console.error(error);
      notify({
        id: 'offline-refused',
        tone: 'warning',
        text: 'This browser refused to keep the app for offline use. It works while there is a network.',
      });
    },
  });
}
