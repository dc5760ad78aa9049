/**
 * With which voice and how fast this device speaks Chinese. Kept in localStorage, not with the learner's data: another
 * device has other voices.
 */
import * as v from 'valibot';
import type { VoiceChoice } from './speaker.ts';

export const VOICE_KEY = 'tifa.voice';
/** Paces offered; 1 is the voice's own. */
export const RATES = [0.6, 0.75, 0.9, 1] as const;
/** A little slower than the voices' own pace, at which tones run together. */
export const DEFAULT_VOICE_CHOICE: VoiceChoice = { voice: null, rate: 0.9 };

const ChoiceSchema = v.object({
  voice: v.fallback(v.nullable(v.string()), DEFAULT_VOICE_CHOICE.voice),
  rate: v.fallback(v.picklist(RATES), DEFAULT_VOICE_CHOICE.rate as (typeof RATES)[number]),
});

/** Reads what was stored. A field that is missing or unknown takes its default; so does all of it if broken. */
export function parseVoiceChoice(stored: string | null): VoiceChoice {
  if (stored === null) return DEFAULT_VOICE_CHOICE;
  let data: unknown;
  try {
    data = JSON.parse(stored);
  } catch (error) {
    if (error instanceof SyntaxError) return DEFAULT_VOICE_CHOICE;
    throw error;
  }
  const result = v.safeParse(ChoiceSchema, data);
  return result.success ? result.output : DEFAULT_VOICE_CHOICE;
}
