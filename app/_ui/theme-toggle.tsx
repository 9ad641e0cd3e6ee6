"use client";

import { themeChoices } from "./theme-choices.ts";
import type { Theme } from "./theme.ts";
import { useTheme } from "./use-theme.ts";

type ThemeToggleProps = { initial: Theme };

/** Light, dark or as the system, as three small buttons. In a menu use `ThemeMenuItems`. */
export function ThemeToggle({ initial }: ThemeToggleProps) {
  const { theme, choose } = useTheme(initial);
  return (
    <div role="group" aria-label="Theme" className="inline-flex rounded-md border bg-sunken p-0.5">
      {themeChoices.map(({ value, label, Icon }) => (
        <button
          key={value}
          type="button"
          aria-pressed={theme === value}
          aria-label={label}
          title={label}
          onClick={() => choose(value)}
          className="grid h-6 min-w-8 place-items-center rounded-sm text-muted hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-card pointer-coarse:h-9"
        >
          <Icon className="size-3.5" aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
