/** A timer holds at most 24.8 days; a moment further away than a day is looked at again. */
const longest = 86_400_000;

/** Does something at a moment, in milliseconds of the epoch; gives what calls it off. Keeps no process alive. */
export function atMoment(moment: number, act: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    const left = moment - Date.now();
    timer = setTimeout(() => (left > longest ? wait() : act()), Math.max(0, Math.min(left, longest))).unref();
  };
  wait();
  return () => clearTimeout(timer);
}
