"use client";

import { useState } from "react";
import { Button } from "../_ui/button.tsx";
import { Callout } from "../_ui/callout.tsx";
import { useMounted } from "../_ui/use-mounted.ts";
import { setOutWith } from "./set-out-with.ts";

type ProviderButtonsProps = {
  readonly returnTo: string;
  readonly providers: readonly { readonly id: string; readonly name: string }[];
};

/** What somebody may sign in with beside a password here. */
export function ProviderButtons({ returnTo, providers }: ProviderButtonsProps) {
  const listens = useMounted();
  const [chosen, setChosen] = useState<string>();
  const [problem, setProblem] = useState<string>();
  if (providers.length === 0) return null;
  const setOut = async (id: string) => {
    setChosen(id);
    const refusal = await setOutWith(id, returnTo).catch(() => FAILED);
    setProblem(refusal);
    setChosen(undefined);
  };
  return (
    <div className="flex flex-col gap-2 border-t pt-5">
      {problem !== undefined && <Callout tone="danger">{problem}</Callout>}
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          wide
          size="lg"
          disabled={!listens}
          loading={chosen === id}
          loadingLabel={`Going to ${name}…`}
          onClick={() => void setOut(id)}
        >
          Sign in with {name}
        </Button>
      ))}
    </div>
  );
}

const FAILED = "The server could not answer. Try again in a moment.";
