import { ApiError } from "../../packages/client/src/client.ts";

/** What a run writes down, and whether it went as it should. */
export type Transcript = {
  readonly step: (title: string) => void;
  readonly note: (line: string) => void;
  /** Writes down whether something holds that must. */
  readonly check: (claim: string, holds: boolean) => void;
  /** Writes down how something was refused that must be. */
  readonly refused: (what: string, run: () => Promise<unknown>) => Promise<void>;
  /** Whether everything held and everything was refused. */
  readonly isGood: () => boolean;
};

/** A transcript for people, a line at a time. */
export function transcript(write: (line: string) => void): Transcript {
  let steps = 0;
  let failures = 0;
  const check = (claim: string, holds: boolean) => {
    if (!holds) failures += 1;
    write(`   ${holds ? "ok     " : "WRONG  "} ${claim}`);
  };
  return {
    step: (title) => {
      steps += 1;
      write(`${steps > 1 ? "\n" : ""}${steps}. ${title}`);
    },
    note: (line) => write(`           ${line}`),
    check,
    refused: async (what, run) => {
      try {
        await run();
        check(`${what}: was not refused`, false);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        check(`${what}: refused with ${error.status} ${error.code}`, error.status < 500);
      }
    },
    isGood: () => failures === 0,
  };
}
