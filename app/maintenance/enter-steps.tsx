import { Check, CircleDashed } from "lucide-react";
import { cx } from "../_ui/cx.ts";
import { Spinner } from "../_ui/spinner.tsx";

/** What happens between the button and the site, in this order. */
export const ENTER_STEPS = ["person", "password", "opening"] as const;

export type EnterStep = (typeof ENTER_STEPS)[number];

const words: Record<EnterStep, string> = {
  person: "Checking this is a person",
  password: "Checking the password",
  opening: "Opening the site",
};

/** How far entering has come; told to screen readers as it moves on. */
export function EnterSteps({ step }: { step: EnterStep | null }) {
  const reached = step === null ? -1 : ENTER_STEPS.indexOf(step);
  return (
    <div role="status" className={step === null ? "sr-only" : undefined}>
      {step !== null && <span className="sr-only">{`${words[step]}…`}</span>}
      {step !== null && (
        <ol aria-hidden="true" className="flex flex-col gap-2 text-sm">
          {ENTER_STEPS.map((name, index) => (
            <li
              key={name}
              className={cx(
                "flex items-center gap-2",
                index > reached ? "text-faint" : "text-ink",
                index < reached && "text-muted",
              )}
            >
              <StepIcon state={stateOf(index, reached)} />
              {words[name]}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

type StepState = "done" | "now" | "next";

const stateOf = (index: number, reached: number): StepState => {
  if (index < reached) return "done";
  return index === reached ? "now" : "next";
};

function StepIcon({ state }: { state: StepState }) {
  if (state === "done") return <Check className="size-4 text-success-text" />;
  if (state === "now") return <Spinner />;
  return <CircleDashed className="size-4" />;
}
