/** Shows how far long work has come: a bar that is redrawn on a terminal, a plain line every tenth elsewhere. */
export interface Progress {
  advance(done: number): void;
  /** Leaves the last state standing. */
  end(): void;
}

/** `title` names the work, `total` is how many steps it has; writes to standard error, which is nobody's data. */
export function showProgress(title: string, total: number, out: NodeJS.WriteStream = process.stderr): Progress {
  let shown = -1;
  return {
    advance(done) {
      const share = total === 0 ? 1 : done / total;
      const step = Math.floor(share * (out.isTTY ? 100 : 10));
      if (step === shown) return;
      shown = step;
      const filled = Math.round(share * 24);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(24 - filled)}`;
      out.write(out.isTTY ? `\r${title} ${bar} ${done}/${total}` : `${title} ${done}/${total}\n`);
    },
    end() {
      if (out.isTTY) out.write('\n');
    },
  };
}

/** A bar that appears when there is something to do, and is left standing at its end. */
export function shownOnce(
  title: string,
  show: typeof showProgress = showProgress,
): (done: number, total: number) => void {
  let bar: Progress | undefined;
  return (done, total) => {
    if (total === 0) return;
    bar ??= show(title, total);
    bar.advance(done);
    if (done < total) return;
    bar.end();
    bar = undefined;
  };
}
