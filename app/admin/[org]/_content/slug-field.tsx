"use client";

import { Wand2 } from "lucide-react";
import { Button } from "@/app/_ui/button.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { slugOf } from "@/lib/content/slug.ts";

type SlugFieldProps = {
  slug: string;
  title: string;
  /** Host and path before the slug, with a slash at the end. */
  before: string;
  error: string | undefined;
  readOnly: boolean;
  help?: string | undefined;
  onChange: (slug: string) => void;
};

/** The last part of the address. A button derives it from the title again. */
export function SlugField(props: SlugFieldProps) {
  const { slug, title, before, error, readOnly, help, onChange } = props;
  const suggested = slugOf(title);
  const canSuggest = !readOnly && suggested !== "" && suggested !== slug;
  return (
    <TextField
      label="Address"
      mono
      prefix={before}
      value={slug}
      help={help}
      error={error}
      readOnly={readOnly}
      spellCheck={false}
      autoCapitalize="none"
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
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
  );
}
