/** Reads now, again every so many milliseconds, and when asked; ends when aborted. What fails is for `read` to show. */
export function keepFresh(read: () => Promise<void>, every: number, signal: AbortSignal): () => Promise<void> {
  let planned: ReturnType<typeof setTimeout> | undefined;
  const refresh = async (): Promise<void> => {
    clearTimeout(planned);
    if (signal.aborted) return;
    planned = setTimeout(() => void refresh(), every);
    await read();
  };
  void refresh();
  return refresh;
}
