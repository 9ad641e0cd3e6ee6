/** One command of the operator's command line. */
export type Command = {
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole text of `--help`, ending in a line break. */
  readonly usage: string;
  /** Whether it needs the instance's database and secrets, its secrets alone, or does without. */
  readonly needs: "instance" | "secrets" | "nothing";
  /** Runs with the words after the command's name; resolves to the exit code. */
  readonly run: (parameters: string[]) => Promise<number>;
};
