/** The Chinese voices of a device: which of them is taken, and where to get one. */

/** A part of SpeechSynthesisVoice. */
export interface VoiceLike {
  readonly name: string;
  /** BCP 47, or with an underscore on Android; the region may come last or not at all. */
  readonly lang: string;
  readonly voiceURI: string;
  /** Speaks without a network. */
  readonly localService: boolean;
}

/**
 * Voices made for Mandarin, by their makers' names: Apple's, Microsoft's and Google's. Each is clear and reads tones
 * as a dictionary has them.
 */
const GOOD =
  /\b(Ting-?ting|Li-?mu|Yu-?shu|Mei-?jia|Sin-?ji|Xiaoxiao|Yunxi|Yunyang|Yunjian|Xiaoyi|Xiaochen|Huihui|Kangkang|Yaoyao|HsiaoChen|HsiaoYu|YunJhe|Hanhan|Yating|Zhiwei)\b|普通话|國語|国语/i;
/** Apple lends these to every language: funny, and hard to learn tones from. */
const NOVELTY =
  /\b(Eddy|Flo|Grandma|Grandpa|Reed|Rocko|Sandy|Shelley|Albert|Bad News|Bahh|Bells|Boing|Bubbles|Cellos|Fred|Good News|Jester|Junior|Kathy|Organ|Ralph|Superstar|Trinoids|Whisper|Wobble|Zarvox)\b/i;
/** Better recordings of a voice that is there in several. */
const FINE = /natural|neural|premium|enhanced|siri|高音质|优化音质/i;
/** Formant synthesis: understood only by who knows the word already. */
const ROUGH = /e-?speak/i;

/** The subtags that are no Mandarin of the standard: Cantonese, and Mandarin as spoken in a province. */
const OTHER_CHINESE = /^(yue|wuu|nan|hak|gan|hsn)\b|-(HK|MO)\b/i;
const DIALECT = /-(liaoning|shaanxi|sichuan|henan|shandong|guangxi|anhui|gansu|hunan|jilin|yunnan)\b/i;

/**
 * The voices that speak Chinese, the best for a learner of Mandarin first. Cantonese and its kin are left out: their
 * readings are others. Novelty voices and those of a province come last, and without a network those that need one.
 * Equal ones keep their order.
 */
export function rankVoices<Voice extends VoiceLike>(voices: readonly Voice[], online: boolean): Voice[] {
  return voices
    .map((voice) => ({ voice, tag: voice.lang.replaceAll('_', '-') }))
    .filter(({ tag }) => /^(zh|cmn)\b/i.test(tag) && !OTHER_CHINESE.test(tag))
    .map(({ voice, tag }) => ({ voice, rank: rankOf(voice, tag, online) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ voice }) => voice);
}

/** Small is good. Each consideration outweighs all that follow it. */
function rankOf({ name, localService }: VoiceLike, tag: string, online: boolean): number {
  const considered = [
    !online && !localService,
    DIALECT.test(tag),
    NOVELTY.test(name),
    ROUGH.test(name),
    !isMainland(tag),
    !FINE.test(name),
    !GOOD.test(name),
    !localService,
  ];
  return considered.reduce((rank, against) => 2 * rank + Number(against), 0);
}

/** Chinese without a region is the mainland's, unless its script says otherwise. */
const isMainland = (tag: string) => /-(CN|SG)\b/i.test(tag) || !/-(TW|Hant)\b/i.test(tag);

/**
 * The voice to speak with: the one chosen if it is there and can be heard, else the best.
 * @param chosen a `voiceURI`, or null to leave it to the app
 */
export function chooseVoice<Voice extends VoiceLike>(
  voices: readonly Voice[],
  chosen: string | null,
  online: boolean,
): Voice | undefined {
  const ranked = rankVoices(voices, online);
  const wanted = ranked.find(({ voiceURI }) => voiceURI === chosen);
  return wanted !== undefined && (online || wanted.localService) ? wanted : ranked[0];
}

/** Where a Chinese voice is installed, by what the browser says of its system. */
export function installHint(userAgent: string, maxTouchPoints: number): string {
  if (/iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)) {
    return 'In the Settings of this device, under Accessibility, Spoken Content (or Read & Speak), Voices, fetch a Chinese one.';
  }
  if (/Android/.test(userAgent)) {
    return 'In the Settings of this device, search for “Text-to-speech”, open the settings of its engine, and install the voice data for Chinese.';
  }
  if (/Macintosh/.test(userAgent)) {
    return 'In System Settings, under Accessibility, Spoken Content (or Read & Speak), System voice, Manage Voices, fetch a Chinese one.';
  }
  if (/Windows/.test(userAgent)) {
    return 'In the Settings of Windows, under Time & language, Speech, Manage voices, add Chinese (Simplified, China); then restart the browser. Edge brings voices of its own.';
  }
  if (/CrOS/.test(userAgent)) {
    return 'In the Settings of ChromeOS, under Accessibility, Text-to-Speech, add a Chinese voice.';
  }
  return 'On this system a speech service such as Speech Dispatcher gives the browser its voices; add a Chinese one there, or use a browser that brings its own.';
}
