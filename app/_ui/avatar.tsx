import { cx } from "./cx.ts";

type AvatarProps = {
  name: string;
  size?: "sm" | "md" | "lg" | undefined;
  /** Round for people, square for organizations. */
  shape?: "round" | "square" | undefined;
};

/** Initials on a colour that always is the same for the same name. Decoration beside the name. */
export function Avatar({ name, size = "md", shape = "round" }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "inline-grid shrink-0 place-items-center border font-semibold select-none",
        shape === "round" ? "rounded-full" : "rounded-md",
        sizes[size],
        tints[hash(name) % tints.length],
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

/** One or two letters: of the first and the last word, or of an address before its @. */
export function initialsOf(name: string): string {
  const words =
    name
      .split("@")[0]
      ?.split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean) ?? [];
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = ends.map((word) => Array.from(word ?? "")[0] ?? "").join("");
  return letters.toLocaleUpperCase("en") || "?";
}

function hash(text: string): number {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum;
}

const sizes = { sm: "size-5 text-[0.5625rem]", md: "size-7 text-2xs", lg: "size-10 text-sm" };

const tints = [
  "border-accent-line bg-accent-soft text-accent-text",
  "border-success-line bg-success-soft text-success-text",
  "border-warning-line bg-warning-soft text-warning-text",
  "border-danger-line bg-danger-soft text-danger-text",
  "border-info-line bg-info-soft text-info-text",
  "border-violet-line bg-violet-soft text-violet-text",
];
