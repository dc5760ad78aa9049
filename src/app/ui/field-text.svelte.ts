/** The text of a field: what is being typed, and what is in force where nothing is. */
import { ask } from './in-force.ts';

export class FieldText {
  readonly #inForce: () => string;
  #typed = $state<string | null>(null);

  /** @param inForce what the field shows where nothing is being typed */
  constructor(inForce: () => string) {
    this.#inForce = inForce;
  }

  /** What the field shows. A change that is stored only while the next one is typed does not write over that. */
  get shown(): string {
    return this.#typed ?? this.#inForce();
  }

  readonly type = (text: string): void => void (this.#typed = text);

  /** Does what the text asks, which may take its time; then, refused or not, the field shows what is in force. */
  async ask(text: string, act: () => unknown): Promise<void> {
    this.#typed = text;
    await ask(act, () => {
      if (this.#typed === text) this.#typed = null;
    });
  }

  /** The field is left. What was changed back before it was asked is no longer typed. */
  readonly leave = (): void => {
    if (this.#typed === this.#inForce()) this.#typed = null;
  };
}
