/** What keys do on every screen. Fetched when the app is idle, or a key is pressed before. */
import { mount } from 'svelte';
import { openDialogs } from '../ui/open-dialogs.svelte.ts';
import { commandIn, placeOf } from '../ui/keys.ts';
import { APP_KEYS, keyList, signKeys } from './key-list.svelte.ts';
import KeysDialog from './KeysDialog.svelte';
import { navigate, navigation } from './navigation.svelte.ts';
import { wantField } from './wanted-field.ts';

mount(KeysDialog, { target: document.body });

/** A key was pressed, and nobody has taken it. */
export function pressKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || openDialogs.any) return;
  switch (commandIn(APP_KEYS, event, placeOf(event.target), signKeys.act)) {
    case 'keys':
      event.preventDefault();
      keyList.open = true;
      break;
    case 'look-up': {
      const { screen } = navigation.route;
      if (screen === 'drill') return;
      event.preventDefault();
      const field = screen === 'look-up' ? document.querySelector<HTMLElement>('input[type="search"]') : null;
      if (field) return field.focus();
      wantField();
      navigate({ screen: 'look-up', query: {} });
    }
  }
}
