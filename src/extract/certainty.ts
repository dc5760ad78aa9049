/**
 * What a confidence is called. By itself, so that telling it brings no extractor.
 *
 * Of what is called sure 97 of 100 are to be right, of what is called likely 85, on texts that nothing was fitted to, and
 * as little as that allows is called doubtful. `npm run fit-weights` says from which confidence on the passages bear
 * that out.
 */
export const SURE = 0.95;
export const LIKELY = 0.75;
