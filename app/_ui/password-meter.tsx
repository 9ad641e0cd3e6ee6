import { cx } from "./cx.ts";

type PasswordMeterProps = {
  /** 0: guessed at once; 4: hardly ever. */
  readonly score: number;
  /** What would make it better. */
  readonly advice: readonly string[];
  /** The least that is asked for; 0: nothing is. */
  readonly needed: number;
};

/** How easily a password is guessed, in a word, a bar of four and a hint. */
export function PasswordMeter({ score, advice, needed }: PasswordMeterProps) {
  const isEnough = score >= Math.max(1, needed);
  return (
    <div className="flex flex-col gap-1" role="status">
      <div className="flex items-center gap-1.5">
        <span className="flex flex-1 gap-1" aria-hidden="true">
          {[1, 2, 3, 4].map((step) => (
            <span
              key={step}
              className={cx("h-1 flex-1 rounded-full", step <= score ? tones[score] : "bg-line")}
            />
          ))}
        </span>
        <span className="min-w-24 text-right text-xs font-medium text-muted">{words[score]}</span>
      </div>
      {!isEnough && advice.length > 0 && <p className="text-xs text-muted">{advice.join(" ")}</p>}
    </div>
  );
}

const words = ["Guessed at once", "Easy to guess", "Could be better", "Hard to guess", "Very hard"];
const tones = ["", "bg-danger", "bg-warning", "bg-success", "bg-success"];
