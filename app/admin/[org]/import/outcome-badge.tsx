import { Badge, type BadgeTone } from "@/app/_ui/badge.tsx";

type OutcomeBadgeProps = { readonly word: string; readonly count?: number };

/** What a line came to, or how many did. */
export function OutcomeBadge({ word, count }: OutcomeBadgeProps) {
  const said = WORDS[word] ?? word;
  return <Badge tone={TONES[word]}>{count === undefined ? said : `${count} ${said}`}</Badge>;
}

/** What lines come to, in the order in which it is told. */
export const OUTCOMES: readonly string[] = [
  ...["created", "updated", "unchanged", "left", "refused", "undone", "waits"],
];

const WORDS: Readonly<Record<string, string>> = {
  created: "new",
  updated: "updated",
  unchanged: "unchanged",
  left: "left as they are",
  refused: "not taken",
  undone: "taken back",
  waits: "to come",
};

const TONES: Readonly<Record<string, BadgeTone>> = {
  created: "success",
  updated: "info",
  refused: "warning",
};
