"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Language } from "@/app/_screens/languages/language.ts";
import { useToast } from "@/app/_ui/toast.tsx";
import type { LocalesWeighed } from "@/lib/content/locales/weigh-locales.ts";
import type { ActionFailure } from "@/lib/doors/form/form-action.ts";
import { failureText } from "../_editor/entry-values.ts";
import { changeLocalesAction, weighLocalesAction } from "./actions.ts";

/** Languages as somebody arranges them, and the way to keep them: what goes is asked about first. */
export function useLanguages(org: string, languages: readonly Language[]) {
  const router = useRouter();
  const toast = useToast();
  const { now, setNow, toggle } = useArranged(languages);
  const [going, setGoing] = useState<LocalesWeighed | null>(null);
  const { busy, problem, setProblem, attempt } = useAttempt();
  const locales = now.map(({ code }) => code);
  const seen = languages.map(({ code }) => code);

  /** What went wrong, in words. Others than were seen are shown before anything is saved. */
  const told = (why: ActionFailure | null): string | null => {
    if (why?.status !== STALE) return why && failureText(why);
    setGoing(null);
    router.refresh();
    return OTHERS;
  };
  const weigh = () => weighLocalesAction(org, { locales, seen });
  const save = async (confirmLoss: number | null) => {
    const result = await changeLocalesAction(org, { locales, seen, confirmLoss });
    if (!result.ok) return result.error;
    setProblem(null);
    toast({ title: "Saved" });
    router.refresh();
    return null;
  };
  const begin = async (): Promise<string | null> => {
    const weighed = await weigh();
    if (!weighed.ok) return told(weighed.error);
    if (weighed.value.removed.length === 0) return told(await save(null));
    setGoing(weighed.value);
    return null;
  };
  /** Asks anew where more or fewer entries say something by now than whoever confirmed was told. */
  const confirm = async (): Promise<string | void> => {
    const why = await save(going?.entries ?? null);
    if (why === null) return;
    if (why.status === STALE) return setProblem(told(why));
    if (!why.issues.some(({ path }) => path[0] === "confirmLoss")) return failureText(why);
    const weighed = await weigh();
    if (!weighed.ok) return failureText(weighed.error);
    setGoing(weighed.value);
    return "Somebody wrote in the meantime. This is how it stands now.";
  };
  return {
    ...{ now, setNow, busy, going, problem },
    isChanged: codesOf(now) !== codesOf(languages),
    submit: () => attempt(begin),
    ...{ confirm, toggle },
    /** Does nothing after all. */
    stay: () => setGoing(null),
  };
}

/** Work that somebody waits for, and what went wrong with it. */
function useAttempt() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = async (work: () => Promise<string | null>) => {
    setBusy(true);
    const said = await work().catch(() => "No answer came. Try again.");
    setBusy(false);
    setProblem(said);
  };
  return { busy, problem, setProblem, attempt };
}

/** Languages in the order that somebody gives them. */
function useArranged(languages: readonly Language[]) {
  const [now, setNow] = useState(languages);
  const [last, setLast] = useState(languages);
  if (codesOf(last) !== codesOf(languages)) {
    setLast(languages);
    // Whoever arranges nothing sees what there is by now; what is arranged stays as it is.
    if (codesOf(now) === codesOf(last)) setNow(languages);
  }
  /** Adds a language at the end, or takes it away; the last one stays. */
  const toggle = (language: Language) =>
    setNow((known) => {
      const others = known.filter(({ code }) => code !== language.code);
      if (others.length === 0) return known;
      return others.length === known.length ? [...known, language] : others;
    });
  return { now, setNow, toggle };
}

/** Somebody else changed it since it was read. */
const STALE = 412;
const OTHERS =
  "Somebody else changed the languages in the meantime. See below what yours would change now, then save again.";

const codesOf = (languages: readonly Language[]): string =>
  languages.map(({ code }) => code).join();
