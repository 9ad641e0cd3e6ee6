"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { cx } from "./cx.ts";
import { themeAttribute, themeCookie } from "./theme.ts";
import type { Theme } from "./theme.ts";
import { writeCookie } from "./write-cookie.ts";

type ThemeToggleProps = { initial: Theme; wide?: boolean | undefined };

/** Light, dark or as the system; takes effect at once and is kept in a cookie. */
export function ThemeToggle({ initial, wide }: ThemeToggleProps) {
  const [theme, setTheme] = useState<Theme>(initial);
  const choose = (next: Theme) => {
    setTheme(next);
    writeCookie(themeCookie, next);
    const attribute = themeAttribute(next);
    if (attribute) document.documentElement.dataset["theme"] = attribute;
    else delete document.documentElement.dataset["theme"];
  };
  return (
    <div
      role="group"
      aria-label="Theme"
      className={cx("inline-flex rounded-md border bg-sunken p-0.5", wide && "flex")}
    >
      {choices.map(({ value, label, Icon }) => (
        <button
          key={value}
          type="button"
          aria-pressed={theme === value}
          aria-label={label}
          title={label}
          onClick={() => choose(value)}
          className="grid h-6 min-w-8 flex-1 place-items-center rounded-sm text-muted hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-card pointer-coarse:h-9"
        >
          <Icon className="size-3.5" aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}

const choices = [
  { value: "light", label: "Light theme", Icon: Sun },
  { value: "dark", label: "Dark theme", Icon: Moon },
  { value: "system", label: "Theme of the system", Icon: Monitor },
] as const;
