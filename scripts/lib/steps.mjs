const FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
const REMIND_EVERY = 15; // seconds, where the output is not a terminal

/**
 * Shows steps as they run: one moving line on a terminal, plain lines elsewhere.
 * @typedef {object} Steps
 * @property {<Result>(title: string, work: (tell: (detail: string) => void) => Promise<Result> | Result) => Promise<Result>} run
 * Runs one step; `tell` sets the words after its title. Throws what the work throws.
 * @property {(text: string) => void} say Prints text as it is.
 */

/** @returns {Steps} */
export function createSteps(stream = process.stdout) {
  const moving = stream.isTTY === true && process.env.CI === undefined;
  return {
    say: (text) => void stream.write(`${text}\n`),
    run: async (title, work) => {
      const line = moving ? movingLine(stream, title) : plainLine(stream, title);
      try {
        const result = await work(line.tell);
        line.end("✓");
        return result;
      } catch (error) {
        line.end("✗");
        throw error;
      }
    },
  };
}

function movingLine(stream, title) {
  const started = Date.now();
  let detail = "";
  let frame = 0;
  const draw = (mark, time) => {
    const text = `${mark} ${title}${detail && ` · ${detail}`}${time}`;
    stream.write(`\r\u001B[K${text.slice(0, Math.max(20, (stream.columns ?? 80) - 1))}`);
  };
  const timer = setInterval(() => {
    frame = (frame + 1) % FRAMES.length;
    draw(FRAMES[frame], duration(started));
  }, 100);
  draw(FRAMES[0], "");
  return {
    tell: (text) => {
      detail = text;
    },
    end: (mark) => {
      clearInterval(timer);
      draw(mark, duration(started));
      stream.write("\n");
    },
  };
}

function plainLine(stream, title) {
  const started = Date.now();
  let detail = "";
  // Only what takes a moment is announced before it is done.
  const announcement = setTimeout(() => stream.write(`… ${title}\n`), 1000);
  const reminder = setInterval(() => {
    stream.write(`… ${title}${detail && ` · ${detail}`}${duration(started)}\n`);
  }, REMIND_EVERY * 1000);
  return {
    tell: (text) => {
      detail = text;
    },
    end: (mark) => {
      clearTimeout(announcement);
      clearInterval(reminder);
      stream.write(`${mark} ${title}${detail && ` · ${detail}`}${duration(started)}\n`);
    },
  };
}

/** Nothing for what is too short to mention. */
function duration(started) {
  const seconds = (Date.now() - started) / 1000;
  return seconds < 0.5 ? "" : ` (${seconds.toFixed(seconds < 10 ? 1 : 0)} s)`;
}
