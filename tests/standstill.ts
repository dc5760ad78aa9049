/**
 * Notices that a run of Vitest stands still. Now and then Chromium gives a page no frame any more, for no reason that is
 * known, and Vitest waits for one without end before the next file: https://github.com/vitest-dev/vitest/issues/10831.
 * `tests/run-vitest.ts`, which `npm run test:unit` starts, then runs what is left in a new browser.
 */
import type { Reporter, TestCase, TestModule, TestSpecification } from 'vitest/node';

/** What is told once, when nothing has begun or ended for so long. */
export interface Standstill {
  /** The files that have not ended. */
  readonly unfinished: readonly string[];
  /** What has failed before, with the reason: Vitest would have said it at its end. */
  readonly failures: readonly string[];
}

/** No test may take as long, and none does on a busy machine. Milliseconds. */
const LONGEST = 240_000;

export class TellStandstill implements Reporter {
  readonly #tell: (standstill: Standstill) => void;
  readonly #unfinished = new Set<string>();
  readonly #failures: string[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(tell: (standstill: Standstill) => void) {
    this.#tell = tell;
  }

  onTestRunStart(specifications: readonly TestSpecification[]): void {
    for (const { moduleId } of specifications) this.#unfinished.add(moduleId);
    this.#moves();
  }

  onTestModuleStart(): void {
    this.#moves();
  }

  onTestCaseResult(test: TestCase): void {
    const { state, errors = [] } = test.result();
    if (state === 'failed')
      for (const error of errors) this.#failures.push(`${test.fullName}\n${error.stack ?? error.message}`);
    this.#moves();
  }

  onTestModuleEnd(module: TestModule): void {
    // It came to no test.
    for (const error of module.errors()) this.#failures.push(`${module.moduleId}\n${error.message}`);
    this.#unfinished.delete(module.moduleId);
    this.#moves();
  }

  onTestRunEnd(): void {
    clearTimeout(this.#timer);
  }

  #moves(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#tell({ unfinished: [...this.#unfinished], failures: this.#failures });
    }, LONGEST);
    // It keeps nothing from ending.
    this.#timer.unref();
  }
}
