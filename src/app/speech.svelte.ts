/**
 * The browser's Chinese voice, where it has one. A voice of a server counts only while there is a network:
 * `localService` says which kind it is.
 */
import { notify } from './notices.svelte.ts';

let voice = $state.raw<SpeechSynthesisVoice>();
let following = false;

export const speech = {
  /** Whether Chinese can be spoken on this device, as far as the browser has said yet. */
  get available(): boolean {
    return voice !== undefined;
  },
};

/** Begins to look for a voice; browsers name them late. */
export function lookForVoice(): void {
  if (following || typeof speechSynthesis === 'undefined') return;
  following = true;
  const look = () => (voice = chooseVoice(speechSynthesis.getVoices()));
  look();
  speechSynthesis.addEventListener('voiceschanged', look);
}

/** Speaks Chinese text, ending what is being spoken. */
export function speak(text: string): void {
  if (voice === undefined) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.rate = 0.9;
  utterance.onerror = ({ error }) => {
    // Ended by the next word, or by leaving: nothing is wrong.
    if (error === 'interrupted' || error === 'canceled') return;
    notify({ id: 'voice', tone: 'warning', text: 'The Chinese voice of this device cannot be heard now.' });
  };
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}

export function stopSpeaking(): void {
  if (typeof speechSynthesis !== 'undefined') speechSynthesis.cancel();
}

/** Mandarin: of the mainland first, then of elsewhere; on the device first. Not Cantonese. */
function chooseVoice(voices: readonly SpeechSynthesisVoice[]): SpeechSynthesisVoice | undefined {
  const rank = ({ lang, localService }: SpeechSynthesisVoice) =>
    (/^(zh|cmn)[-_](Hans[-_])?CN/i.test(lang) ? 0 : 1) + (localService ? 0 : 2);
  return voices
    .filter(({ lang }) => /^(zh|cmn)\b/i.test(lang.replaceAll('_', '-')) && !/HK|yue/i.test(lang))
    .sort((a, b) => rank(a) - rank(b))[0];
}
