/** The browser's Chinese voices, where it has any, and speaking with the one that is best or chosen. */
import { readNote } from '../../platform/platform.ts';
import { keepChoice } from '../shell/keep-choice.ts';
import { notify, withdrawNotice } from '../shell/notices.svelte.ts';
import { Speaker, type VoiceChoice } from './speaker.ts';
import { parseVoiceChoice, VOICE_KEY } from './voice-choice.ts';
import { rankVoices, type VoiceLike } from './voices.ts';

const NOTICE = 'voice';

let voices = $state.raw<readonly VoiceLike[]>([]);
let choice = $state.raw<VoiceChoice>(parseVoiceChoice(readNote(VOICE_KEY)));
let speaker: Speaker | undefined;

export const speech = {
  /** Whether Chinese can be spoken on this device, as far as the browser has said yet. */
  get available(): boolean {
    return voices.length > 0;
  },
  /** The Chinese voices, the best first. */
  get voices(): readonly VoiceLike[] {
    return voices;
  },
  get choice(): VoiceChoice {
    return choice;
  },
};

/** Begins to look for voices; browsers name them late. */
export function lookForVoice(): void {
  if (speaker !== undefined || typeof speechSynthesis === 'undefined') return;
  const synthesis = speechSynthesis;
  const mine = new Speaker({
    synthesis,
    utter: (text) => new SpeechSynthesisUtterance(text),
    isOnline: () => navigator.onLine,
    later: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    onfailure: (failure, error) => {
      console.warn('The Chinese voice of this device failed.', error);
      notify({
        id: NOTICE,
        tone: 'warning',
        text:
          failure === 'silent'
            ? 'The Chinese voice of this device does not answer. Another can be chosen in the settings.'
            : 'The Chinese voice of this device cannot be heard now. Another can be chosen in the settings.',
      });
    },
  });
  speaker = mine;
  const look = () => (voices = rankVoices(mine.voices(), navigator.onLine));
  look();
  try {
    synthesis.addEventListener('voiceschanged', look);
  } catch {
    // Older Safari: its speech is no event target, and knows this property alone.
    synthesis.onvoiceschanged = look;
  }
}

/** Speaks Chinese text, ending what is being spoken. */
export function speak(text: string): void {
  withdrawNotice(NOTICE);
  speaker?.speak(text, choice);
}

export function stopSpeaking(): void {
  speaker?.stop();
}

/** Takes another voice or pace, from now on and at the next visit. */
export function changeVoice(change: Partial<VoiceChoice>): void {
  choice = { ...choice, ...change };
  keepChoice(VOICE_KEY, JSON.stringify(choice));
}
