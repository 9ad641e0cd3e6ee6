"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Language } from "@/app/_screens/languages/language.ts";
import { useToast } from "@/app/_ui/toast.tsx";
import type { LocalesWeighed } from "@/lib/content/locales/weigh-locales.ts";
import { failureText } from "../_editor/entry-values.ts";
import { changeLocalesAction, weighLocalesAction } from "./actions.ts";

/** Languages as somebody arranges them, and the way to keep them: what goes is asked about first. */
export function useLanguages(org: string, languages: readonly Language[]) {
  const router = useRouter();
  const toast = useToast();
  const [now, setNow] = useState(languages);
  const [going, setGoing] = useState<LocalesWeighed | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const locales = now.map(({ code }) => code);

  /** What went wrong, in words. */
  const save = async (confirmLoss: number | null): Promise<string | void> => {
    const result = await changeLocalesAction(org, { locales, confirmLoss });
    if (!result.ok) return failureText(result.error);
    toast({ title: "Saved" });
    router.refresh();
  };
  const begin = async (): Promise<string | void> => {
    const weighed = await weighLocalesAction(org, { locales });
    if (!weighed.ok) return failureText(weighed.error);
    if (weighed.value.removed.length === 0) return save(null);
    setGoing(weighed.value);
  };
  return {
    ...{ now, setNow, busy, going, problem },
    isChanged: locales.join() !== languages.map(({ code }) => code).join(),
    submit: async () => {
      setBusy(true);
      const said = await begin().catch(() => "No answer came. Try again.");
      setBusy(false);
      setProblem(said ?? null);
    },
    confirm: () => save(going?.entries ?? null),
    /** Does nothing after all. */
    stay: () => setGoing(null),
    /** Adds a language at the end, or takes it away; the last one stays. */
    toggle: (language: Language) =>
      setNow((known) => {
        const others = known.filter(({ code }) => code !== language.code);
        if (others.length === 0) return known;
        return others.length === known.length ? [...known, language] : others;
      }),
  };
}
