const feet = new Set<HTMLElement>();

/** More of the window's height would hide what is read. */
const MOST = 0.25;

/**
 * Tells the page in `--foot` how much of the window's lower end an element takes that is fixed there, in CSS pixels
 * from its upper edge: buttons wrap, and letters may be twice as large. One that takes too much is marked `data-high`.
 * Gives what ends it.
 */
export function foot(element: HTMLElement): () => void {
  const observer = new ResizeObserver(publish);
  feet.add(element);
  observer.observe(element);
  window.addEventListener('resize', publish);
  return () => {
    observer.disconnect();
    window.removeEventListener('resize', publish);
    feet.delete(element);
    publish();
  };
}

function publish(): void {
  for (const element of feet) element.toggleAttribute('data-high', element.offsetHeight > MOST * innerHeight);
  const heights = [...feet].flatMap((element) => {
    const { position, bottom } = getComputedStyle(element);
    // It may stand at the end of the page for a while.
    return position === 'fixed' ? [element.offsetHeight + parseFloat(bottom)] : [];
  });
  const { style } = document.documentElement;
  if (heights.length === 0) style.removeProperty('--foot');
  else style.setProperty('--foot', `${Math.max(...heights)}px`);
}
