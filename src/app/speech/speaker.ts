/**
 * Speaks Chinese with a voice of the device. Speech is the least reliable of a browser's parts: it may be missing,
 * name its voices late or never, throw, or be asked and never answer. Whatever it does costs the voice alone.
 */
import { chooseVoice, type VoiceLike } from './voices.ts';

/** A part of SpeechSynthesisUtterance. */
export interface UtteranceLike {
  voice: unknown;
  lang: string;
  rate: number;
  onstart: ((event: never) => void) | null;
  onend: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
}

/** A part of SpeechSynthesis. */
interface SynthesisLike {
  getVoices(): readonly VoiceLike[];
  speak(utterance: never): void;
  cancel(): void;
}

type VoiceFailure =
  /** The browser said that it could not. */
  | 'refused'
  /** It was asked and has not begun after `ANSWER_MS`. */
  | 'silent';

export interface SpeakerNeeds {
  readonly synthesis: SynthesisLike;
  readonly utter: (text: string) => UtteranceLike;
  readonly isOnline: () => boolean;
  /** Runs something after so many milliseconds, and gives what calls it off. */
  readonly later: (run: () => void, ms: number) => () => void;
  readonly onfailure: (failure: VoiceFailure, error: unknown) => void;
}

/** How the reader wants to hear Chinese. */
export interface VoiceChoice {
  /** A `voiceURI`; null leaves the voice to the app. */
  readonly voice: string | null;
  /** 1 is the voice's own pace. */
  readonly rate: number;
}

/** A voice of a server may take its time. Milliseconds. */
export const ANSWER_MS = 8000;

export class Speaker {
  readonly #needs: SpeakerNeeds;
  #stopWaiting = () => {};

  constructor(needs: SpeakerNeeds) {
    this.#needs = needs;
  }

  /** The voices of the device; none where it cannot be asked. */
  voices(): readonly VoiceLike[] {
    try {
      return this.#needs.synthesis.getVoices() ?? [];
    } catch (error) {
      // As with no voice at all: nothing is offered that needs one.
      console.error(error);
      return [];
    }
  }

  /** Speaks, ending what is being spoken. With no Chinese voice it does nothing. */
  speak(text: string, { voice: chosen, rate }: VoiceChoice): void {
    const { synthesis, utter, isOnline, later, onfailure } = this.#needs;
    const voice = chooseVoice(this.voices(), chosen, isOnline());
    if (voice === undefined) return;
    this.stop();
    try {
      const utterance = utter(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = rate;
      // Of this utterance alone: one that the next has interrupted says so late.
      let answered = () => {};
      utterance.onstart = () => answered();
      utterance.onend = () => answered();
      utterance.onerror = ({ error }: { error: string }) => {
        answered();
        // Ended by the next word, or by leaving: nothing is wrong.
        if (error !== 'interrupted' && error !== 'canceled') onfailure('refused', error);
      };
      answered = later(() => {
        this.stop();
        onfailure('silent', undefined);
      }, ANSWER_MS);
      this.#stopWaiting = answered;
      synthesis.speak(utterance as never);
    } catch (error) {
      this.#stopWaiting();
      onfailure('refused', error);
    }
  }

  stop(): void {
    this.#stopWaiting();
    try {
      this.#needs.synthesis.cancel();
    } catch (error) {
      // What could not be stopped ends by itself.
      console.error(error);
    }
  }
}
