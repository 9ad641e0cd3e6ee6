/** What options.mjs and steps.mjs hand over, in the types of this side. */
export type Run = {
  readonly mode: "start" | "dev";
  readonly options: {
    readonly port: number;
    readonly host: string;
    readonly data: string;
    readonly demo: boolean;
  };
  readonly steps: Steps;
  /** Aborted when the operator wants it all to stop. */
  readonly signal: AbortSignal;
  /** What has to be stopped or given back, in the order in which it was started. */
  readonly undo: (() => Promise<void> | void)[];
};

export type Steps = {
  run<Result>(title: string, work: (tell: Tell) => Promise<Result> | Result): Promise<Result>;
  say(text: string): void;
};

/** Sets the words after a step's title. */
export type Tell = (detail: string) => void;
