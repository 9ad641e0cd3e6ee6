"use client";

import { Wand2 } from "lucide-react";
import { textOf } from "@/app/_screens/fields/form-value.ts";
import { textsOf, type InputProps } from "@/app/_screens/fields/input-props.ts";
import { Button } from "@/app/_ui/button.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { slugOf } from "@/lib/content/slug.ts";

type SlugFieldProps = InputProps & {
  readonly title: string;
  /** Host and path before the slug, with a slash at the end. */
  readonly before: string;
  readonly help?: string | undefined;
};

/**
 * The last part of an address, beside what comes before it; below it the whole where there is no room
 * for both. A button derives it from the title again.
 */
export function SlugField({ title, before, help, ...props }: SlugFieldProps) {
  const { value, readOnly, onChange } = props;
  const suggested = slugOf(title);
  const canSuggest = !readOnly && suggested !== "" && suggested !== value;
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <TextField
        {...textsOf(props)}
        mono
        prefix={before}
        value={textOf(value)}
        help={help}
        readOnly={readOnly}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        onChange={({ target }) => onChange(target.value || null)}
        suffix={
          canSuggest ? (
            <Button
              size="sm"
              variant="ghost"
              icon={<Wand2 aria-hidden="true" />}
              onClick={() => onChange(suggested)}
            >
              From title
            </Button>
          ) : undefined
        }
      />
      <p className="text-xs wrap-anywhere text-muted sm:hidden">{`${before}${textOf(value)}`}</p>
    </div>
  );
}
