"use client";

import { useState } from "react";
import { FactorStep } from "./factor-step.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import { PasswordStep } from "./password-step.tsx";

type SignInFormProps = {
  /** Where to go afterwards: a path that the server has checked. */
  returnTo: string;
  /** Who it is, where that is known already. */
  email?: string;
  /** Whether the first step is done, by a provider. */
  asksFactor?: boolean;
};

/** Signs somebody in: by password, and by a second factor where they have one, or by a passkey alone. */
export function SignInForm({ returnTo, email = "", asksFactor = false }: SignInFormProps) {
  const [step, setStep] = useState<"password" | "factor">(asksFactor ? "factor" : "password");
  // A new document, not a soft navigation: nothing of the time before is to be kept.
  const goOn = () => window.location.replace(returnTo);
  if (step === "factor") return <FactorStep onDone={goOn} onBack={() => setStep("password")} />;
  return (
    <div className="flex flex-col gap-4">
      <PasswordStep email={email} onDone={goOn} onFactor={() => setStep("factor")} />
      <PasskeyButton step="first" onDone={goOn}>
        Use a passkey instead
      </PasskeyButton>
    </div>
  );
}
