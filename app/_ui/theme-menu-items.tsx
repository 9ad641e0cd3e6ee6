"use client";

import { DropdownMenu as Primitive } from "radix-ui";
import { themeChoices } from "./theme-choices.ts";
import type { Theme } from "./theme.ts";
import { readTheme } from "./theme.ts";
import { useTheme } from "./use-theme.ts";

type ThemeMenuItemsProps = { initial: Theme };

/** Light, dark or as the system, as one row inside a `DropdownMenu`; the menu stays open. */
export function ThemeMenuItems({ initial }: ThemeMenuItemsProps) {
  const { theme, choose } = useTheme(initial);
  return (
    <Primitive.RadioGroup
      aria-label="Theme"
      value={theme}
      onValueChange={(value) => choose(readTheme(value))}
      className="m-1 flex rounded-md border bg-sunken p-0.5"
    >
      {themeChoices.map(({ value, label, Icon }) => (
        <Primitive.RadioItem
          key={value}
          value={value}
          aria-label={label}
          title={label}
          onSelect={(event) => event.preventDefault()}
          className="grid h-6 min-w-8 flex-1 cursor-pointer place-items-center rounded-sm text-muted outline-none data-highlighted:text-ink data-highlighted:outline-2 data-highlighted:outline-accent data-[state=checked]:bg-surface data-[state=checked]:text-ink data-[state=checked]:shadow-card pointer-coarse:h-9"
        >
          <Icon className="size-3.5" aria-hidden="true" />
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  );
}
