/** Which language the browser says it is in. */
import { attempt } from './platform.ts';

/**
 * Has the browser name a language that it takes itself. Some started without a locale name `en-US@posix`, and the
 * charts' library, which asks as soon as it is loaded, would fall over it, and the screen with it.
 */
export function mendLanguage(): void {
  const named = navigator.language;
  const usable = usableLanguage(named);
  if (usable !== named)
    attempt(
      'language',
      () => Object.defineProperty(navigator, 'language', { value: usable, configurable: true }),
      undefined,
    );
}

/** The language tag itself, or what of it can be used; English where nothing can. */
export function usableLanguage(tag: unknown): string {
  const candidates = typeof tag === 'string' ? [tag, tag.split(/[.@]/)[0]!.replaceAll('_', '-')] : [];
  return candidates.find(isLanguage) ?? 'en';
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    // Whether it throws is the question.
    return false;
  }
}
