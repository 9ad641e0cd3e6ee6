import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as common } from "@zxcvbn-ts/language-common";
import { dictionary as english, translations } from "@zxcvbn-ts/language-en";

/** How easily a password is guessed: 0 at once, 4 hardly ever; and what would make it better. */
export type Judgement = { readonly score: number; readonly advice: readonly string[] };

const judge = new ZxcvbnFactory({
  dictionary: { ...common, ...english },
  graphs: adjacencyGraphs,
  translations,
});

/**
 * Judges a password as guessers would, who know common ones and the words around its owner. It takes
 * milliseconds and megabytes, so it is loaded when somebody chooses one.
 */
export function judgePassword(password: string, words: readonly string[]): Judgement {
  const { score, feedback } = judge.check(password, [...words]);
  const advice = [feedback.warning, ...feedback.suggestions];
  return { score, advice: advice.filter((line): line is string => Boolean(line)) };
}
