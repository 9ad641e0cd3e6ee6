"use client";

import { useSyncExternalStore } from "react";
import { readTheme, themeAttribute, themeCookie } from "./theme.ts";
import type { Theme } from "./theme.ts";
import { writeCookie } from "./write-cookie.ts";

type ThemeChoice = { theme: Theme; choose: (next: Theme) => void };

const followers = new Set<() => void>();

/** The chosen theme, starting with the cookie's; choosing takes effect at once and is kept. */
export function useTheme(initial: Theme): ThemeChoice {
  const theme = useSyncExternalStore(follow, shownTheme, () => initial);
  return { theme, choose: chooseTheme };
}

/** Shows this theme from now on, and at every visit of this browser. */
export function chooseTheme(next: Theme): void {
  writeCookie(themeCookie, next);
  const attribute = themeAttribute(next);
  if (attribute) document.documentElement.dataset["theme"] = attribute;
  else delete document.documentElement.dataset["theme"];
  for (const tell of followers) tell();
}

const shownTheme = (): Theme => readTheme(document.documentElement.dataset["theme"]);

function follow(tell: () => void): () => void {
  followers.add(tell);
  return () => followers.delete(tell);
}
