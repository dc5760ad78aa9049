/** Whether Chinese can be heard, as the browser names its voices. */
import { lookForVoice, speech } from './speech.svelte.ts';

/** Says now, and whenever it changes, whether there is a Chinese voice. */
export function followVoice(say: (available: boolean) => void): void {
  lookForVoice();
  $effect.root(() => {
    $effect(() => say(speech.available));
  });
}
