"use client";

import { useEffect, useState } from "react";
import type { ComponentProps } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import type { Judgement } from "@/lib/auth/judge-password.ts";
import type { PolicyRules } from "@/lib/auth/password-policy.ts";
import { PasswordField } from "../_ui/password-field.tsx";
import { PasswordMeter } from "../_ui/password-meter.tsx";

type NewPasswordFieldProps = {
  readonly rules: PolicyRules;
  /** What guessers know of whoever chooses it. */
  readonly about: readonly string[];
  /** What the form's `field("password")` gives. */
  readonly field: Omit<ComponentProps<"input">, "autoComplete"> & { error?: string | undefined };
};

/** A new password, and while it is typed how easily it is guessed. The server judges again. */
export function NewPasswordField({ rules, about, field }: NewPasswordFieldProps) {
  const { control } = useFormContext<{ password: string }>();
  const password = useWatch({ control, name: "password" });
  const judgement = useJudgement(password, about.join(" "));
  return (
    <PasswordField
      label="New password"
      autoComplete="new-password"
      help={helpOf(rules)}
      meter={judgement !== null && <PasswordMeter {...judgement} needed={rules.score} />}
      {...field}
    />
  );
}

const helpOf = ({ kind, shortest }: PolicyRules): string =>
  kind === "off"
    ? "Anything will do: this instance asks nothing of passwords."
    : `At least ${shortest} characters. A short sentence is easy to keep and hard to guess.`;

/** @NOTE The judge knows megabytes of words, and comes when the first letter is typed. */
function useJudgement(password: string, about: string): Judgement | null {
  const [judged, setJudged] = useState<Judgement | null>(null);
  useEffect(() => {
    let isLate = false;
    const judge = async () => {
      const { judgePassword } = await import("@/lib/auth/judge-password.ts");
      if (!isLate) setJudged(judgePassword(password, about.split(/[\s@.]+/)));
    };
    const timer = setTimeout(() => {
      if (password === "") setJudged(null);
      // It helps and decides nothing: without it the server still says what is wrong.
      else judge().catch(() => setJudged(null));
    }, 150);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [password, about]);
  return judged;
}
