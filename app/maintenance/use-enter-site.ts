"use client";

import { useState, type RefObject } from "react";
import type { EnterStep } from "./enter-steps.tsx";
import type { ProofMaker } from "./proof-widget.tsx";

export type EnterProblem = { readonly field: "password" | null; readonly message: string };

type Entering = {
  readonly step: EnterStep | null;
  readonly problem: EnterProblem | null;
  readonly enter: (password: string) => Promise<void>;
};

/** Leads a guest in: proof of work, then the password, then the page they were going to. */
export function useEnterSite(returnTo: string, proof: RefObject<ProofMaker | null>): Entering {
  const [step, setStep] = useState<EnterStep | null>(null);
  const [problem, setProblem] = useState<EnterProblem | null>(null);

  async function enter(password: string): Promise<void> {
    if (password === "") {
      setProblem({ field: "password", message: "Enter the password of this site." });
      return;
    }
    setProblem(null);
    setStep("person");
    try {
      const payload = await proof.current?.make();
      if (payload === undefined) throw new Error("The widget is not there yet.");
      setStep("password");
      const answer = await send({ password, proof: payload, returnTo });
      if (answer.ok) {
        setStep("opening");
        window.location.assign(answer.goTo);
        return;
      }
      setProblem(answer.problem);
    } catch {
      setProblem({
        field: null,
        message: "That did not work. Check your connection and try again.",
      });
    }
    setStep(null);
  }

  return { step, problem, enter };
}

/** Longer than the password's turn takes behind a queue of others. */
const PATIENCE_MS = 30_000;

type Answer = { ok: true; goTo: string } | { ok: false; problem: EnterProblem };

async function send(form: object): Promise<Answer> {
  const response = await fetch("/api/guest/enter", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(form),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const body: unknown = await response.json();
  if (response.ok) return { ok: true, goTo: textAt(body, "goTo") ?? "/" };
  const wait = response.headers.get("retry-after");
  if (response.status === 429 && wait !== null) {
    const message = `Too many tries. Wait ${inWords(Number(wait))} and try again.`;
    return { ok: false, problem: { field: null, message } };
  }
  const detail = firstDetail(body) ?? "That did not work. Try again.";
  return {
    ok: false,
    problem: { field: response.status === 403 ? "password" : null, message: detail },
  };
}

const inWords = (seconds: number): string =>
  seconds <= 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;

function firstDetail(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("errors" in body)) return null;
  return Array.isArray(body.errors) ? textAt(body.errors[0], "detail") : null;
}

function textAt(value: unknown, name: string): string | null {
  if (typeof value !== "object" || value === null) return null;
  const found = (value as Record<string, unknown>)[name];
  return typeof found === "string" ? found : null;
}
