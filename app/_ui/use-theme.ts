"use client";

import { useState } from "react";
import { themeAttribute, themeCookie } from "./theme.ts";
import type { Theme } from "./theme.ts";
import { writeCookie } from "./write-cookie.ts";

type ThemeChoice = { theme: Theme; choose: (next: Theme) => void };

/** The chosen theme, starting with the cookie's; choosing takes effect at once and is kept. */
export function useTheme(initial: Theme): ThemeChoice {
  const [theme, setTheme] = useState<Theme>(initial);
  const choose = (next: Theme) => {
    setTheme(next);
    writeCookie(themeCookie, next);
    const attribute = themeAttribute(next);
    if (attribute) document.documentElement.dataset["theme"] = attribute;
    else delete document.documentElement.dataset["theme"];
  };
  return { theme, choose };
}
