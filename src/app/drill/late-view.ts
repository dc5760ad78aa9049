import type { DrillView } from './drill.ts';

/** How long something may be stored before it shows: ms. */
export const PATIENCE = 100;

interface LateView {
  show(view: DrillView): void;
  /** What would have been drawn late is not. */
  stop(): void;
}

/**
 * Draws what a drill shows; that something is being stored only where it takes a while. Mostly the next card is there
 * within a frame, and drawing one of buttons that are off would hold it up. An answer and the right to ask the next card
 * are one wait.
 */
export function lateView(draw: (view: DrillView) => void): LateView {
  let storing:
    | { last: DrillView; isDrawn: boolean; readonly timer: ReturnType<typeof setTimeout> }
    | undefined;

  function stop() {
    clearTimeout(storing?.timer);
    storing = undefined;
  }

  function wait(view: DrillView) {
    const own = {
      last: view,
      isDrawn: false,
      timer: setTimeout(() => {
        own.isDrawn = true;
        draw(own.last);
      }, PATIENCE),
    };
    storing = own;
  }

  return {
    show(view) {
      if (view.state !== 'storing') {
        stop();
        draw(view);
      } else if (storing === undefined) wait(view);
      else {
        storing.last = view;
        if (storing.isDrawn) draw(view);
      }
    },
    stop,
  };
}
