type Stream = { isTTY?: boolean; columns?: number; write: (text: string) => unknown };

export type ProgressBar = {
  /** Shows that so much of all is done. */
  readonly show: (progress: { done: number; total: number; title: string }) => void;
  /** Clears the line of a terminal, so that what follows starts on an empty one. */
  readonly clear: () => void;
};

const WIDTH = 24;

/** A bar that moves on a terminal; elsewhere a line for each tenth that is done. */
export function progressBar(stream: Stream = process.stdout): ProgressBar {
  return stream.isTTY === true ? movingBar(stream) : plainLines(stream);
}

function movingBar(stream: Stream): ProgressBar {
  return {
    show: ({ done, total, title }) => {
      const filled = Math.round(share(done, total) * WIDTH);
      const bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
      const line = `${bar} ${done}/${total} ${printable(title)}`;
      stream.write(`\r\u001B[K${line.slice(0, (stream.columns ?? 80) - 1)}`);
    },
    clear: () => stream.write("\r\u001B[K"),
  };
}

function plainLines(stream: Stream): ProgressBar {
  let shown = 0;
  return {
    show: ({ done, total }) => {
      const tenths = Math.floor(share(done, total) * 10);
      if (tenths <= shown) return;
      shown = tenths;
      stream.write(`… ${done} of ${total}\n`);
    },
    clear: () => undefined,
  };
}

const share = (done: number, total: number): number => (total === 0 ? 1 : done / total);

/**
 * A text without what could steer a terminal: controls, and marks that turn the direction of writing.
 */
export const printable = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}]/gu, " ");
