"use client";

import { useState } from "react";
import { Card } from "@/app/_ui/card.tsx";
import { SwitchField } from "@/app/_ui/switch-field.tsx";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import type { PostData } from "@/lib/content/entry-data.ts";
import { errorAt, type FieldErrors } from "../_content/entry-draft.ts";

type PostDetailsProps = {
  data: PostData;
  errors: FieldErrors;
  readOnly: boolean;
  onChange: (part: Partial<PostData>) => void;
};

/** What lists show of a post, and how it is found. */
export function PostDetails({ data, errors, readOnly, onChange }: PostDetailsProps) {
  return (
    <Card title="Details">
      <div className="flex flex-col gap-5">
        <TextArea
          label="Excerpt"
          optional
          help="Shown in lists instead of the beginning of the text."
          rows={2}
          value={data.excerpt}
          error={errorAt(errors, "data.excerpt")}
          readOnly={readOnly}
          onChange={(event) => onChange({ excerpt: event.target.value })}
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <WordsField
            label="Categories"
            words={data.categories}
            error={errorAt(errors, "data.categories")}
            readOnly={readOnly}
            onChange={(categories) => onChange({ categories })}
          />
          <WordsField
            label="Tags"
            words={data.tags}
            error={errorAt(errors, "data.tags")}
            readOnly={readOnly}
            onChange={(tags) => onChange({ tags })}
          />
        </div>
        <TextField
          label="Author"
          optional
          mono
          help="The address of an entry in Authors."
          value={data.author ?? ""}
          error={errorAt(errors, "data.author")}
          readOnly={readOnly}
          onChange={(event) => onChange({ author: event.target.value || null })}
        />
        <SwitchField
          label="Stands first"
          help="Stays before all other posts."
          checked={data.sticky}
          disabled={readOnly}
          onChange={(event) => onChange({ sticky: event.target.checked })}
        />
      </div>
    </Card>
  );
}

type WordsFieldProps = {
  label: string;
  words: readonly string[];
  error: string | undefined;
  readOnly: boolean;
  onChange: (words: string[]) => void;
};

/** Several words in one field; what was typed stays as it is while it is being typed. */
function WordsField({ label, words, error, readOnly, onChange }: WordsFieldProps) {
  const [typed, setTyped] = useState(words.join(", "));
  return (
    <TextField
      label={label}
      optional
      help="Separated by commas."
      value={typed}
      error={error}
      readOnly={readOnly}
      onChange={({ target: { value } }) => {
        setTyped(value);
        onChange(wordsOf(value));
      }}
    />
  );
}

const wordsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word !== ""),
  ),
];
