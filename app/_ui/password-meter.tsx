import { cx } from "./cx.ts";

type PasswordMeterProps = {
  /** 0 (guessed at once) to 4 (strong); null while nothing is typed. */
  score: 0 | 1 | 2 | 3 | 4 | null;
  /** How to make it better. */
  hint?: string | undefined;
};

/** How hard a password is to guess, in four bars and a word; changes are announced politely. */
export function PasswordMeter({ score, hint }: PasswordMeterProps) {
  const level = score === null ? undefined : levels[score];
  return (
    <div className="flex flex-col gap-1">
      <div className="grid grid-cols-4 gap-1" aria-hidden="true">
        {[1, 2, 3, 4].map((bar) => (
          <span
            key={bar}
            className={cx(
              "h-1 rounded-full transition-colors",
              level && bar <= Math.max(1, score ?? 0) ? level.tint : "bg-line",
            )}
          />
        ))}
      </div>
      <p role="status" className="min-h-4.5 text-xs text-muted">
        {level && (
          <>
            <span className="font-medium text-ink">{level.word}</span>
            {hint && <> · {hint}</>}
          </>
        )}
      </p>
    </div>
  );
}

const levels = [
  { word: "Very weak", tint: "bg-danger" },
  { word: "Weak", tint: "bg-danger" },
  { word: "Fair", tint: "bg-warning" },
  { word: "Good", tint: "bg-success" },
  { word: "Strong", tint: "bg-success" },
] as const;
