/** What a command works with: the instance's database and secrets, its secrets alone, or neither. */
export type Need = "instance" | "secrets" | "nothing";

/** One command of the operator's command line. */
export type Command = {
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole text of `--help`, ending in a line break. */
  readonly usage: string;
  /** What it needs, always or for these words after its name. */
  readonly needs: Need | ((parameters: readonly string[]) => Need);
  /** Runs with the words after the command's name; resolves to the exit code. */
  readonly run: (parameters: string[]) => Promise<number>;
};
