/**
 * hanzi-writer, which draws strokes as they are written and judges those a finger writes, as screens use it. It is given
 * the strokes, and so asks no other host for them.
 */
import HanziWriter from 'hanzi-writer';
import type { Strokes } from './pack.ts';

/** In the colours of the page, as computed styles give them. */
export interface Colours {
  readonly stroke: string;
  readonly outline: string;
  readonly marked: string;
}

export interface WritingNews {
  readonly said: 'right' | 'missed' | 'backwards' | 'hint';
  /** The stroke that is next, from 1. */
  readonly stroke: number;
}

/** This often one is missed before it is shown. */
const MISSES = 3;

export class Writer {
  readonly #place: HTMLElement;
  readonly #writer: HanziWriter;
  readonly #count: number;
  readonly #resized: ResizeObserver;
  #isStopped = false;

  /**
   * @param place where it draws; a square, empty
   * @param still nothing moves by itself
   */
  constructor(
    place: HTMLElement,
    character: string,
    strokes: Strokes,
    { colours, outline, still }: { colours: Colours; outline: boolean; still: boolean },
  ) {
    this.#place = place;
    const side = place.clientWidth;
    this.#count = strokes.strokes.length;
    this.#writer = HanziWriter.create(place, character, {
      width: side,
      height: side,
      padding: 0,
      charDataLoader: () => strokes,
      showCharacter: false,
      showOutline: outline,
      strokeColor: colours.stroke,
      outlineColor: colours.outline,
      highlightColor: colours.marked,
      drawingColor: colours.stroke,
      drawingWidth: 24,
      ...(still && { strokeFadeDuration: 0, drawingFadeDuration: 0 }),
    });
    // A phone is turned on its side while a character is written.
    let drawn = side;
    this.#resized = new ResizeObserver(() => {
      const now = place.clientWidth;
      if (now === drawn) return;
      drawn = now;
      this.#writer.updateDimensions({ width: now, height: now });
    });
    this.#resized.observe(place);
  }

  /** Goes on in other colours. */
  recolour({ stroke, outline, marked }: Colours): void {
    for (const [name, colour] of [
      ['strokeColor', stroke],
      ['outlineColor', outline],
      ['highlightColor', marked],
      ['drawingColor', stroke],
    ] as const)
      void this.#writer.updateColor(name, colour, { duration: 0 });
  }

  /** Writes the strokes one after another. @param onstroke hears which is next, from 1 */
  async watch(onstroke: (stroke: number) => void): Promise<void> {
    for (let stroke = 0; stroke < this.#count && !this.#isStopped; stroke++) {
      onstroke(stroke + 1);
      await this.#writer.animateStroke(stroke);
    }
  }

  /** Has them written. @param onend hears how many were missed */
  async write(onnews: (news: WritingNews) => void, onend: (missed: number) => void): Promise<void> {
    await this.#writer.quiz({
      // What is shown as a hint stands still, and is told; the screen draws it.
      showHintAfterMisses: false,
      highlightOnComplete: false,
      onMistake: ({ strokeNum, mistakesOnStroke, isBackwards }) =>
        onnews({
          said: mistakesOnStroke >= MISSES ? 'hint' : isBackwards ? 'backwards' : 'missed',
          stroke: strokeNum + 1,
        }),
      onCorrectStroke: ({ strokeNum, strokesRemaining }) => {
        if (strokesRemaining > 0) onnews({ said: 'right', stroke: strokeNum + 2 });
      },
      onComplete: ({ totalMistakes }) => onend(totalMistakes),
    });
  }

  /** Ends it, and leaves its place empty. */
  stop(): void {
    this.#isStopped = true;
    this.#resized.disconnect();
    this.#writer.cancelQuiz();
    this.#place.replaceChildren();
  }
}
