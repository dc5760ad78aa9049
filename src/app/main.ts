/** Starts the app on the page that index.html has already painted. */
import './shell/own-scripts.ts';
import { mount } from 'svelte';
import App from './App.svelte';
import { showTheme } from './shell/appearance.svelte.ts';
import { watchInstallation } from './shell/install.svelte.ts';
import { LoadError, loadPart } from './shell/load.ts';
import { navigate } from './shell/navigation.svelte.ts';
import { notify } from './shell/notices.svelte.ts';
import { startAnew } from './shell/replaced.ts';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app.');

mount(App, { target, props: { onfirst: () => document.getElementById('first-paint')?.remove() } });
showTheme();
watchInstallation();
// Tells the script in index.html, which offers to repair the app otherwise.
document.documentElement.dataset.started = '';

if (import.meta.env.PROD) {
  // After the screen: keeping a copy must not compete with showing the first.
  const whenIdle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 1000));
  whenIdle(() => {
    loadPart(() => import('./keep-offline.ts'))
      .then(({ keepOffline }) => keepOffline(details, tellNotKept))
      .catch((error: unknown) => {
        // What keeps the app did not come itself.
        console.info('Nothing is kept for offline use:', error);
        tellNotKept();
        if (error instanceof LoadError) void startAnew();
      });
  });
}

const details = { label: 'Details', run: () => navigate({ screen: 'settings', part: 'offline' }) };

/** The next visit tries again, and so does what the notice leads to. */
function tellNotKept() {
  notify({
    id: 'not-kept',
    tone: 'warning',
    text: 'Tifa could not be kept on this device for offline use; it works while there is a network.',
    action: details,
  });
}
